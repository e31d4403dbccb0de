import { rangesIn, type StatedDuration, type StatedRange } from '../time/index.ts'
import { AFTER_LEVEL, OF_LEVEL, wordSet, wordsOf } from './words.ts'

/** Two clocks in the sentence of a duration, or in the sentence before it. */
export interface Beside {
  /** The two clocks, as written. */
  readonly text: string
  /** Milliseconds from the first to the second. */
  readonly value: number
  /**
   * The duration is as long as the range (`from 06:59 to 07:35 (36 minutes)`), a sum within it (`20 minutes in total`), or
   * nothing says so.
   */
  readonly relation: 'whole' | 'sum' | 'unknown'
}

/** The one range of a sentence, or of the one before it, that a duration is beside; null where there is none. */
export function besideOf(
  text: string,
  previous: string | null,
  ranges: readonly StatedRange[],
  duration: StatedDuration,
): Beside | null {
  const [only, ...more] = ranges
  if (only) return more.length > 0 ? null : { ...part(only), relation: relationOf(text, only, duration) }
  const [before, ...others] = previous && saysLasted(text) ? rangesIn(previous) : []
  return before && others.length === 0 ? { ...part(before), relation: 'whole' } : null
}

const part = ({ text, value }: StatedRange) => ({ text, value })

const THIS = wordSet('this it that these which')
const LASTED = wordSet('lasted took went continued')

/** "This lasted 2 hours": the range is in the sentence before. */
function saysLasted(text: string): boolean {
  const [first = '', second = ''] = wordsOf(text.slice(0, 40))
  return THIS.has(first) && LASTED.has(second)
}

function relationOf(text: string, range: StatedRange, stated: StatedDuration): Beside['relation'] {
  const next = text.slice(stated.end)
  const before = text.slice(0, stated.start)
  const near = wordsOf(before).slice(-3)
  if (stated.start < range.start && isPeriod(near, next)) return 'whole'
  if (isOfEach(next)) return 'unknown'
  const isSum = saysSum(near) || isSummed(next)
  if (stated.start >= range.end) {
    const between = text.slice(range.end, stated.start)
    return JOINED.has(plain(between.replace(ZONE, ''))) || isBracketed(between, next)
      ? isSum
        ? 'sum'
        : 'whole'
      : 'unknown'
  }
  const between = text.slice(stated.end, range.start)
  if (!LEADING.has(plain(between)) || near.some(isOfLevel)) return 'unknown'
  if (isSum) return 'sum'
  // a duration longer than the range is wrong whatever it is of
  if (stated.least > range.value) return isOneSpan(before) || isTooLong(before) ? 'whole' : 'unknown'
  if (!isOneSpan(before)) return 'unknown'
  // a short duration may be of something within the range
  const isApart = /[,;:(–—]/.test(between)
  return stated.most * (isApart ? 8 : 2) >= range.value ? 'whole' : 'unknown'
}

const ZONE = /^[\s*_`(]*[A-Z]{2,5}(?![A-Za-z])/

/** Words in lower case without the marks around and between them. */
const plain = (text: string): string =>
  text
    .replace(/[\s*_`(),;:=–—-]+/g, ' ')
    .trim()
    .toLowerCase()

/** What may be between a range and the duration after it. */
const JOINED: ReadonlySet<string> = new Set([
  ...['', 'i.e.', 'that is', 'or', 'for', 'lasting', 'total', 'was', 'is', 'a total of', 'for a total of'],
])
/** What may be between a duration and the range after it. */
const LEADING: ReadonlySet<string> = new Set(
  ['', 'about', 'around'].flatMap(hedge =>
    ['', ...wordSet('from between')].map(word => `${word} ${hedge}`.trim()),
  ),
)

/** "from 07:00 to 08:00 for most users (25 minutes)" */
const isBracketed = (between: string, next: string): boolean =>
  /^ for (?:\w+ ){1,3}\($/.test(between) && next.startsWith(')')

const ONE = wordSet('a an the this that')
const DURING = wordSet('over during for in within')
const PERIODS = wordSet('period span stretch')

/** "down for 13 minutes over a 95-minute period, from 07:00 to 08:35" */
const isPeriod = (near: readonly string[], next: string): boolean =>
  ONE.has(near.at(-1) ?? '') &&
  DURING.has(near.at(-2) ?? '') &&
  PERIODS.has(wordsAfter(next)[0] ?? '') &&
  /^[ -]?\w+,? (?:from|between) \d/.test(next)

/** The words directly after a duration, with no mark but a hyphen before them. */
const wordsAfter = (next: string): readonly string[] =>
  /^\s?-?[A-Za-z]/.test(next) ? wordsOf(next.slice(0, 40)).slice(0, 3) : []

const EACH = wordSet(AFTER_LEVEL)

function isOfEach(next: string): boolean {
  const words = wordsAfter(next)
  const phrase = words.join(' ')
  return EACH.has(words[0] ?? '') || phrase === 'at a time' || phrase.startsWith('on average')
}

const SUMS = wordSet('total sum altogether combined cumulative cumulatively aggregate')
const saysSum = (near: readonly string[]): boolean =>
  SUMS.has((near.at(-1) === 'of' ? near.at(-2) : near.at(-1)) ?? '')
const SUMMED = wordSet('total altogether combined downtime all it that which this')

/** "20 minutes in total", "5 minutes of downtime", "20 minutes of it" */
function isSummed(next: string): boolean {
  const [first = '', second = ''] = wordsAfter(next)
  return SUMMED.has(first === 'of' || first === 'in' ? second : first)
}

/** Words of periods, levels and delays, which are not spans between two times. */
const LEVELS = wordSet(`${OF_LEVEL} each every per lags time-outs average`)
const isOfLevel = (word: string): boolean => LEVELS.has(word) || /^p\d\d$/.test(word)

const SPANS = wordSet(
  'for last lasted lasts lasting during duration down offline unavailable unreachable inaccessible',
)
const NOUNS = wordSet('outage incident downtime disruption degradation interruption impact duration')
const TAKERS = wordSet(
  'it this that outage incident recovery restoration migration rollback failover maintenance restore rebuild',
)
const FILLERS = wordSet('only just another a full the about')

/** Whether a duration after some words is that of one span: "It was down for". */
function isOneSpan(before: string): boolean {
  const { words, mark } = clauseAtEnd(before)
  const [last = '', previous = ''] = words.toReversed()
  if (words.length === 0) return mark !== ',' && mark !== ';'
  return (
    SPANS.has(last) || (last === 'of' && NOUNS.has(previous)) || (last === 'took' && TAKERS.has(previous))
  )
}

const TOO_LONG = wordSet('took was were is of failed broke')
const isTooLong = (before: string): boolean => TOO_LONG.has(clauseAtEnd(before).words.at(-1) ?? '')

/** The words from the last mark on, without those that change nothing, and that mark; empty at the start. */
function clauseAtEnd(before: string): { readonly words: readonly string[]; readonly mark: string } {
  const clause =
    before
      .slice(-200)
      .split(/[,;:()"“”–—]/)
      .at(-1) ?? ''
  const words = wordsOf(clause)
  const kept = words.findLastIndex(word => !FILLERS.has(word))
  return { words: words.slice(0, kept + 1), mark: before.at(-clause.length - 1) ?? '' }
}

const WHOLLY = wordSet('complete completely full fully total totally')
const RESTORED = ['restor', 'recover', 'resol', 'repair'] as const

/** Whether a sentence is about the end of the incident: "until complete restoration". */
export function isOfEnd(sentence: string): boolean {
  const words = wordsOf(sentence)
  return words.some((word, i) => WHOLLY.has(word) && RESTORED.some(stem => words[i + 1]?.startsWith(stem)))
}
