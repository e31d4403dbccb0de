import { type SectionKind, sectionHeadings, sectionKinds, synonyms } from './heading-names.ts'

const kinds: ReadonlyMap<string, SectionKind> = new Map(
  sectionKinds.flatMap(kind =>
    [normalise(sectionHeadings[kind]), ...synonyms[kind]].map(name => [name, kind] as const),
  ),
)

/** All spellings of the built-in table, for hints and docs. */
export const headingsKnown = (): ReadonlyMap<string, SectionKind> => kinds

/**
 * The part of a postmortem that a heading names, or null.
 *
 * @param heading Markdown of the heading: marks, numbering, brackets and "(times in UTC)" do not matter.
 */
export function kindOfHeading(heading: string): SectionKind | null {
  const words = normalise(heading)
  const whole = kinds.get(words) ?? kinds.get(words.replace(LEADING, ''))
  if (whole) return whole
  const head = normalise(heading.split(/[([:–—]| - /, 1)[0] ?? '').replace(LEADING, '')
  const short = GENRES.has(head) ? undefined : (kinds.get(head) ?? firstOf(head))
  if (short) return short
  return /^(?:the |incident |event |detailed )?(?:timeline|chronology)\b/.test(words) ? 'timeline' : null
}

const LEADING = /^(?:the|our|blameless|incident) (?=[a-z])/

/** What a whole document is called: "Postmortem: the night of the queue" names no section of it. */
const GENRES: ReadonlySet<string> = new Set(['postmortem', 'post mortem', 'retrospective'])

/** The first of two sections that one heading names: "Detection and response". */
function firstOf(words: string): SectionKind | undefined {
  const at = words.indexOf(' and ')
  return at > 0 && kinds.has(words.slice(at + 5)) ? kinds.get(words.slice(0, at)) : undefined
}

/** Lower case, no marks, no numbering, one blank between words; `:warning:`, tags and `{#name}` are marks too. */
export function normalise(heading: string): string {
  const words = heading.slice(0, 200).toLowerCase()
  // most are nothing but letters and blanks
  if (/^[a-z]+(?: [a-z]+)*$/.test(words)) return words
  return words
    .replace(/<[^<>]*>|\{#[^{}]*\}|:[a-z][a-z0-9_+-]*:/g, ' ')
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\(s\)/g, 's')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^\d{1,2} /, '')
}
