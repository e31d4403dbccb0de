#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`postmortem needs Node.js 20.19 or later, and this is ${process.version}.\n`)
  process.exit(2)
}

// Node 22 and later cache compiled code
require('node:module').enableCompileCache?.()
const { main, nodeHost } = require('../dist/program/cli.cjs')

main(process.argv.slice(2), nodeHost()).then(code => {
  process.exitCode = code
})
