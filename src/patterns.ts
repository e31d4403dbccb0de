import ignore from 'ignore'

/**
 * Matches a path against patterns in the syntax of .gitignore: true where they match, false where a pattern with `!`
 * excludes it, null otherwise.
 *
 * @param path relative to the folder of the patterns, with `/` between names; that of a folder ends with `/`.
 */
export type Matcher = (path: string) => boolean | null

/** The most wildcards in one name: with more, matching can take exponential time. */
const WILDCARDS_AT_MOST = 4

/** Whether a pattern is too long or has too many wildcards to match safely. */
export const isTooWild = (pattern: string): boolean =>
  pattern.length > 500 ||
  pattern.split('/').some(name => name !== '**' && (name.match(/[*[]/g)?.length ?? 0) > WILDCARDS_AT_MOST)

/** Makes a matcher of patterns; those that are too wild match nothing. */
export function matcherOf(patterns: readonly string[]): Matcher {
  const usable = patterns.filter(pattern => !isTooWild(pattern))
  if (usable.length === 0) return () => null
  const matcher = ignore().add(usable.map(pattern => pattern.replace(/^(!?)\.\//, '$1/')))
  return path => {
    if (!ignore.isPathValid(path)) return null
    const { ignored, unignored } = matcher.test(path)
    return ignored ? true : unignored ? false : null
  }
}
