import { readDay } from '../when/named-day.ts'

/** An action with its due date as one of the calendar, and what was read as that. */
export type WithDueDate =
  | { readonly line: string; readonly read: { readonly words: string; readonly date: string } | null }
  | { readonly problem: string }

/** After a dash, a comma or an owner: "the amount due to us" is no date. */
const DUE = /(?:[,—–-]|@[\w./-]{1,60}) (due:? (?:on |by )?)/i

/** Turns "due next friday" into a date. @param now milliseconds since the epoch. */
export function withDueDate(line: string, now: number, timezone: string): WithDueDate {
  const found = DUE.exec(line)
  if (!found) return { line, read: null }
  const [whole, label = ''] = found
  const start = found.index + whole.length
  const [rest = ''] = line.slice(start).split(/[,—]/, 1)
  const [words = ''] = rest.trimEnd().split(/ (?:prevent|detect|mitigate|process)\b/, 1)
  if (/^\d{4}-\d{2}$/.test(words)) return { line, read: null }
  const day = readDay(words, now, timezone, 'future')
  if ('problem' in day) return day
  const { date } = day
  const made = `${line.slice(0, start - label.length)}due ${date}${line.slice(start + words.length)}`
  return { line: made, read: date === words ? null : { words, date } }
}
