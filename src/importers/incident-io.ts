import * as z from 'zod/mini'
import { entryOf, type Facts, type Importer, importedOf, onlyOf, type Proposal, proposalOf } from './entry.ts'
import { objectsIn } from './objects.ts'

// https://api-docs.incident.io: incidents with their timestamps, and incident updates.

const person = z.nullish(z.object({ user: z.nullish(z.object({ name: z.string() })) }))

const update = z.object({
  id: z.string(),
  incident_id: z.string(),
  created_at: z.string(),
  message: z.nullish(z.string()),
  new_incident_status: z.nullish(z.object({ name: z.string() })),
  new_severity: z.nullish(z.object({ name: z.string() })),
  updater: person,
})

const incident = z.object({
  id: z.string(),
  name: z.string(),
  reference: z.optional(z.string()),
  created_at: z.string(),
  severity: z.nullish(z.object({ name: z.string() })),
  creator: person,
  incident_timestamp_values: z.nullish(
    z.array(
      z.object({
        incident_timestamp: z.object({ name: z.string() }),
        value: z.nullish(z.object({ value: z.nullish(z.string()) })),
      }),
    ),
  ),
})

const ENVELOPES = ['incidents', 'incident', 'incident_updates']

const MILESTONES: readonly (readonly [RegExp, Proposal['milestone']])[] = [
  [/^impact started/i, 'started'],
  [/^(?:detected|reported|identified as an incident)/i, 'detected'],
  [/^(?:accepted|acknowledged)/i, 'acknowledged'],
  [/^(?:fixed|mitigated|stabilized)/i, 'mitigated'],
  [/^(?:resolved|closed)/i, 'resolved'],
]

export const incidentIo: Importer = {
  name: 'incident.io',
  title: 'incident.io: incidents and their updates as JSON',
  how: 'The API: GET /v2/incidents/ID and /v2/incident_updates?incident_id=ID',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      objectsIn(json, ENVELOPES).some(
        value =>
          (incident.safeParse(value).success && 'incident_timestamp_values' in value) ||
          (update.safeParse(value).success && 'new_incident_status' in value),
      ),
    ),
  read({ files }) {
    const values = files.flatMap(({ json }) => objectsIn(json, ENVELOPES))
    const incidents = values.flatMap(value => incident.safeParse(value).data ?? [])
    const updates = values.flatMap(value => update.safeParse(value).data ?? [])
    const opened = incidents.map(({ id, name, created_at, creator }) =>
      entryOf({
        id: `incident.io:${id}/created`,
        time: created_at,
        text: `Incident opened: ${name}`,
        author: creator?.user?.name,
        likely: 'the start of the incident',
      }),
    )
    const told = updates.map(({ id, created_at, message, new_incident_status, new_severity, updater }) =>
      entryOf({
        id: `incident.io:update/${id}`,
        time: created_at,
        text: [
          new_incident_status && `Status: ${new_incident_status.name}`,
          new_severity && `severity: ${new_severity.name}`,
          message,
        ]
          .filter(Boolean)
          .join(', '),
        author: updater?.user?.name,
        likely: 'an update of the incident',
      }),
    )
    const proposals = incidents.flatMap(({ incident_timestamp_values }) =>
      (incident_timestamp_values ?? []).map(({ incident_timestamp: { name }, value }) => {
        const milestone = MILESTONES.find(([pattern]) => pattern.test(name))?.[1]
        return milestone ? proposalOf(milestone, value?.value, `incident.io has it as "${name}"`) : null
      }),
    )
    const first = onlyOf(incidents)
    const facts: Facts = first
      ? { title: first.name, ...(first.severity && { severity: first.severity.name }) }
      : {}
    return importedOf([...opened, ...told], first ? proposals : [], facts)
  },
}
