import type { MilestoneName } from '../document/index.ts'
import { markdownOf } from './markdown-of.ts'

/**
 * When something happened: an instant, or what a clock of an unknown zone showed. Its date is `YYYY-MM-DD`, `--MM-DD`
 * where the year is not written, or null.
 */
export type When =
  | { readonly kind: 'instant'; readonly instant: number; readonly hasSeconds: boolean }
  | {
      readonly kind: 'clock'
      readonly date: string | null
      readonly clock: string
      /** The name of a zone that is written beside it: `CET`. */
      readonly zone: string | null
    }

/** Something that a source says happened. */
export interface Entry {
  /** What it is in its source: the same in every export of it. */
  readonly id: string
  readonly when: When
  readonly author: string | null
  /** Markdown, on one line. */
  readonly text: string
  /** Why it is likely an event of the incident; null where nothing says so. */
  readonly likely: string | null
  /** The names of its reactions. */
  readonly reactions: readonly string[]
  /** The id of the entry that it replies to. */
  readonly replyTo: string | null
}

/** A milestone that a source gives, with what it is taken from. */
export interface Proposal {
  readonly milestone: MilestoneName
  readonly when: When
  readonly because: string
}

/** What a source says of the incident as a whole. */
export interface Facts {
  readonly title?: string
  readonly severity?: string
  readonly services?: readonly string[]
}

/** Something that is not an entry, and why. */
export interface Skipped {
  readonly reason: string
  readonly text: string
}

/** What was read from a source. */
export interface Imported {
  readonly entries: readonly Entry[]
  readonly proposals: readonly Proposal[]
  readonly facts: Facts
  readonly skipped: readonly Skipped[]
}

/** A file of a source. */
export interface SourceFile {
  /** Its path within the source, with `/` between names. */
  readonly path: string
  readonly text: string
  /** The value of a JSON text, or the list of values of JSON lines; undefined for another text. */
  readonly json: unknown
}

/** A file, a folder or an archive that was exported. */
export interface Source {
  readonly name: string
  readonly files: readonly SourceFile[]
}

/** Reads the exports of one program. */
export interface Importer {
  readonly name: string
  /** What it reads, in a few words. */
  readonly title: string
  /** How to get the export: a command, or the way through menus. */
  readonly how: string
  /** Whether this source is one of its exports, by content alone. */
  recognises(source: Source): boolean
  read(source: Source): Imported
}

/** What an entry is made from; each may be missing. */
export interface Written {
  readonly id: string
  /** RFC 3339, seconds since the epoch, or a time that was read already. */
  readonly time: string | number | When | null | undefined
  readonly text: string
  readonly author?: string | null | undefined
  readonly likely?: string | null
  readonly reactions?: readonly string[]
  readonly replyTo?: string | null
  /** Whether the text is not what was written at that time. */
  readonly edited?: boolean
}

/** Reactions that mark a message for the timeline, as incident bots do. */
const MARKS: ReadonlySet<string> = new Set([
  'pushpin',
  'round_pushpin',
  'star',
  'spiral_calendar_pad',
  '📌',
  '📍',
  '⭐',
])

/** An entry, or why there is none. */
export function entryOf(written: Written): Entry | Skipped {
  const { id, time, reactions = [], replyTo = null } = written
  const when = whenOf(time)
  const words = markdownOf(written.text)
  if (!when) return { reason: 'without a time', text: words }
  if (!words) return { reason: 'without text', text: id }
  const mark = reactions.find(name => MARKS.has(name))
  const marked = mark === undefined ? null : `marked with ${/^\w+$/.test(mark) ? `:${mark}:` : mark}`
  return {
    id,
    when,
    author: markdownOf(written.author ?? '') || null,
    text: written.edited ? `${words} (edited)` : words,
    // a reply seldom is an event of its own
    likely: marked ?? written.likely ?? (replyTo === null ? tellingWord(words) : null),
    reactions,
    replyTo,
  }
}

function whenOf(time: Written['time']): When | null {
  if (typeof time === 'number') return instantOfSeconds(time)
  return typeof time === 'object' ? time : instantOf(time)
}

/** The text of a message with the names of the files that it brings. */
export const withFiles = (text: string, names: readonly string[]): string =>
  [text, names.length > 0 ? `(files: ${names.join(', ')})` : ''].filter(Boolean).join(' ')

/** What was read, of parts in any order. */
export function importedOf(
  parts: readonly (Entry | Skipped)[],
  proposals: readonly (Proposal | null)[] = [],
  facts: Facts = {},
): Imported {
  const { entries, twice } = withOwnIds(parts.flatMap(part => ('id' in part ? part : [])))
  return {
    entries,
    skipped: [...parts.flatMap(part => ('id' in part ? [] : part)), ...twice],
    proposals: proposals.flatMap(one => one ?? []),
    facts,
  }
}

/** Entries each with an id of its own: of those that say the same at the same time one is left, others get a number. */
function withOwnIds(entries: readonly Entry[]): {
  readonly entries: readonly Entry[]
  readonly twice: readonly Skipped[]
} {
  const seen = new Map<string, Entry[]>()
  const twice: Skipped[] = []
  const own = entries.flatMap(entry => {
    const same = seen.get(entry.id)
    if (!same) {
      seen.set(entry.id, [entry])
      return [entry]
    }
    if (
      same.some(one => one.text === entry.text && JSON.stringify(one.when) === JSON.stringify(entry.when))
    ) {
      twice.push({ reason: 'twice in the source', text: entry.text })
      return []
    }
    same.push(entry)
    return [{ ...entry, id: `${entry.id}/${same.length}` }]
  })
  return { entries: own, twice }
}

/** The only incident of an export; undefined of several, whose titles and milestones are not those of one. */
export const onlyOf = <T>(incidents: readonly T[]): T | undefined =>
  incidents.length === 1 ? incidents[0] : undefined

/** A milestone at a time as the source has it; null where it has none. */
export function proposalOf(
  milestone: MilestoneName,
  time: Written['time'],
  because: string,
): Proposal | null {
  const when = whenOf(time)
  return when && { milestone, when, because }
}

/** The last millisecond that a Date can hold, and the first but for its sign. */
const LAST_INSTANT = 8.64e15

/** An instant of ISO 8601 or RFC 3339 text with a zone; null for anything else. */
export function instantOf(text: unknown): When | null {
  if (typeof text !== 'string') return null
  const found = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(?:\.\d{1,9})?)? ?(?:Z|UTC|[+-]\d\d:?\d\d)$/.exec(
    text.trim(),
  )
  if (!found) return null
  // a zone without its colon, and a blank instead of T, which not every reader takes
  const iso = text
    .trim()
    .replace(' ', 'T')
    .replace(/ ?UTC$/, 'Z')
    .replace(/ ?([+-]\d\d)(\d\d)$/, '$1:$2')
    .replace(/ (?=[Z+-])/, '')
  const instant = Date.parse(iso)
  // a day that no calendar has would be read as one of the next month
  const day = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== iso.slice(0, 10)) return null
  // no time: what Go writes for none is year 1
  return Number.isNaN(instant) || iso.startsWith('0001') ? null : at(instant, found[1] !== undefined)
}

/** An instant of seconds since the epoch. */
export const instantOfSeconds = (seconds: number): When | null =>
  Number.isFinite(seconds) && Math.abs(seconds * 1000) <= LAST_INSTANT
    ? at(Math.round(seconds * 1000), true)
    : null

const at = (instant: number, hasSeconds: boolean): When => ({ kind: 'instant', instant, hasSeconds })

/** The words that tell of detection, decisions and recovery. */
const TELLING =
  /\b(?:alert(?:s|ed|ing)?|pag(?:ed|er)|firing|acknowledged|ack'?ed|declar(?:e|ed|ing)|escalat(?:e|ed|ing)|rolled back|roll(?:ing)? ?back|revert(?:ed|ing)?|deploy(?:ed|ing)?|fail(?:ed|ing)? ?over|restart(?:ed|ing)?|mitigat(?:ed|ion)|recover(?:ed|ing)?|resolved|fixed|back to normal|all clear|root cause|identified|incident (?:opened|started|closed))\b/i

/** Why a text is likely an event. */
const tellingWord = (text: string): string | null => {
  const [word] = TELLING.exec(text) ?? []
  return word === undefined ? null : `says "${word.toLowerCase()}"`
}
