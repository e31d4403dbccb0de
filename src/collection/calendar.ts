import type { CollectedAction } from './actions.ts'

/**
 * The open action items that have a day, as to-dos of a calendar: RFC 5545, with lines of at most 75 octets.
 *
 * @param now milliseconds since the epoch.
 */
export function calendarOf(actions: readonly CollectedAction[], now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  const todos = actions.flatMap(({ id, action, of, isOpen }) =>
    isOpen && /^\d{4}-\d{2}-\d{2}$/.test(action.due ?? '')
      ? [
          'BEGIN:VTODO',
          `UID:${id}@${of.path.replace(/[^\w./-]/g, '_')}`,
          `DTSTAMP:${stamp}`,
          `DUE;VALUE=DATE:${action.due?.replaceAll('-', '')}`,
          `SUMMARY:${escaped(action.owner ? `${action.title} (${action.owner})` : action.title)}`,
          `DESCRIPTION:${escaped([of.title ?? of.path, of.path, action.ticket].filter(Boolean).join('\n'))}`,
          'STATUS:NEEDS-ACTION',
          'END:VTODO',
        ]
      : [],
  )
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//postmortem//actions//EN',
    ...todos,
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

const OCTETS = 75

/** A line in parts, each but the first after a space: section 3.1. */
function folded(line: string): string {
  const parts: string[] = []
  let [part, octets] = ['', 0]
  for (const char of line) {
    const size = new TextEncoder().encode(char).length
    if (octets + size > OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += char
    octets += size
  }
  return [...parts, part].join('\r\n')
}
