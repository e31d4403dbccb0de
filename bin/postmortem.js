#!/usr/bin/env node
// Node 22 and later cache compiled code
require('node:module').enableCompileCache?.()
const { main, nodeHost } = require('../dist/program/cli.cjs')

main(process.argv.slice(2), nodeHost()).then(code => {
  process.exitCode = code
})
