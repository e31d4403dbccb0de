import { OWNERS } from '../actions/index.ts'
import { kindOfHeading } from '../sections/index.ts'
import { offsetAt, offsetName, onClock, readStampAtStart, type ZoneOrOffset } from '../time/index.ts'

// Texts have LF as line end; an edit converts it to that of its file.

/** Writes a YAML scalar on one line that reads back as the same text. */
export function yamlText(value: string): string {
  const plain =
    /^[\p{L}\p{N}][\p{L}\p{N} ./+@%&$(),;=_'"-]*$/u.test(value) &&
    !/[:#] |\s$|^(?:null|~)$/.test(value) &&
    !value.includes(' #')
  const clock = /^\d{1,4}(?:-\d\d-\d\d[T ]\d\d)?:\d\d[\d:.,Z +-]*$/.test(value)
  return (plain || clock) && value.trim() === value
    ? value
    : JSON.stringify(value).replace(/[\u007f-\uffff]/g, escapeUnseen)
}

/** Escapes a character that JSON allows but YAML refuses or takes for a line break. */
const escapeUnseen = (char: string): string =>
  /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/.test(char)
    ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
    : char

/** Writes an item of a list in YAML's flow style, where a comma would make two of it. */
export const yamlItem = (value: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(value) && value !== 'null'
    ? yamlText(value)
    : JSON.stringify(value)

/** Writes a list in YAML's flow style: `[a, b]`. */
export const yamlList = (values: readonly string[]): string => `[${values.map(yamlItem).join(', ')}]`

/** Writes an entry without list marker: `06:55 text`, with a colon where the text could be read as part of the time. */
export function eventLine(time: string, text: string): string {
  const plain = `${time} ${text}`
  if (!text || readsBack(plain, text)) return plain.trimEnd()
  return `${time}: ${text}`
}

/** Whether a line is read as a time and this text. */
export function readsBack(line: string, text: string): boolean {
  const found = readStampAtStart(line)
  return found !== undefined && line.slice(found.end) === text
}

/** Writes a list item with its further lines indented. */
export function listItem(marker: string, body: string): string {
  const indent = ' '.repeat(marker.length)
  return body
    .split('\n')
    .map((line, i) => (i === 0 ? `${marker}${line}` : line ? `${indent}${line}` : ''))
    .join('\n')
}

const onOneLine = (text: string): string =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join(' ')

/** Writes a table cell: on one line, with escaped bars. */
export const tableCell = (text: string): string => onOneLine(text).replace(/\\?\|/g, '\\|')

/** An action item to write. What is absent or null is not written. */
export interface ActionText {
  readonly title: string
  readonly owner?: string | null | undefined
  readonly due?: string | null | undefined
  readonly start?: string | null | undefined
  readonly type?: string | null | undefined
  readonly priority?: string | null | undefined
  readonly ticket?: string | null | undefined
  readonly state?: string | null | undefined
}

/** Writes an action item: `[ ] title — @owner, due 2012-04-13, prevent, [OPS-12](https://…)`. */
export function actionLine(action: ActionText): string {
  const { title, owner, due, start, type, priority, ticket, state } = action
  const tail = [
    owner && (OWNERS.test(`@${owner}`) ? `@${owner}` : `owner ${owner}`),
    start && `start ${start}`,
    due && `due ${due}`,
    type,
    priority,
    ticket,
    state === 'proposed' || state === 'declined' ? state : null,
  ].filter(Boolean)
  const box = state === 'done' ? '[x] ' : state === null ? '' : '[ ] '
  return `${box}${onOneLine(title)}${tail.length > 0 ? ` — ${tail.join(', ')}` : ''}`
}

/**
 * Writes an answer as the body of a section: escapes with a backslash what would end the section or open another, closes
 * an open code block, and changes nothing else.
 */
export function sectionBody(answer: string): string {
  const lines = answer.replace(/\r\n?/g, '\n').trim().split('\n')
  let fence: string | null = null
  const escaped = lines.map((line, i) => {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null
      return line
    }
    if (mark) {
      fence = mark
      return line
    }
    return escapeLine(line, i === 0 ? '' : (lines[i - 1] ?? ''))
  })
  if (fence !== null) escaped.push(fence)
  return escaped.join('\n')
}

function escapeLine(line: string, previous: string): string {
  const indent = /^ {0,3}/.exec(line)?.[0].length ?? 0
  const rest = line.slice(indent)
  const heading = /^(#{1,6})(?!\S)(.*)$/.exec(rest)
  const opens =
    heading && ((heading[1]?.length ?? 0) <= 2 || kindOfHeading(heading[2]?.trim() ?? '') !== null)
  const underlines = previous.trim() !== '' && /^(?:=+|-+)\s*$/.test(rest)
  const label = /^(?:[-*+] +)?\*\*([^*]{2,60}?):?\*\*/.exec(rest)
  const named = label !== null && kindOfHeading(label[1] ?? '') !== null
  // a comment that is closed on its line hides nothing else
  const hides = rest.startsWith('<!--') && !/^<!--[^<>]{0,200}-->\s*$/.test(rest)
  if (opens || underlines || hides || /^<(?!https?:|mailto:|!--)[a-z/!?]/i.test(rest))
    return `${line.slice(0, indent)}\\${rest}`
  return named ? line.replace('**', '\\**') : line
}

/** A moment to write. */
export interface Spelt {
  /** Milliseconds since the epoch; of an uncertain time, one within it. */
  readonly instant: number
  /** Whether the seconds are to be written. */
  readonly seconds: boolean
  /** The time as the person wrote it, where it is uncertain; null where it is exact. */
  readonly written: string | null
}

/** The ways to write a moment, the shortest first: without its date, without its offset, with both. */
export function spellingsOf(
  { instant, seconds, written }: Spelt,
  zoneOrOffset: ZoneOrOffset,
): readonly string[] {
  const { date, clock, offset } = onClock(instant, zoneOrOffset)
  if (written !== null)
    return [
      written,
      `${date} ${written}`,
      `${date} ${written} ${offsetName(offsetAt(zoneOrOffset, instant))}`,
    ]
  const time = seconds ? clock : clock.slice(0, 5)
  return [time, `${date} ${time}`, `${date}T${time}${offset}`]
}
