#!/usr/bin/env bash
# check-package.sh TARBALL FOLDER: install the packed program into an empty folder and use it from there.
set -euo pipefail
tarball="$1"
folder="$2/installed"
examples="$(cd "$(dirname "$0")/../examples" && pwd)"
types="$(cd "$(dirname "$0")/../node_modules" && pwd)"
mkdir -p "$folder"
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund "$tarball"
test "$(ls node_modules)" = postmortem-cli
cp -r "$examples" .
npx --no-install postmortem --help >/dev/null
npx --no-install postmortem lint --max-warnings 0 examples
npx --no-install postmortem render examples/cloudshare.md -t cloudshare -o page.html
grep -q '<h1>' page.html
test -s node_modules/postmortem-cli/dist/schemas/front-matter.json
cat >use.ts <<'TS'
import { parse, lintDocument, type Finding } from 'postmortem-cli'
const findings: readonly Finding[] = lintDocument(parse('## Timeline\n\n- 10:00 a\n- 09:00 b\n- 10:10 c\n'))
if (findings[0]?.rule === undefined) throw new Error('no finding')
TS
"$types/.bin/tsc" --noEmit --strict --module nodenext --target es2023 --types '' use.ts
sed '/^import/s/, type Finding//; s/: readonly Finding\[\]//' use.ts >use.mjs
node use.mjs
echo 'The package installs, runs and has types.'
