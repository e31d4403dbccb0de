import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/**
 * A fault of a package that is known, and the first version without it. The list is kept by hand: not every registry tells
 * of them, and a check that needs one could not fail there.
 *
 * @typedef {{ readonly package: string, readonly below: string, readonly advisory: string, readonly what: string }} Advisory
 */

/** @param {string} version */
const numbers = version => (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number)

/**
 * Whether a version is before another.
 *
 * @param {string} one
 * @param {string} other
 */
export function isBelow(one, other) {
  const [a, b] = [numbers(one), numbers(other)]
  const at = [0, 1, 2].find(i => (a[i] ?? 0) !== (b[i] ?? 0))
  return at !== undefined && (a[at] ?? 0) < (b[at] ?? 0)
}

/**
 * The advisories that apply to what is in dist.
 *
 * @param {Readonly<Record<string, string>>} inlined the version of each package
 * @param {readonly Advisory[]} advisories
 */
export const affecting = (inlined, advisories) =>
  advisories.filter(
    ({ package: name, below }) => inlined[name] !== undefined && isBelow(inlined[name], below),
  )

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { inlinedDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const found = affecting(inlinedDependencies, JSON.parse(readFileSync('scripts/advisories.json', 'utf8')))
  for (const { package: name, below, advisory, what } of found)
    console.error(`${name} ${inlinedDependencies[name]} has ${advisory} (${what}): take ${below} or later`)
  process.exitCode = found.length > 0 ? 1 : 0
}
