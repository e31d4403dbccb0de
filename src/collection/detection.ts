import type { Document } from '../document/index.ts'

/** Who noticed an incident first. */
export type DetectedBy = 'monitoring' | 'people'

const MONITORING =
  /\b(?:alert(?:s|ed|ing)?|alarms?|pag(?:ed|er|erduty)|opsgenie|monitor(?:s|ed|ing)?|prometheus|datadog|nagios|grafana|probes?|health ?checks?|synthetics?|canary|watchdog|slo|error budget)\b/i
const PEOPLE =
  /\b(?:customers?|users?|support|tickets?|twitter|tweets?|complain\w*|reported by|report(?:s|ed)? (?:from|of)|community|colleagues?|someone|somebody|engineers? notic\w+|manually (?:noticed|discovered|observed)|notic\w+ by)\b/i

/** Who noticed it first, by the section about detection or the event that is the detection; null where that says none or both. */
export function detectionIn({ sections, events, milestones, text }: Document): DetectedBy | null {
  const section = sections.find(({ kind }) => kind === 'detection')
  const detected = milestones.detected
  const event = events.find(({ at }) => detected && at && at.earliest === detected.earliest)
  const words = [section ? text.slice(section.body.start, section.body.end) : '', event?.text ?? '']
  for (const said of words) {
    const [by, not] = [MONITORING.test(said), PEOPLE.test(said)]
    if (by !== not) return by ? 'monitoring' : 'people'
  }
  return null
}
