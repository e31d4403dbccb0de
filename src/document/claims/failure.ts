import { monthNames } from '../time/index.ts'
import { DOWN, wordSet } from './words.ts'

// What failed for a while is said by a few predicates next to the duration: "was failing", "saw errors", "could not log in",
// "was without access". A word of failure elsewhere in the sentence is of something else: "failed jobs are kept for 3 days".

/** Finite, or after "was". */
const FAILED = wordSet('failed failing halted hung crashed crashing slow stuck frozen unreachable erroring')
/** As FAILED, after a form of "be" only. */
const STATES = wordSet(`${DOWN} impossible interrupted`)
const BE = wordSet('was were been remained stayed became kept')
const ERRORS = wordSet('errors failures timeouts 4xx 5xx 500s 502s 503s 504s')
const SAW = wordSet(
  'saw got received experienced returned served threw produced had seeing returning getting',
)
const SUPPLY = wordSet('access service connectivity power internet network')
const LOST = wordSet('lost without')
const NOBODY = wordSet('nobody none')

const DENIED = wordSet('no never nothing neither single')
/** Who tries to find out something, and what they could not do, is no failure of the service. */
const PEOPLE = wordSet(
  'on-call oncall engineer engineers responder responders vendor support team staff explain find reproduce tell say reach contact contacted sleep determine identify understand know believed',
)
/** What says of a whole sentence that it is of no outage: what is planned, a rule, or before customers. */
const INSTEAD = wordSet(
  'planned scheduled precaution design staging retry retries retried will can cannot must',
)
/** What fails, or is stopped, without an outage. */
const NO_SERVICE = wordSet(
  'test tests suite ci build builds deploy deploys rollout rollouts release releases migration account accounts address',
)
const MONTHS: ReadonlySet<string> = new Set(monthNames.map(name => name.toLowerCase()))
/** Where a clause ends. */
const ENDS = wordSet('that which who when while before since because but after until so and')

/** Whether "could" or "without" at a place is of a predicate of failure: "could not", "nobody could", "without service". */
export const isOfFailure = (words: readonly string[], i: number): boolean =>
  words[i] === 'could'
    ? words[i + 1] === 'not' || NOBODY.has(words[i - 1] ?? '')
    : words[i] === 'without' && SUPPLY.has(words[i + 1] ?? '')

/**
 * The word of a clause that says that something failed; null where none does.
 *
 * @param isAfter whether it follows the duration, as in "For 3 hours, …"; else its predicate is beside "for".
 */
export function failureIn(
  sentence: readonly string[],
  clause: readonly string[],
  isAfter: boolean,
): string | null {
  if (sentence.some((word, i) => INSTEAD.has(word) || isAnotherDay(sentence, i))) return null
  if (clause.some((word, i) => PEOPLE.has(word) || isDenial(clause, i))) return null
  for (const [i, word] of clause.entries()) {
    const end = predicateEnd(clause, i)
    if (end === null || NO_SERVICE.has(subjectBefore(clause, i))) continue
    // an adverb may follow, or for whom it failed: "unavailable to customers"
    if (isAfter || clause.length - end <= 4) return word
  }
  return null
}

const subjectBefore = (words: readonly string[], i: number): string =>
  words.slice(0, i).findLast(word => !BE.has(word)) ?? ''

/** Where a predicate of failure that begins at a place ends; null where none begins. */
function predicateEnd(words: readonly string[], i: number): number | null {
  const [word = '', next] = words.slice(i)
  const before = words[i - 1] ?? ''
  if (BE.has(before) && (FAILED.has(word) || STATES.has(word) || word === 'unable')) return i + 1
  // not an attribute: "the list of failed orders"
  if (FAILED.has(word) && i > 0 && (next === undefined || next === 'for' || next.endsWith('ly'))) return i + 1
  if (SAW.has(word)) {
    const errors = words.slice(i + 1, i + 5).findIndex(one => ERRORS.has(one) || one === 'error')
    return errors < 0 ? null : i + 2 + errors
  }
  if ((word === 'could' && isOfFailure(words, i)) || /^couldn['’]t$/.test(word)) return i + 2
  return LOST.has(word) && SUPPLY.has(next ?? '') ? i + 2 : null
}

/** Whether a word denies the clause, and is not of a predicate of failure itself. */
const isDenial = (words: readonly string[], i: number): boolean => {
  const [word = '', before, next = ''] = [words[i], words[i - 1], words[i + 1]]
  if (word === 'not') return before !== 'could'
  if (NOBODY.has(word)) return next !== 'could'
  return word === 'without' ? !isOfFailure(words, i) : DENIED.has(word)
}

/** "Two weeks ago", "the week before", "the next day", "in January" */
const isAnotherDay = (words: readonly string[], i: number): boolean =>
  words[i] === 'ago' ||
  words[i] === 'yesterday' ||
  (words[i - 1] === 'in' && MONTHS.has(words[i] ?? '')) ||
  (/^(?:day|night|week|month)$/.test(words[i] ?? '') &&
    (words[i + 1] === 'before' || words[i + 1] === 'earlier' || words[i - 1] === 'next'))

/** The clause at the end of some words. */
export const lastClause = (words: readonly string[]): readonly string[] =>
  words.slice(words.findLastIndex(word => ENDS.has(word)) + 1)

/** The clause at the start of some words. */
export const firstClause = (words: readonly string[]): readonly string[] => {
  const end = words.findIndex((word, i) => i > 0 && ENDS.has(word))
  return end < 0 ? words : words.slice(0, end)
}
