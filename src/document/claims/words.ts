/** The words of a text in lower case, with dots and hyphens inside them: `ci.example.org`, `we'll`, `5th`. */
export const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? []

/** A set of words, written as one text. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Whether any of some words is in a set. */
export const hasAny = (words: readonly string[], set: ReadonlySet<string>): boolean =>
  words.some(word => set.has(word))

/** Whether a word of the first set is before one of the second. */
export function hasInOrder(
  words: readonly string[],
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
): boolean {
  const at = words.findIndex(word => first.has(word))
  return at >= 0 && hasAny(words.slice(at + 1), second)
}

/** Words of latencies, delays, periods and figures of statistics, before a duration. */
export const OF_LEVEL =
  'latency latencies lag lagged lagging delay delayed delays timeout timeouts time-out interval intervals response responses waited wait waits hung behind stale late twice times retention mean median'

/** Words of what is out of service. */
export const DOWN = 'down unavailable offline inaccessible unresponsive degraded disrupted broken read-only'

/** Words directly after a duration of a level, a delay or a period. */
export const AFTER_LEVEL =
  'each every per apart delay lag latency late behind timeout timeouts interval intervals later after before earlier into'
