#!/usr/bin/env bash
# check-vscode.sh FOLDER: pack the extension for VS Code, with the Node 22 that check-nodes.sh has put there.
set -euo pipefail
cd "$(dirname "$0")/.."
node="$1/node-22/node_modules/node/bin/node"
test -x "$node" || node="$(ls -d "$1"/node-22/node_modules/node-bin-*/bin/node | head -1)"
PATH="$(dirname "$node"):$PATH" npm run --silent vsix
# a vsix is a zip
python3 -c 'import zipfile; names = zipfile.ZipFile("out/postmortem.vsix").namelist(); assert {"extension/dist/extension.js", "extension/snippets.json", "extension/package.json", "extension/schemas/config.json"} <= set(names), names; print(len(names), "files")'
