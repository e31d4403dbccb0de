/**
 * Adding an event to a timeline that is as plain as they come, by its lines alone: our own front matter, and bullets
 * of one day that begin with a clock. Loading and running the whole reader takes several times as long as the rest of
 * `postmortem log`, which people run by the dozen while an incident burns.
 *
 * Whatever is not plain is left to the reader (null), and a test holds that both write the same bytes.
 */

/** What must be known of the document before the time can be written. */
export interface PlainTimeline {
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly timezone: string
  /** The clock of the last event, `HH:MM`; empty where there is none. */
  readonly last: string
  /** Offset behind the last event, or behind the heading where there is none. */
  readonly end: number
}

const FIELD = /^([a-z_]+):(?: (.*))?$/

export function readPlainTimeline(text: string): PlainTimeline | null {
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
    if (!goesOn && (clock === undefined || clock < last || clock > '23:59' || !isPlainText(words ?? '')))
      return null
    last = clock ?? last
    end = i
  }
  return { date, timezone, last, end: lines.slice(0, end + 1).join('\n').length }
}

/** What could open a section, or make one of the line before. */
const isStructure = (line: string): boolean =>
  line.startsWith('#') || line.includes('**') || /^[-=]+$/.test(line)

/** What `print` writes above a section. */
export const OWN_HEADING =
  /^## (?:Summary|Impact|Background|Timeline|Detection|Response|Resolution|Trigger|Root cause|Contributing factors|Action items|Lessons learned|What went well|What went badly|Where we got lucky|Communication|Supporting information)$/

/** Fields of one line each; null where YAML could read them otherwise. */
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

/** What could begin a line that the reader takes for an event. */
const CLOCK = /\d[:.h]\d\d|\d ?[ap]\.?m|noon|midnight|T[+-]\d/i

/** Words that behind a clock could still be of the time: `14:05 to 14:20`, `14:05 Pacific time`, `14:05 on Monday`. */
const OF_TIME =
  /^(?:[ap]m|to|till?|until|thr(?:u|ough)|and|or|on|hrs?|hours?|o|local|times?|noon|midnight|utc|gmt|zulu|pacific|eastern|central|mountain|atlantic|mon|tues?|wed|thu|thurs?|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|next|same|following|ish|approx|ca|circa|the)/i

/** One line whose first word is plainly no part of the time before it. */
export const isPlainText = (text: string): boolean =>
  /^[A-Z]?[a-z]{2,}(?: [^\n<]*[^\s<])?$/.test(text) && !OF_TIME.test(text)

/** A change of the text, as `Edit` has it; null where only the whole reader can tell. */
export function appendPlainEvent(
  { date, last, end }: PlainTimeline,
  at: { readonly date: string; readonly clock: string },
  text: string,
): { readonly range: { readonly start: number; readonly end: number }; readonly text: string } | null {
  if (at.date !== date || at.clock < last || !isPlainText(text)) return null
  return { range: { start: end, end }, text: `${last === '' ? '\n' : ''}\n- ${at.clock} ${text}` }
}
