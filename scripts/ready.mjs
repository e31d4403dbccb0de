import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isBuilt } from './inputs.mjs'

// What `npm start` and `npm test` need: the packages of the lock file and a build, each made only when out of date.
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** @param {string} path */
const changed = path => (existsSync(path) ? statSync(path).mtimeMs : 0)
/**
 * @param {string} command
 * @param {readonly string[]} args
 */
const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })

if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  console.log('Installing packages …')
  run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'])
}
if (!isBuilt('.')) {
  console.log('Building …')
  run(process.execPath, ['scripts/build.mjs'])
}
