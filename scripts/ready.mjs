import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// What `npm start` and `npm test` need: the packages of the lock file and a build, each made only when out of date.
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const changed = path => (existsSync(path) ? statSync(path).mtimeMs : 0)
const newest = folder =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true }).map(entry =>
      entry.isDirectory() ? newest(join(folder, entry.name)) : changed(join(folder, entry.name)),
    ),
  )
const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })

if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  console.log('Installing packages …')
  run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'])
}
const sources = Math.max(
  newest('src'),
  newest('templates'),
  newest('scripts'),
  changed('package.json'),
  changed('package-lock.json'),
)
if (changed('dist/types/index.d.ts') < sources) {
  console.log('Building …')
  run(process.execPath, ['scripts/build.mjs'])
}
