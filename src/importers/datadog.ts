import * as z from 'zod/mini'
import {
  type Entry,
  entryOf,
  type Importer,
  importedOf,
  onlyOf,
  type Proposal,
  proposalOf,
  type Skipped,
} from './entry.ts'
import { type Fields, isFields, objectsIn, shownStart } from './objects.ts'

// https://docs.datadoghq.com/api/latest: incidents and events of version 2, events of version 1, and the webhook of monitors.

const time = z.union([z.string(), z.number()])

const incident = z.object({
  id: z.string(),
  type: z.literal('incidents'),
  attributes: z.object({
    title: z.string(),
    created: z.optional(z.string()),
    detected: z.nullish(z.string()),
    resolved: z.nullish(z.string()),
    customer_impact_start: z.nullish(z.string()),
    customer_impact_end: z.nullish(z.string()),
    fields: z.nullish(z.record(z.string(), z.object({ value: z.unknown() }))),
  }),
})

const event = z.object({
  id: z.union([z.string(), z.number()]),
  type: z.literal('event'),
  attributes: z.object({
    timestamp: z.string(),
    message: z.nullish(z.string()),
    attributes: z.nullish(
      z.object({
        title: z.nullish(z.string()),
        status: z.nullish(z.string()),
        service: z.nullish(z.string()),
        evt: z.nullish(z.object({ name: z.nullish(z.string()) })),
      }),
    ),
  }),
})

const oldEvent = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string(),
  text: z.nullish(z.string()),
  date_happened: z.number(),
  alert_type: z.nullish(z.string()),
})

/** The payload that Datadog suggests for a webhook; a time is in milliseconds since the epoch. */
const webhook = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string(),
  event_type: z.string(),
  last_updated: z.optional(time),
  date: z.optional(time),
  body: z.nullish(z.string()),
})

const shapes = [incident, event, oldEvent, webhook] as const

/** Objects with the keys of the API: its client for JavaScript writes `customerImpactStart`. */
const inSnakeCase = (value: Fields, depth = 0): Fields =>
  Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/(?<=[a-z])[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      isFields(inner) && depth < 5 ? inSnakeCase(inner, depth + 1) : inner,
    ]),
  )

const ENVELOPES = ['data', 'event', 'events', 'incidents']

/** The records of a file; a search has its incidents below the attributes of its result. */
const valuesIn = (json: unknown): readonly Fields[] =>
  objectsIn(json, ENVELOPES)
    .flatMap(value =>
      value.type === 'incidents_search_results' ? objectsIn(value.attributes, ENVELOPES) : [value],
    )
    .map(value => inSnakeCase(value))

interface Part {
  readonly entries: readonly (Entry | Skipped)[]
  readonly proposals?: readonly (Proposal | null)[]
  readonly title?: string
  readonly severity?: unknown
}

export const datadog: Importer = {
  name: 'datadog',
  title: 'Datadog: incidents, events, and webhooks of monitors, as JSON',
  how: 'The API: GET /api/v2/incidents/ID, or /api/v2/events?filter[query]=…; or the body of the webhook',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      valuesIn(json).some(value => shapes.some(shape => shape.safeParse(value).success)),
    ),
  read({ files }) {
    const parts = files.flatMap(({ json }) => valuesIn(json)).map(partOf)
    const first = onlyOf(parts.filter(({ title }) => title !== undefined))
    return importedOf(
      parts.flatMap(({ entries }) => entries),
      first?.proposals,
      {
        ...(first?.title && { title: first.title }),
        ...(typeof first?.severity === 'string' &&
          first.severity !== 'UNKNOWN' && { severity: first.severity }),
      },
    )
  },
}

function partOf(value: Fields): Part {
  const opened = incident.safeParse(value).data
  if (opened) return ofIncident(opened)
  return { entries: [ofEvent(value)] }
}

function ofIncident({ id, attributes }: z.infer<typeof incident>): Part {
  const { title, created, detected, resolved, customer_impact_start, customer_impact_end, fields } =
    attributes
  const times = [
    ['started', customer_impact_start, 'Customers began to be affected'],
    ['detected', detected ?? created, `Incident declared: ${title}`],
    ['mitigated', customer_impact_end, 'Customers were no longer affected'],
    ['resolved', resolved, 'Incident resolved'],
  ] as const
  return {
    entries: times.flatMap(([name, time, text]) =>
      time ? [entryOf({ id: `datadog:${id}/${name}`, time, text, likely: 'a milestone' })] : [],
    ),
    proposals: times.map(([name, time]) => proposalOf(name, time, `Datadog has it as ${name}`)),
    title,
    severity: fields?.severity?.value,
  }
}

function ofEvent(value: Fields): Entry | Skipped {
  const one = event.safeParse(value).data
  if (one) {
    const { timestamp, message, attributes } = one.attributes
    const title = attributes?.title ?? attributes?.evt?.name ?? ''
    return entryOf({
      id: `datadog:${one.id}`,
      time: timestamp,
      text: title || (message ?? ''),
      likely: likelyOf(attributes?.status),
    })
  }
  const old = oldEvent.safeParse(value).data
  if (old) {
    return entryOf({
      id: `datadog:${old.id}`,
      time: old.date_happened,
      text: old.title,
      likely: likelyOf(old.alert_type),
    })
  }
  const hook = webhook.safeParse(value).data
  if (!hook) return { reason: 'not understood', text: shownStart(value) }
  return entryOf({
    id: `datadog:${hook.id}`,
    time: timeOf(hook.last_updated ?? hook.date),
    text: hook.title,
    likely: 'an alert',
  })
}

/** Why an event of this status is likely. */
const likelyOf = (status: string | null | undefined): string | null =>
  ['error', 'warning', 'success'].includes(status ?? '') ? 'an alert' : null

/** Milliseconds since the epoch, as a number or in digits, or ISO 8601. */
const timeOf = (time: string | number | undefined): string | number | undefined =>
  typeof time === 'string' && !/^\d+$/.test(time) ? time : time === undefined ? time : Number(time) / 1000
