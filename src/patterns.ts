import ignore from 'ignore'

/**
 * What patterns in the manner of .gitignore say of a path: true where they name it, false where a pattern with
 * `!` takes it back, null where they say nothing.
 *
 * @param path from the folder of the patterns, with `/` between names; a folder's ends with `/`.
 */
export type Matcher = (path: string) => boolean | null

/** More wildcards in one name than anybody writes: matching could take for ever. */
const WILDCARDS_AT_MOST = 4

export const isTooWild = (pattern: string): boolean =>
  pattern.length > 500 ||
  pattern.split('/').some(name => name !== '**' && (name.match(/[*[]/g)?.length ?? 0) > WILDCARDS_AT_MOST)

/** Patterns that are too wild match nothing. */
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
