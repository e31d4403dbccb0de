import { digestOf } from '../digest.ts'
import { type Entry, entryOf, type Importer, importedOf, type Skipped } from './entry.ts'
import { type Fields, isFields, shownStart } from './objects.ts'
import { readTime } from './stamps.ts'

/** The keys of a record that may have its time, its text, its author and its id, the likeliest first. */
const KEYS = {
  time: 'timestamp datetime time ts at occurred_at occurredAt created_at createdAt date eventTime @timestamp'.split(
    ' ',
  ),
  text: 'message msg text event summary title description content body note'.split(' '),
  author: 'author user username user_name actor who from sender nick'.split(' '),
  id: 'id uuid key'.split(' '),
}

export const jsonRecords: Importer = {
  name: 'json',
  title: 'JSON lines, or a list in JSON, whose records have a time and a text',
  how: 'What any program logs or exports as JSON, one record a line',
  recognises: ({ files }) =>
    files.some(({ json }) => recordsIn(json).some(one => !('reason' in ofRecord(one)))),
  read: ({ files }) => importedOf(files.flatMap(({ json }) => recordsIn(json).map(ofRecord))),
}

/** The records of a file: its list, or the longest list of its object. */
function recordsIn(json: unknown): readonly Fields[] {
  const list = Array.isArray(json)
    ? json
    : isFields(json)
      ? Object.values(json)
          .filter(Array.isArray)
          .toSorted((a, b) => b.length - a.length)[0]
      : undefined
  return (list ?? (isFields(json) ? [json] : [])).filter(isFields)
}

function firstOf(one: Fields, keys: readonly string[]): string {
  for (const key of keys) {
    const value = Object.hasOwn(one, key) ? one[key] : undefined
    if (typeof value === 'string' && value.trim() !== '') return value
    if (typeof value === 'number') return String(value)
    const name = isFields(value) ? (value.name ?? value.username ?? value.display_name) : undefined
    if (typeof name === 'string') return name
  }
  return ''
}

function ofRecord(one: Fields): Entry | Skipped {
  const text = firstOf(one, KEYS.text)
  if (text === '') return { reason: 'without text', text: shownStart(one) }
  const when = readTime(firstOf(one, KEYS.time))
  if ('reason' in when) return { reason: when.reason, text }
  const id = firstOf(one, KEYS.id) || digestOf(JSON.stringify(one)).slice(0, 12)
  return entryOf({ id: `json:${id}`, time: when, text, author: firstOf(one, KEYS.author) })
}
