import * as z from 'zod/mini'
import { entryOf, type Importer, importedOf, type Proposal, proposalOf } from './entry.ts'
import { objectsIn, shownStart } from './objects.ts'
import { isCsvOfIncidents, type Part, partsOfCsv } from './pagerduty-csv.ts'

// https://developer.pagerduty.com/api-reference: incidents, their log entries and notes, and webhooks of version 3.

const reference = z.object({ summary: z.nullish(z.string()) })

const incident = z.object({
  id: z.optional(z.string()),
  type: z.optional(z.string()),
  incident_number: z.optional(z.number()),
  title: z.nullish(z.string()),
  summary: z.nullish(z.string()),
  created_at: z.string(),
  resolved_at: z.nullish(z.string()),
  status: z.optional(z.string()),
  urgency: z.nullish(z.string()),
  priority: z.nullish(reference),
  service: z.nullish(reference),
  acknowledgements: z.nullish(z.array(z.object({ at: z.string(), acknowledger: z.nullish(reference) }))),
})

const logEntry = z.object({
  id: z.string(),
  type: z.string(),
  created_at: z.string(),
  summary: z.nullish(z.string()),
  agent: z.nullish(reference),
  note: z.nullish(z.string()),
  channel: z.nullish(z.object({ summary: z.nullish(z.string()) })),
  incident: z.nullish(z.object({ id: z.nullish(z.string()), summary: z.nullish(z.string()) })),
  service: z.nullish(reference),
})

const webhook = z.object({
  event: z.object({
    id: z.string(),
    event_type: z.string(),
    occurred_at: z.string(),
    agent: z.nullish(reference),
    data: z.looseObject({}),
  }),
})

const notes = z.object({
  id: z.string(),
  content: z.string(),
  created_at: z.string(),
  user: z.nullish(reference),
})

const ENVELOPES = ['data', 'incidents', 'log_entries', 'notes', 'messages', 'incident', 'log_entry']

export const pagerduty: Importer = {
  name: 'pagerduty',
  title: 'PagerDuty: incidents, log entries, notes and webhooks as JSON, incidents as CSV',
  how: 'pd rest get -e incidents/ID/log_entries?include[]=channels; the API: GET /incidents/ID and /incidents/ID/log_entries; or Incidents → Export CSV',
  recognises: ({ files }) =>
    files.some(file => objectsIn(file.json, ENVELOPES).some(isOwn) || isCsvOfIncidents(file)),
  read({ files }) {
    const parts = files.flatMap(file =>
      isCsvOfIncidents(file) ? partsOfCsv(file) : objectsIn(file.json, ENVELOPES).flatMap(partsOf),
    )
    const isOne = new Set(parts.flatMap(({ of }) => of ?? [])).size < 2
    return importedOf(
      parts.map(({ entry }) => entry),
      isOne ? parts.map(({ proposal = null }) => proposal) : [],
      isOne ? Object.assign({}, ...parts.map(({ facts = {} }) => facts)) : {},
    )
  },
}

const isOwn = (value: unknown): boolean => {
  const text = JSON.stringify(value)?.slice(0, 20_000) ?? ''
  return (
    (/"(?:incident_key|incident_number)"/.test(text) && /pagerduty\.com|"(?:service|urgency)"/.test(text)) ||
    /"type":"\w+_log_entry"|"event_type":"(?:incident|service)\./.test(text)
  )
}

function partsOf(value: unknown): readonly Part[] {
  const hook = webhook.safeParse(value).data
  if (hook) return [ofWebhook(hook.event)]
  const log = logEntry.safeParse(value).data
  if (log && /_log_entry(?:_reference)?$/.test(log.type)) return [ofLogEntry(log)]
  const one = incident.safeParse(value).data
  if (one && (one.title ?? one.summary)) return ofIncident(one)
  const note = notes.safeParse(value).data
  if (!note) return [{ entry: { reason: 'not understood', text: shownStart(value) } }]
  const { id, created_at: time, content: text, user } = note
  return [
    { entry: entryOf({ id: `pagerduty:note/${id}`, time, text, author: user?.summary, likely: 'a note' }) },
  ]
}

function ofIncident(one: z.infer<typeof incident>): readonly Part[] {
  const title = one.title ?? one.summary ?? ''
  const id = `pagerduty:${one.id ?? one.incident_number ?? title}`
  const service = one.service?.summary
  const severity = one.priority?.summary
  const { created_at: created, resolved_at: resolved } = one
  return [
    {
      entry: entryOf({ id: `${id}/triggered`, time: created, text: `Alert: ${title}`, likely: 'an alert' }),
      proposal: proposalOf('detected', created, 'the alert fired'),
      of: id,
      facts: { title, ...(severity && { severity }), ...(service && { services: [service] }) },
    },
    ...(one.acknowledgements ?? []).map(({ at, acknowledger }, i) => ({
      entry: entryOf({
        id: `${id}/acknowledged/${i}`,
        time: at,
        text: `Acknowledged by ${acknowledger?.summary ?? 'somebody'}`,
        likely: 'an acknowledgement',
      }),
      proposal: proposalOf('acknowledged', at, 'the alert was acknowledged'),
    })),
    ...(resolved
      ? [
          {
            entry: entryOf({
              id: `${id}/resolved`,
              time: resolved,
              text: `Resolved: ${title}`,
              likely: 'a resolution',
            }),
            proposal: proposalOf('resolved', resolved, 'the alert was resolved'),
          },
        ]
      : []),
  ]
}

const MILESTONES: Readonly<Record<string, Proposal['milestone']>> = {
  trigger: 'detected',
  triggered: 'detected',
  acknowledge: 'acknowledged',
  acknowledged: 'acknowledged',
  resolve: 'resolved',
  resolved: 'resolved',
}

/** The milestone of something that the pager did. */
const milestoneOf = (kind: string, time: string): Proposal | null => {
  const milestone = MILESTONES[kind]
  return milestone ? proposalOf(milestone, time, `the pager's "${kind}"`) : null
}

/** Entries about the pager itself, not about the incident. */
const OF_PAGER =
  /^(?:notify|assign|exhaust_escalation_path|unacknowledge|snooze|urgency_change|repeat_escalation_path)_log_entry/

function ofLogEntry(entry: z.infer<typeof logEntry>): Part {
  const { id, type, created_at: time, summary, agent, note, channel, incident, service } = entry
  const words = summary ?? note ?? ''
  if (OF_PAGER.test(type)) return { entry: { reason: 'of the pager itself', text: words } }
  const kind = type.replace(/_log_entry(?:_reference)?$/, '')
  // "Note added by Kim" and "Triggered through the API" have what it is about beside them
  const about = [channel?.summary, note].find(text => text && !words.includes(text))
  const title = incident?.summary?.replace(/^\[#\d+\] /, '')
  return {
    entry: entryOf({
      id: `pagerduty:log/${id}`,
      time,
      text: about ? `${words}: ${about}` : words,
      author: agent?.summary,
      likely: `the pager's "${kind}"`,
    }),
    proposal: milestoneOf(kind, time),
    of: incident?.id,
    facts: { ...(title && { title }), ...(service?.summary && { services: [service.summary] }) },
  }
}

const hookData = z.object({
  title: z.nullish(z.string()),
  content: z.nullish(z.string()),
  summary: z.nullish(z.string()),
  incident: z.nullish(reference),
  service: z.nullish(reference),
  priority: z.nullish(reference),
})

function ofWebhook({
  id,
  event_type,
  occurred_at: time,
  agent,
  data,
}: z.infer<typeof webhook>['event']): Part {
  const kind = event_type.replace(/^\w+\./, '')
  const about = hookData.safeParse(data).data ?? {}
  const title = about.title ?? about.incident?.summary ?? about.summary ?? ''
  const text =
    about.content ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('_', ' ')}: ${title}`
  const severity = about.priority?.summary
  const service = about.service?.summary
  const likely = `the pager's "${kind}"`
  return {
    entry: entryOf({ id: `pagerduty:event/${id}`, time, text, author: agent?.summary, likely }),
    proposal: milestoneOf(kind, time),
    facts: {
      ...(title && { title }),
      ...(severity && { severity }),
      ...(service && { services: [service] }),
    },
  }
}
