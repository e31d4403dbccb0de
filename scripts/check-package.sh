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
for name in schemas/front-matter.json completions/_postmortem completions/postmortem.bash completions/postmortem.fish; do
  test -s "node_modules/postmortem-cli/dist/$name"
done
cat >use.ts <<'TS'
import { lintText, type Finding } from 'postmortem-cli'
const findings: readonly Finding[] = lintText('## Timeline\n\n- 10:00 a\n- 09:00 b\n- 10:10 c\n').findings
if (findings[0]?.rule === undefined) throw new Error('no finding')
TS
"$types/.bin/tsc" --noEmit --strict --module nodenext --target es2023 --types '' use.ts
sed '/^import/s/, type Finding//; s/: readonly Finding\[\]//' use.ts >use.mjs
node use.mjs

# each package manager, in a folder of its own
elsewhere() {
  mkdir "$2/$1"
  cd "$2/$1"
  printf '{ "name": "x", "private": true }\n' >package.json
  printf '%s: ' "$1"
}
elsewhere npm-global "$2"
npm install --silent --no-audit --no-fund --global --prefix "$PWD" "$tarball"
bin/postmortem --version
test "$(ls share/man/man1 | wc -l)" = "$(ls lib/node_modules/postmortem-cli/dist/man | wc -l)"
elsewhere pnpm "$2"
npx --yes pnpm@12.21.0 add --silent "$tarball"
npx --yes pnpm@12.21.0 exec postmortem --version
elsewhere yarn-classic "$2"
npx --yes yarn@1.22.22 add --silent --no-progress "$tarball" 2>/dev/null
npx --yes yarn@1.22.22 --silent postmortem --version
elsewhere yarn "$2"
touch yarn.lock
export YARN_ENABLE_TELEMETRY=0
npx --yes @yarnpkg/cli-dist@4.18.1 add "postmortem-cli@file:$tarball" >/dev/null
npx --yes @yarnpkg/cli-dist@4.18.1 postmortem --version
echo 'The package installs, runs and has types.'
