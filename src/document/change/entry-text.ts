import type { Document } from '../document.ts'
import { readCells } from '../markdown/index.ts'
import { lineAt, lineRange, lineStart, slice } from '../text/index.ts'
import type { TimelineEvent } from '../timeline/index.ts'
import { timeColumns } from '../timeline/index.ts'
import { nextMarker } from './edit.ts'
import { eventLine, listItem, readsBack, sectionBody, tableCell } from './notation.ts'

/** How an entry is to look: like those around it, as this program writes one, or with all of its words on one line. */
export type EntryLook = 'alike' | 'plain' | 'one-line'

/** The entry in the notation of another one, with that one's indent; in the look of the timeline, if that is asked for. */
export function entryText(
  document: Document,
  like: TimelineEvent,
  time: string,
  text: string,
  look: EntryLook,
): string {
  const line = lineAt(document.lines, like.range.start)
  const indent = slice(document.text, { start: lineStart(document.lines, line), end: like.range.start })
  const prefix = /^[ \t]*$/.test(indent) ? indent : ''
  const body = look === 'alike' ? entryAlike(document, like, time, text) : eventLine(time, text)
  switch (like.form) {
    case 'table':
      return `${prefix}${tableRow(document, like, time, text)}`
    case 'heading': {
      const source = slice(document.text, lineRange(document.lines, line))
      const marks = /^\s*(#+)/.exec(source)?.[1] ?? '###'
      const [first = '', ...more] = body.split('\n')
      // the text goes into the heading where that of the other entry is there
      const titled =
        look === 'alike' &&
        slice(document.text, { start: like.stampRange.end, end: like.range.end }).trim() !== ''
      const onLine = titled && source.includes(like.text.split('\n')[0] || '\n')
      if (onLine || look === 'one-line')
        return `${marks} ${first}${more.length > 0 ? `\n\n${sectionBody(more.join('\n'))}` : ''}`
      return `${marks} ${time}\n\n${sectionBody(text)}`
    }
    case 'paragraph':
      return sectionBody(body)
    default: {
      const marker = nextMarker(
        /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(slice(document.text, like.range))?.[0] ?? '- ',
      )
      return listItem(marker, body)
        .split('\n')
        .map(l => (l ? prefix + l : l))
        .join('\n')
    }
  }
}

/** The marks around the times of a timeline: `**` and `** — ` in `**10:45** — text`. */
interface Look {
  readonly before: string
  readonly after: string
}

/** An entry with the marks that most entries of the timeline have. */
function entryAlike(document: Document, like: TimelineEvent, time: string, text: string): string {
  const look = commonLook(document, like)
  const line = look && `${look.before}${time}${look.after}${text}`
  return line && readsBack(line, text) ? line : eventLine(time, text)
}

/** The marks of more than half of the entries of a form; null where there is no such majority. */
function commonLook(document: Document, { form }: TimelineEvent): Look | null {
  const looks = document.events.filter(event => event.form === form).flatMap(event => lookOf(document, event))
  const counts = new Map<string, number>()
  for (const look of looks) {
    const key = JSON.stringify(look)
    const count = (counts.get(key) ?? 0) + 1
    if (count * 2 > looks.length) return look
    counts.set(key, count)
  }
  return null
}

/** The marks of an entry; empty where its text is elsewhere, inside of the marks, or needs the colon after the time. */
function lookOf({ text: source }: Document, { stamp, stampRange, text }: TimelineEvent): readonly Look[] {
  const written = slice(source, stampRange)
  const at = written.indexOf(stamp.text)
  if (at < 0) return []
  const [before, after] = [written.slice(0, at), written.slice(at + stamp.text.length)]
  const closes = [...before.trim()].every(mark => after.includes(CLOSING[mark] ?? mark))
  const needsColon =
    before === '' && after === ': ' && eventLine(stamp.text, text).startsWith(`${stamp.text}:`)
  return /\s$/.test(after) && closes && !needsColon ? [{ before, after }] : []
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/** The names of a column of events. */
const EVENT_COLUMN = /what|event|descri|happen|detail|message|activit|action|update|note|comment|summary/i

/**
 * A table row with the time in the column of the other row, the text in the column of events, and other cells empty.
 */
function tableRow(document: Document, like: TimelineEvent, time: string, text: string): string {
  const table = document.sections
    .flatMap(section => section.blocks)
    .find(
      block =>
        block.kind === 'table' && block.range.start <= like.range.start && like.range.end <= block.range.end,
    )
  const [head, rows] = table?.kind === 'table' ? [table.head, table.rows] : [[], []]
  const cells = readCells(document.text, like.range)
  const columns = timeColumns(head, rows)
  const timeColumn =
    columns?.time ??
    Math.max(
      0,
      cells.findIndex(cell => cell.start === like.stampRange.start),
    )
  const dateColumn = columns?.date ?? null
  const taken = [timeColumn, dateColumn, columns?.weekday, columns?.end]
  const free = head.flatMap((_, i) => (taken.includes(i) ? [] : [i]))
  const lengthOf = (i: number) => rows.reduce((sum, row) => sum + (row.cells[i]?.text.length ?? 0), 0)
  const named = free.find(i => EVENT_COLUMN.test(head[i]?.text ?? ''))
  const longest = free.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  const row = Array.from({ length: Math.max(2, head.length, cells.length) }, () => '')
  const [, date, clock] = /^(\d{4}-\d\d-\d\d) (.*)$/.exec(time) ?? []
  if (dateColumn !== null && date !== undefined) row[dateColumn] = date
  row[timeColumn] = tableCell(dateColumn !== null && clock !== undefined ? clock : time)
  row[named ?? longest ?? (timeColumn === 0 ? 1 : 0)] = tableCell(text)
  return `| ${row.join(' | ')} |`
}
