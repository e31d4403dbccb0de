import Papa from 'papaparse'
import { digestOf } from '../digest.ts'
import { type Entry, entryOf, type Importer, importedOf, type Skipped, type SourceFile } from './entry.ts'
import { readTime } from './stamps.ts'

/** What a column may be called, the likeliest first. */
const NAMES = {
  day: /^(?:date|day|datum|fecha|data)$/i,
  time: /^(?:(?:datetime|date ?time|time ?stamp|timestamp|time)(?: ?\([a-z/_+:0-9-]{1,30}\))?|uhrzeit|zeit|occurred.?at|created.?(?:at|on)|at|when|time|started?.?(?:at|on)?|downtime_start|date)$/i,
  text: /^(?:message|text|event|ereignis|what(?: happened)?|description|summary|title|subject|details?|content|body|note|comment|name)$/i,
  author: /^(?:author|user(?: ?name)?|who|by|from|sender|actor|assignee|assigned to)$/i,
  id: /^(?:id|key|number|incident.?(?:id|number))$/i,
}

interface Columns {
  /** Where the times have no day of their own; else -1. */
  readonly day: number
  readonly time: number
  readonly text: number
  readonly author: number
  readonly id: number
}

const LARGEST_SAMPLE = 20_000

export const delimited: Importer = {
  name: 'csv',
  title: 'CSV and TSV with a header, one event a row: a column for the time, one for the text',
  how: 'Any spreadsheet: File → Download → CSV. PagerDuty: Incidents → Export CSV',
  recognises: ({ files }) =>
    files.some(file => file.json === undefined && columnsIn(sampleOf(file)) !== null),
  read: ({ files }) =>
    importedOf(
      files.flatMap(({ text }) => {
        const rows = rowsOf(text)
        const columns = columnsIn(rows)
        return columns ? rows.slice(1).map(row => entryOfRow(row, columns)) : []
      }),
    ),
}

/** How the columns of a file were understood, for people. */
export function columnsSaid(file: SourceFile): string | null {
  const rows = sampleOf(file)
  const columns = columnsIn(rows)
  const head = rows[0] ?? []
  return columns
    ? Object.entries(columns)
        .flatMap(([name, i]) => (i < 0 ? [] : `${name} from "${head[i]}"`))
        .join(', ')
    : null
}

const sampleOf = ({ text }: SourceFile) => {
  const sample = text.slice(0, LARGEST_SAMPLE)
  // a row that the cut goes through is not whole
  return rowsOf(text.length > LARGEST_SAMPLE ? sample.slice(0, sample.lastIndexOf('\n')) : sample)
}

/** The rows of a CSV or TSV file. */
export const rowsOf = (text: string): readonly string[][] =>
  Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data

/** The columns by their names; where several are a time, the one that has a time in most rows. */
function columnsIn([head = [], ...rows]: readonly string[][]): Columns | null {
  if (head.length < 2 || rows.length === 0) return null
  const named = (pattern: RegExp) => head.flatMap((name, i) => (pattern.test(name.trim()) ? [i] : []))
  const readIn = (i: number) => rows.slice(0, 50).filter(row => !('reason' in readTime(row[i] ?? ''))).length
  const [time] = named(NAMES.time)
    .filter(i => readIn(i) > 0)
    .sort((a, b) => readIn(b) - readIn(a))
  const rank = (i: number) => {
    const place = TEXTS.indexOf((head[i] ?? '').trim().toLowerCase())
    return place < 0 ? TEXTS.length : place
  }
  const [text] = named(NAMES.text).sort((a, b) => rank(a) - rank(b))
  if (time === undefined || text === undefined) return null
  const isClock = rows.some(row => {
    const when = readTime(row[time] ?? '')
    return 'kind' in when && when.kind === 'clock' && when.date === null
  })
  const [day = -1] = isClock ? named(NAMES.day).filter(i => i !== time) : []
  return { day, time, text, author: named(NAMES.author)[0] ?? -1, id: named(NAMES.id)[0] ?? -1 }
}

/** The names of a column with the text, the likeliest first. */
const TEXTS = ['message', 'text', 'event', 'what', 'description', 'summary', 'title']

function entryOfRow(row: readonly string[], { day, time, text, author, id }: Columns): Entry | Skipped {
  const words = row[text] ?? ''
  if (words.trim() === '') return { reason: 'without text', text: row.join(' ').slice(0, 200) }
  const when = readTime([row[day], row[time]].filter(Boolean).join(' '))
  if ('reason' in when) return { reason: when.reason, text: words }
  const own = id < 0 ? undefined : row[id]
  return entryOf({
    id: `csv:${own ? `${own}/` : ''}${digestOf(row.join('\0')).slice(0, 12)}`,
    time: when,
    text: words,
    author: row[author],
  })
}
