#!/usr/bin/env bash
# check-nodes.sh FOLDER: run the built program on each Node that package.json allows, from the npm package `node`, and on
# one that it does not.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"

# sets `folder` and `node`
install_node() {
  folder="$1"
  mkdir -p "$folder"
  cd "$folder"
  npm init --yes >/dev/null
  npm install --silent --no-audit --no-fund --ignore-scripts=false "node@$2"
  node="$folder/node_modules/node/bin/node"
  test -x "$node" || node="$(ls -d "$folder"/node_modules/node-bin-*/bin/node | head -1)"
}

install_node "$1/node-18" 18
said="$("$node" "$root/bin/postmortem.js" --version 2>&1)" && exit 1
test "${said#postmortem needs Node.js 20.19 or later}" != "$said"
echo "$said"

for version in 20 22 24 26; do
  install_node "$1/node-$version" "$version"
  printf '%s: ' "$("$node" --version)"
  "$node" "$root/bin/postmortem.js" new --answers "$root/examples/cloudshare.answers.yaml" --folder "$folder/p" >/dev/null 2>&1
  "$node" "$root/bin/postmortem.js" lint --max-warnings 0 "$root/examples" "$folder/p"
  "$node" --disallow-code-generation-from-strings "$root/bin/postmortem.js" render "$root/examples/cloudshare.md" -f html >/dev/null
  mkdir "$folder/compiled"
  TMPDIR="$folder/compiled" "$node" "$root/bin/postmortem.js" show --json "$root/examples/cloudshare.md" >/dev/null
  # SQLite, from Node 22.13 on, which Python reads
  if test "$version" != 20; then
    "$node" "$root/bin/postmortem.js" export "$root/examples" --format sqlite --out "$folder/a.db"
    ! command -v python3 >/dev/null || python3 -c 'import sqlite3, sys; assert sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM documents, json_each(services)").fetchone()[0] > 5' "$folder/a.db"
  fi
  # what is kept compiled, from Node 22 on
  test "$version" = 20 || test -n "$(ls "$folder/compiled")"
done
