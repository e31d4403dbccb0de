#!/usr/bin/env bash
# check-data.sh FOLDER: run the DuckDB query of docs/data.md on an export of the examples, with DuckDB from npm. The queries
# for SQLite and pandas are run by the tests.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
mkdir -p "$1/duckdb"
cd "$1/duckdb"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1
node "$root/bin/postmortem.js" export "$root/examples" --format csv --out tables
sed -n '/^```duckdb$/,/^```$/p' "$root/docs/data.md" | sed '1d;$d' >query.sql
test -s query.sql
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
const connection = await (await DuckDBInstance.create()).connect()
const rows = (await connection.runAndReadAll(readFileSync('query.sql', 'utf8'))).getRowsJson()
if (!rows.some(([, count, minutes]) => Number(count) > 0 && Number(minutes) > 0)) throw new Error(JSON.stringify(rows))
console.log(`DuckDB: ${rows.length} rows`)
JS
node run.mjs
