import { type SectionKind, sectionHeadings, sectionKinds, synonyms } from './heading-names.ts'
import { foreignNames, japaneseNames } from './heading-names-foreign.ts'

const kinds: ReadonlyMap<string, SectionKind> = new Map(
  sectionKinds.flatMap(kind =>
    [normalise(sectionHeadings[kind]), ...synonyms[kind]].map(name => [name, kind] as const),
  ),
)

const foreign: ReadonlyMap<string, SectionKind> = new Map(
  sectionKinds.flatMap(kind => (foreignNames[kind] ?? []).map(name => [name, kind] as const)),
)

/** All built-in English headings as `normalise` returns them, and their sections. */
export const headingsKnown = (): ReadonlyMap<string, SectionKind> => kinds

/**
 * The kind of section that a heading names; null for none.
 *
 * A heading is known as a whole, by its first known part ("Problems / Timeline", "Root cause: an expired certificate"), by the
 * noun before "of" or "on" ("Impact on 12,400 customers"), by the noun at its end ("Probable root cause"), as a question
 * ("How will we prevent this?"), or with one wrong letter ("What happend").
 *
 * @param heading Markdown: marks, numbering, brackets and "(times in UTC)" do not matter.
 */
export function kindOfHeading(heading: string): SectionKind | null {
  const words = normalise(heading)
  if (words === '') return null
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(words)) return inJapanese(words)
  const whole = lookUp(words)
  if (whole) return whole
  const [head = '', ...choices] = partsOf(heading)
  if (GENRES.has(head)) return null
  return (
    choices.map(part => partKind(part)).find(kind => kind) ??
    firstOfTwo(head) ??
    questioned(words) ??
    beforeOf(words) ??
    atEnd(words) ??
    inOtherLanguage(words) ??
    misspelt(words) ??
    null
  )
}

/**
 * What is before a colon, a bracket or a dash, as `normalise` returns it, and each of the names in it that a slash
 * divides.
 */
function partsOf(heading: string): readonly string[] {
  const head = heading.slice(0, 200).split(/[([:–—|]| - /, 1)[0] ?? ''
  return [normalise(head), ...head.split('/').map(normalise)]
}

const partKind = (part: string): SectionKind | undefined =>
  lookUp(part) ?? (part.includes(' and ') ? undefined : atEnd(part))

/** The first of two sections in one heading: "Detection and response". */
function firstOfTwo(words: string): SectionKind | undefined {
  const at = words.indexOf(' and ')
  const [first, second] = at > 0 ? [partKind(words.slice(0, at)), partKind(words.slice(at + 5))] : []
  return second && first
}

/** Words before a noun that change nothing of what it names. */
const LEADING =
  /^(?:so|and|the|our|a|blameless|incident|outage|event|issue|overall|key|main|brief|short|quick|full|complete|detailed|initial|preliminary|final|technical|possible|probable|likely|suspected|primary|secondary|proximate|direct|immediate|underlying|actual|identified|open|remaining|outstanding|planned|proposed|suggested|recommended|further|additional|other|future|upcoming|temporary|permanent|short term|long term|near term|medium term|details of(?: the)?|more details? (?:on|of)(?: the)?|description of(?: the)?|list of|leftover) (?=[\p{L}])/u

const withoutLeading = (words: string): string => {
  let rest = words
  for (let next = rest.replace(LEADING, ''); next !== rest; next = rest.replace(LEADING, '')) rest = next
  return rest
}

/** The kind of words that are a name, but for words before or after it that change nothing. */
function lookUp(words: string): SectionKind | undefined {
  const rest = withoutLeading(words)
  return (
    kinds.get(words) ??
    kinds.get(rest) ??
    kinds.get(rest.replace(/ (?:identified|details|section|notes|so far|taken|applied|steps)$/, ''))
  )
}

/** The names of whole documents: "Postmortem: the night of the queue" is not the heading of a section. */
const GENRES: ReadonlySet<string> = new Set(['postmortem', 'post mortem', 'retrospective'])

/** "Impact on customers", "Cause of the second outage": what a name is of. */
function beforeOf(words: string): SectionKind | undefined {
  if (words.includes(' and ')) return undefined
  const at = / (?:of|on|on our|for|in|to|during|from|by|behind) /.exec(words)?.index
  if (at === undefined) return undefined
  const kind = lookUp(words.slice(0, at))
  return kind && SURE.has(kind) ? kind : undefined
}

/** Kinds whose names mean little else, wherever they are. */
const SURE: ReadonlySet<SectionKind> = new Set([
  'timeline',
  'impact',
  'root_cause',
  'contributing_factors',
  'lessons',
  'summary',
])

const ENDS: readonly (readonly [RegExp, SectionKind])[] = [
  [/ (?:timeline|chronology)(?: of events)?$/, 'timeline'],
  [/ root causes?$/, 'root_cause'],
  [/ contributing factors?$/, 'contributing_factors'],
  [/ (?:lessons|lessons learn(?:ed|t)|learnings|takeaways)$/, 'lessons'],
  [
    / (?:follow ?ups?|action items?|next steps|remediation items|preventi(?:ve|on) (?:measures|actions)|to ?dos)$/,
    'action_items',
  ],
  [/ (?:customer|user|business) impact$/, 'impact'],
]

/** The noun at the end of a short heading. */
function atEnd(words: string): SectionKind | undefined {
  if (/^(?:timeline|chronology)\b/.test(words)) return 'timeline'
  if (words.split(' ').length > 6 || words.includes(' and ')) return undefined
  return ENDS.find(([end]) => end.test(` ${words}`))?.[1]
}

const THIS = '(?:it|this|that|things?|the (?:incident|outage|issue|problem|failure|error))'
const QUESTIONS: readonly (readonly [RegExp, SectionKind])[] = [
  [/^(?:how|what) (?:do|can|should|could|must) (?:i|you|customers|users)\b/, 'customer_action'],
  [
    /^(?:how|what) (?:will|do|can|are|should|could|would|did|have|is) (?:we|i|you|being)?\b.*\b(?:prevent\w*|avoid\w*|do better|happen(?:ing)? again|make sure|improv(?:e|ing)|recurrence)\b/,
    'action_items',
  ],
  [/^(?:preventing|prevention of|avoiding) (?:it|this|that|future|recurrence|similar|a)\b/, 'action_items'],
  [
    /^what(?: s| is|s| happens)? next\b|^where do we go from here$|^what (?:are|will) we (?:be )?(?:do|doing|change|changing|going to do)\b/,
    'action_items',
  ],
  [new RegExp(`^what happen(?:ed|s)\\b(?! next)|^what (?:was|is) ${THIS}$`), 'summary'],
  [
    new RegExp(`^(?:why|how) (?:did|could|was|were|has) ${THIS}.* (?:happen|occur|possible|fail|caused)`),
    'root_cause',
  ],
  [
    /^what (?:caused|broke)\b|^why .*(?:happen|fail|occur)(?:ed|s)?$|^what (?:was|were|is|are) the (?:root )?causes?\b/,
    'root_cause',
  ],
  [
    /^(?:who|what|which \w+|how many \w+) (?:was|were|is|got) (?:affected|impacted)\b|^what (?:was|is|were) the impacts?\b|^how (?:bad|severe) was\b/,
    'impact',
  ],
  [/^how (?:was|were|did|is) .*\b(?:detect|notice|discover|find out|found|identif)\w*/, 'detection'],
  [/^how (?:was|were|did|is|has|have) .*\b(?:fix|resolv|mitigat|recover|restor|repair)\w*/, 'resolution'],
  [/^what (?:has been|was) (?:done|fixed)\b/, 'resolution'],
  [/^what (?:did|have|do) we learn/, 'lessons'],
  [/^what (?:went|worked) (?:well|right)\b/, 'went_well'],
  [/^what (?:could|should|can|might) .*(?:better|improve)/, 'went_badly'],
]

const questioned = (words: string): SectionKind | undefined =>
  /^(?:how|what|why|who|which|where|prevent|avoid)/.test(words)
    ? QUESTIONS.find(([asks]) => asks.test(words))?.[1]
    : undefined

/** A name in Japanese: in a short heading anywhere, in a longer one at its start or its end. `復旧日時` labels a time. */
const inJapanese = (words: string): SectionKind | null =>
  /(?:日時|時刻|日付|期間|時間|日)$/.test(words) && !/時系列/.test(words)
    ? null
    : (japaneseNames.find(([name]) =>
        words.length <= 12
          ? words.includes(name)
          : words.startsWith(name) || (words.length <= 24 && words.endsWith(name)),
      )?.[1] ?? null)

/** Whether a heading is known only as one of a language that writes the day before the month. */
export function isForeign(heading: string): boolean {
  const words = normalise(heading)
  return lookUp(words) === undefined && inOtherLanguage(words) !== undefined
}

/** A name in another language, at the start of the heading or at its end. */
function inOtherLanguage(words: string): SectionKind | undefined {
  if (words.length > 120) return undefined
  const all = words.split(' ').slice(0, 12)
  for (let length = all.length; length > 0; length--) {
    const kind = foreign.get(all.slice(0, length).join(' '))
    if (kind) return kind
  }
  // before it at most two adjectives
  for (let from = 1; from <= 2 && from < all.length; from++) {
    const kind = foreign.get(all.slice(from).join(' '))
    if (kind) return kind
  }
  return undefined
}

/** The shortest name in which a wrong letter is looked for: short words are near to others. */
const SHORTEST = 7

/** The kind of a name with one letter wrong. */
function misspelt(words: string): SectionKind | undefined {
  if (words.length < SHORTEST - 1 || words.length > 40) return undefined
  for (const [name, kind] of kinds) if (name.length >= SHORTEST && isOneOff(words, name)) return kind
  return undefined
}

/** Whether one letter more, less or other makes one text of another: what they share at both ends is all but that. */
function isOneOff(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length)
  const shortest = Math.min(one.length, other.length)
  if (longest - shortest > 1) return false
  let start = 0
  while (start < shortest && one[start] === other[start]) start++
  let end = 0
  while (end < shortest - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  return start + end >= longest - 1
}

/** The words of a heading in lower case, without numbering and marks, which include `:warning:`, tags and `{#name}`. */
export function normalise(heading: string): string {
  const words = heading.slice(0, 200).toLowerCase()
  // most have only letters and spaces
  if (/^[a-z]+(?: [a-z]+)*$/.test(words)) return words
  return words
    .replace(/<[^<>]*>|\{#[^{}]*\}|:[a-z][a-z0-9_+-]*:/g, ' ')
    .replace(/(?<=[dlsn])['’](?=[\p{L}])/gu, ' ')
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\(s\)/g, 's')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^\d{1,2} /, '')
}
