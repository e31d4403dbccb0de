#!/usr/bin/env node
const { main, nodeHost } = require('../dist/program/cli.cjs')

main(process.argv.slice(2), nodeHost()).then(code => {
  process.exitCode = code
})
