import { rowsOf } from './delimited.ts'
import {
  type Entry,
  entryOf,
  type Facts,
  instantOf,
  type Proposal,
  type Skipped,
  type SourceFile,
} from './entry.ts'
import { readTime } from './stamps.ts'

/** An entry, with what it says of the incident. */
export interface Part {
  readonly entry: Entry | Skipped
  readonly proposal?: Proposal | null
  /** The incident that it belongs to. */
  readonly of?: string | null | undefined
  readonly facts?: Facts
}

/** The head of a CSV file of incidents: the columns of an incident, with the times of its acknowledgement and end. */
const CSV_HEAD =
  /^(?=.*\bincident_number\b)(?=.*\bcreated_on\b)(?=.*\b(?:resolved_on|service_name|service_id)\b)/

/** Whether a file has the columns of PagerDuty's incidents. */
export const isCsvOfIncidents = ({ json, text }: SourceFile): boolean =>
  json === undefined && CSV_HEAD.test(text.slice(0, 2000).split('\n', 1)[0] ?? '')

const CSV_TIMES = [
  ['created_on', 'detected', 'Alert', 'an alert'],
  ['first_acknowledged_on', 'acknowledged', 'Acknowledged', 'an acknowledgement'],
  ['resolved_on', 'resolved', 'Resolved', 'a resolution'],
] as const

/** The incidents of a file, each with its alert, its acknowledgement and its end. */
export function partsOfCsv({ text }: SourceFile): readonly Part[] {
  const [head = [], ...rows] = rowsOf(text)
  return rows.flatMap(row => {
    const field = (name: string) => row[head.indexOf(name)]?.trim() ?? ''
    const title = field('description') || `incident ${field('incident_number')}`
    const service = field('service_name')
    const severity = field('priority') || field('priority_name')
    const acknowledged = acknowledgedOn(field('created_on'), field('seconds_to_first_ack'))
    return CSV_TIMES.flatMap(([column, milestone, word, likely]): readonly Part[] => {
      const stated = field(column) || (milestone === 'acknowledged' ? acknowledged : '')
      if (stated === '') return []
      const when = readTime(stated)
      if ('reason' in when) return [{ entry: { reason: when.reason, text: title } }]
      return [
        {
          entry: entryOf({
            id: `pagerduty:${field('id') || field('incident_number')}/${milestone}`,
            time: when,
            text: `${word}: ${title}`,
            likely,
          }),
          proposal: { milestone, when, because: `PagerDuty's ${column}` },
          of: field('id') || field('incident_number'),
          facts: { title, ...(severity && { severity }), ...(service && { services: [service] }) },
        },
      ]
    })
  })
}

/** The time of an acknowledgement that is given in seconds after the alert; empty where it cannot be computed. */
function acknowledgedOn(created: string, seconds: string): string {
  const when = instantOf(created)
  const after = Number(seconds)
  return when?.kind === 'instant' && seconds !== '' && Number.isFinite(after)
    ? new Date(when.instant + after * 1000).toISOString()
    : ''
}
