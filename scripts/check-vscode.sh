#!/usr/bin/env bash
# check-vscode.sh FOLDER: package the extension for VS Code, with the Node 22 that check-nodes.sh has put there. Nothing is published.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
node="$1/node-22/node_modules/node/bin/node"
test -x "$node" || node="$(ls -d "$1"/node-22/node_modules/node-bin-*/bin/node | head -1)"

mkdir -p "$1/vsce"
cp -r "$root/editors/vscode" "$1/extension"
"$root/node_modules/.bin/esbuild" "$root/editors/vscode/src/extension.ts" --bundle --minify --platform=node --target=node20 \
  --format=cjs --external:vscode --legal-comments=none --log-level=warning --outfile="$1/extension/dist/extension.js"
cd "$1/vsce"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @vscode/vsce@4.1.0
cd "$1/extension"
"$node" "$1/vsce/node_modules/@vscode/vsce/vsce" package --no-dependencies --out "$1/postmortem.vsix" >/dev/null
# a vsix is a zip
python3 -c 'import sys, zipfile; names = zipfile.ZipFile(sys.argv[1]).namelist(); assert {"extension/dist/extension.js", "extension/snippets.json", "extension/package.json"} <= set(names), names; print(len(names), "files")' "$1/postmortem.vsix"
