import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files and folders that a build reads, packages apart: the lock file speaks for these. */
const INPUTS = ['src', 'templates', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json']

/** A hash of the inputs that the last build read. */
const STAMP = 'dist/inputs.sha256'

/**
 * Returns a hash of the names and the contents of all inputs.
 *
 * @param {string} root
 */
export function hashInputs(root) {
  const hash = createHash('sha256')
  for (const path of INPUTS.flatMap(input => filesIn(root, input))) {
    const contents = readFileSync(join(root, path))
    hash.update(`${path}\0${contents.length}\0`).update(contents)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} input
 * @returns {string[]}
 */
function filesIn(root, input) {
  const path = join(root, input)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return existsSync(path) ? [input] : []
  return readdirSync(path)
    .sort()
    .flatMap(name => filesIn(root, `${input}/${name}`))
}

/**
 * Whether the last build read these inputs.
 *
 * @param {string} root
 */
export function isBuilt(root) {
  const stamp = join(root, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs(root)
}

/**
 * Notes what a build read. It is called when all is built.
 *
 * @param {string} root
 * @param {string} hash the hash of the inputs when the build began.
 */
export const stampBuild = (root, hash) => writeFileSync(join(root, STAMP), hash)
