import * as z from 'zod/mini'
import {
  type Entry,
  type Facts,
  type Importer,
  instantOf,
  type Proposal,
  proposalOf,
  type Skipped,
  type Source,
} from './entry.ts'
import { markdownOf } from './markdown-of.ts'
import { shownStart } from './objects.ts'

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

type Part =
  | { readonly entry: Entry; readonly proposals?: readonly Proposal[]; readonly facts?: Facts }
  | Skipped

export const pagerduty: Importer = {
  name: 'pagerduty',
  title: 'PagerDuty: incidents, log entries, notes and webhooks as JSON',
  how: 'pd rest get -e incidents/ID/log_entries?include[]=channels; or the API: GET /incidents/ID and /incidents/ID/log_entries',
  recognises: ({ files }) => files.some(({ json }) => objectsIn(json).some(isOwn)),
  read(source) {
    const parts = values(source).flatMap(partsOf)
    return {
      entries: parts.flatMap(part => ('entry' in part ? part.entry : [])),
      proposals: parts.flatMap(part => ('entry' in part ? (part.proposals ?? []) : [])),
      facts: Object.assign({}, ...parts.map(part => ('entry' in part ? (part.facts ?? {}) : {}))),
      skipped: parts.flatMap(part => ('reason' in part ? part : [])),
    }
  },
}

const values = ({ files }: Source) => files.flatMap(({ json }) => objectsIn(json))

/** The objects of a file, without the envelope of the API. */
function objectsIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json.flatMap(objectsIn)
  if (typeof json !== 'object' || json === null) return []
  for (const name of ['incidents', 'log_entries', 'notes', 'messages', 'incident', 'log_entry'])
    if (name in json) return objectsIn((json as Record<string, unknown>)[name])
  return [json]
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
  if (note)
    return [made(`note/${note.id}`, note.created_at, note.content, note.user?.summary ?? null, 'a note')]
  return [{ reason: 'not understood', text: shownStart(value) }]
}

/** An entry, or why there is none. */
function made(
  id: string,
  time: string,
  text: string,
  author: string | null,
  likely: string,
  more: { readonly proposals?: readonly Proposal[]; readonly facts?: Facts } = {},
): Part {
  const when = instantOf(time)
  if (!when) return { reason: 'without a time', text }
  const words = markdownOf(text)
  if (!words) return { reason: 'without text', text: id }
  return { entry: { id: `pagerduty:${id}`, when, author, text: words, likely, reactions: [] }, ...more }
}

const proposed = (...from: Parameters<typeof proposalOf>): readonly Proposal[] => {
  const one = proposalOf(...from)
  return one ? [one] : []
}

function ofIncident(one: z.infer<typeof incident>): readonly Part[] {
  const title = one.title ?? one.summary ?? ''
  const id = one.id ?? String(one.incident_number ?? title)
  const service = one.service?.summary
  const severity = one.priority?.summary
  const facts: Facts = { title, ...(severity && { severity }), ...(service && { services: [service] }) }
  const triggered = made(`${id}/triggered`, one.created_at, `Alert: ${title}`, null, 'an alert', {
    facts,
    proposals: proposed('detected', one.created_at, 'the alert fired'),
  })
  const acknowledged = (one.acknowledgements ?? []).map(({ at, acknowledger }, i) =>
    made(
      `${id}/acknowledged/${i}`,
      at,
      `Acknowledged by ${acknowledger?.summary ?? 'somebody'}`,
      null,
      'an acknowledgement',
      {
        proposals: proposed('acknowledged', at, 'the alert was acknowledged'),
      },
    ),
  )
  const resolved = one.resolved_at
    ? [
        made(`${id}/resolved`, one.resolved_at, `Resolved: ${title}`, null, 'a resolution', {
          proposals: proposed('resolved', one.resolved_at, 'the alert was resolved'),
        }),
      ]
    : []
  return [triggered, ...acknowledged, ...resolved]
}

const MILESTONES: Readonly<Record<string, Proposal['milestone']>> = {
  trigger: 'detected',
  triggered: 'detected',
  acknowledge: 'acknowledged',
  acknowledged: 'acknowledged',
  resolve: 'resolved',
  resolved: 'resolved',
}

/** What tells of the pager at work, and not of the incident. */
const OF_PAGER =
  /^(?:notify|assign|exhaust_escalation_path|unacknowledge|snooze|urgency_change|repeat_escalation_path)_log_entry/

function ofLogEntry({ id, type, created_at, summary, agent, note }: z.infer<typeof logEntry>): Part {
  const text = summary ?? note ?? ''
  if (OF_PAGER.test(type)) return { reason: 'of the pager itself', text }
  const kind = type.replace(/_log_entry(?:_reference)?$/, '')
  const milestone = MILESTONES[kind]
  return made(`log/${id}`, created_at, text, agent?.summary ?? null, `the pager's "${kind}"`, {
    ...(milestone && { proposals: proposed(milestone, created_at, `the pager's "${kind}"`) }),
  })
}

const hookData = z.object({
  title: z.nullish(z.string()),
  content: z.nullish(z.string()),
  summary: z.nullish(z.string()),
  incident: z.nullish(reference),
  service: z.nullish(reference),
  priority: z.nullish(reference),
})

function ofWebhook({ id, event_type, occurred_at, agent, data }: z.infer<typeof webhook>['event']): Part {
  const kind = event_type.replace(/^\w+\./, '')
  const about = hookData.safeParse(data).data ?? {}
  const title = about.title ?? about.incident?.summary ?? about.summary ?? ''
  const text =
    about.content ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('_', ' ')}: ${title}`
  const milestone = MILESTONES[kind]
  const severity = about.priority?.summary
  const service = about.service?.summary
  return made(`event/${id}`, occurred_at, text, agent?.summary ?? null, `the pager's "${kind}"`, {
    facts: {
      ...(title && { title }),
      ...(severity && { severity }),
      ...(service && { services: [service] }),
    },
    ...(milestone && { proposals: proposed(milestone, occurred_at, `the pager's "${kind}"`) }),
  })
}
