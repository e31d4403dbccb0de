import { wordSet } from './words.ts'

/** What fails, for somebody or as a part of the whole. */
const FAILING = wordSet(
  'fail failed failing fails failure failures error errors erroring 4xx 5xx slow slowly unable halted stopped paused frozen hung crashed crashing stuck blocked rejected refused loss lost missing',
)
const CANNOT = /^(?:cannot|(?:can|could)n['’]t)$/
const NOBODY = wordSet('nobody no none neither')
const WAS = wordSet('was were are is did')
/** What somebody is without. */
const SUPPLY = wordSet('access service connectivity power internet network')

/** Milliseconds in a day: what was "not tested for 6 months" is no outage. */
const DAY_MS = 86_400_000

/** Whether "could" or "without" at a place is of what failed: "could not log in", "nobody could", "without service". */
export const isOfFailure = (words: readonly string[], i: number): boolean =>
  words[i] === 'could'
    ? words[i + 1] === 'not' || words.slice(Math.max(0, i - 4), i).some(word => NOBODY.has(word))
    : words[i] === 'without' && SUPPLY.has(words[i + 1] ?? '')

/** The word of a clause that says that something failed. @param length of it, in milliseconds */
export const failureIn = (clause: readonly string[], length: number): string | undefined =>
  clause.find(
    (word, i) =>
      FAILING.has(word) ||
      CANNOT.test(word) ||
      isOfFailure(clause, i) ||
      (word === 'not' && (clause[i - 1] === 'could' || (length < DAY_MS && WAS.has(clause[i - 1] ?? '')))),
  )
