/**
 * Appends an event to a simple timeline by its lines alone: front matter in this program's notation, and bullets of one
 * day that begin with a clock. Loading and running the whole reader takes several times as long as the rest of
 * `postmortem log`, which people run many times during an incident.
 *
 * Anything else is left to the reader (null), and a test checks that both write the same bytes.
 */

/** The facts about a document that are needed to write a time. */
export interface SimpleTimeline {
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly timezone: string
  /** The clock of the last event, `HH:MM`; empty where there is none. */
  readonly last: string
  /** Offset after the last event, or after the heading where there is none. */
  readonly end: number
}

const FIELD = /^([a-z_]+):(?: (.*))?$/

/** Reads a document with a simple timeline; null for any other. */
export function readSimpleTimeline(text: string): SimpleTimeline | null {
  if (/[\r\t\ufeff<]|```|~~~|all (?:the )?(?:time|event)/i.test(text) || !text.startsWith('---\n'))
    return null
  const lines = text.split('\n')
  const close = lines.indexOf('---', 1)
  const fields = readFields(lines.slice(1, Math.max(1, close)))
  const [date, timezone] = [fields?.get('date') ?? '', fields?.get('timezone') ?? '']
  if (
    !/^\d{4}-\d\d-\d\d$/.test(date) ||
    !/^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+){1,2})$/.test(timezone)
  )
    return null
  if (lines.some((line, i) => i > close && isStructure(line.trim()) && !OWN_HEADING.test(line))) return null
  const heading = lines.indexOf('## Timeline', close)
  if (heading < 0 || lines.indexOf('## Timeline', heading + 1) >= 0) return null
  const next = lines.findIndex((line, i) => i > heading && line.startsWith('#'))
  const stop = next < 0 ? lines.length - 1 : next
  const outside = [...lines.slice(close, heading), ...lines.slice(stop)]
  if (lines.at(-1) !== '' || outside.filter(line => CLOCK.test(line)).length > 2) return null
  let last = ''
  let end = heading
  for (let i = heading + 1; i < stop; i++) {
    const line = lines[i] ?? ''
    if (line === '') continue
    const [, clock, words] = /^- (\d\d:\d\d) (.*)$/.exec(line) ?? []
    const goesOn = last !== '' && lines[i - 1] !== '' && /^ {2}[a-z]/.test(line)
    if (!goesOn && (clock === undefined || clock < last || clock > '23:59' || !isSimpleText(words ?? '')))
      return null
    last = clock ?? last
    end = i
  }
  return { date, timezone, last, end: lines.slice(0, end + 1).join('\n').length }
}

/** Whether a line could open a section, or make a heading of the line before. */
const isStructure = (line: string): boolean =>
  line.startsWith('#') || line.includes('**') || /^[-=]+$/.test(line)

/** The headings that `print` writes. */
export const OWN_HEADING =
  /^## (?:Summary|What you need to do|Impact|Background|Timeline|Detection|Response|Resolution|Trigger|Root cause|Contributing factors|Action items|Lessons learned|What went well|What went badly|Where we got lucky|Communication|Supporting information)$/

/** Reads fields of one line each; null where YAML could read them differently. */
function readFields(lines: readonly string[]): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>()
  for (const line of lines) {
    const [, key, value = ''] = FIELD.exec(line) ?? []
    const whole = /^(?:[\w(][^#:]*(?::\d[^#:]*)*|"[^"\\]*"|\[[\w, -]*\])?$/.test(value)
    if (key === undefined || fields.has(key) || !whole) return null
    fields.set(key, value)
  }
  return fields
}

/** A time that the reader could take for that of an event. */
const CLOCK = /\d[:.h]\d\d|\d ?[ap]\.?m|noon|midnight|T[+-]\d/i

/** Words that could belong to the time after a clock: `14:05 to 14:20`, `14:05 Pacific time`, `14:05 on Monday`. */
const OF_TIME =
  /^(?:[ap]m|to|till?|until|thr(?:u|ough)|and|or|on|hrs?|hours?|o|local|times?|noon|midnight|utc|gmt|zulu|pacific|eastern|central|mountain|atlantic|mon|tues?|wed|thu|thurs?|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|next|same|following|ish|approx|ca|circa|the)/i

/** Whether a text is one line whose first word cannot belong to the time before it. */
export const isSimpleText = (text: string): boolean =>
  /^[A-Z]?[a-z]{2,}(?: [^\n<]*[^\s<])?$/.test(text) && !OF_TIME.test(text)

/** Appends an event, as an `Edit`; null where the whole reader must decide. */
export function appendSimpleEvent(
  { date, last, end }: SimpleTimeline,
  at: { readonly date: string; readonly clock: string },
  text: string,
): { readonly range: { readonly start: number; readonly end: number }; readonly text: string } | null {
  if (at.date !== date || at.clock < last || !isSimpleText(text)) return null
  return { range: { start: end, end }, text: `${last === '' ? '\n' : ''}\n- ${at.clock} ${text}` }
}
