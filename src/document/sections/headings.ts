import { type SectionKind, sectionHeadings, sectionKinds, synonyms } from './heading-names.ts'

const kinds: ReadonlyMap<string, SectionKind> = new Map(
  sectionKinds.flatMap(kind =>
    [normalise(sectionHeadings[kind]), ...synonyms[kind]].map(name => [name, kind] as const),
  ),
)

/** All built-in headings as `normalise` returns them, and their sections. */
export const headingsKnown = (): ReadonlyMap<string, SectionKind> => kinds

/**
 * The kind of section that a heading names; null for none.
 *
 * @param heading Markdown: marks, numbering, brackets and "(times in UTC)" do not matter.
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

/** The names of whole documents: "Postmortem: the night of the queue" is not the heading of a section. */
const GENRES: ReadonlySet<string> = new Set(['postmortem', 'post mortem', 'retrospective'])

/** The first of two sections in one heading: "Detection and response". */
function firstOf(words: string): SectionKind | undefined {
  const at = words.indexOf(' and ')
  return at > 0 && kinds.has(words.slice(at + 5)) ? kinds.get(words.slice(0, at)) : undefined
}

/** The words of a heading in lower case, without numbering and marks, which include `:warning:`, tags and `{#name}`. */
export function normalise(heading: string): string {
  const words = heading.slice(0, 200).toLowerCase()
  // most have only letters and spaces
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
