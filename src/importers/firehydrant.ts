import * as z from 'zod/mini'
import { milestoneNames } from '../document/index.ts'
import { type Entry, entryOf, type Importer, importedOf, onlyOf, proposalOf, type Skipped } from './entry.ts'
import { isFields, shownStart } from './objects.ts'

// https://docs.firehydrant.com/reference: incidents with their milestones, and the events of one.

const said = z.object({ body: z.nullish(z.string()), message: z.nullish(z.string()) })

const event = z.object({
  id: z.string(),
  incident_id: z.string(),
  occurred_at: z.string(),
  type: z.string(),
  author: z.nullish(z.object({ name: z.nullish(z.string()) })),
  data: z.extend(said, { events: z.nullish(z.array(z.object({ data: said }))) }),
})

const incident = z.object({
  id: z.string(),
  name: z.string(),
  started_at: z.nullish(z.string()),
  severity: z.nullish(z.string()),
  services: z.nullish(z.array(z.object({ name: z.string() }))),
  milestones: z.array(z.object({ type: z.string(), occurred_at: z.string() })),
  events: z.nullish(z.array(z.unknown())),
})

/** The incidents and events of a file: an event has `data` too, which is no list. */
const valuesIn = (json: unknown): readonly unknown[] =>
  Array.isArray(json) ? json : isFields(json) && Array.isArray(json.data) ? json.data : [json]

export const firehydrant: Importer = {
  name: 'firehydrant',
  title: 'FireHydrant: incidents with their milestones, and their events, as JSON',
  how: 'The API: GET /v1/incidents/ID and /v1/incidents/ID/events',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      valuesIn(json).some(
        value => incident.safeParse(value).success || (event.safeParse(value).success && isOwn(value)),
      ),
    ),
  read({ files }) {
    const values = files.flatMap(({ json }) => valuesIn(json))
    const incidents = values.flatMap(value => incident.safeParse(value).data ?? [])
    const events = values.filter(value => !incident.safeParse(value).success)
    const notes = [...incidents.flatMap(one => one.events ?? []), ...events].flatMap(entriesOf)
    const reached = incidents.flatMap(({ id, milestones }) =>
      milestones.map(({ type, occurred_at }) =>
        entryOf({
          id: `firehydrant:${id}/${type}`,
          time: occurred_at,
          text: `Incident ${type}`,
          likely: 'a milestone',
        }),
      ),
    )
    const proposals = incidents.flatMap(({ milestones }) =>
      milestones.flatMap(({ type, occurred_at }) => {
        const milestone = milestoneNames.find(name => name === type)
        return milestone ? [proposalOf(milestone, occurred_at, `FireHydrant has it as ${type}`)] : []
      }),
    )
    const first = onlyOf(incidents)
    const services = first?.services?.map(({ name }) => name) ?? []
    return importedOf([...reached, ...notes], first ? proposals : [], {
      ...(first && { title: first.name }),
      ...(first?.severity && first.severity !== 'UNSET' && { severity: first.severity }),
      ...(services.length > 0 && { services }),
    })
  },
}

const isOwn = (value: unknown): boolean => /"type":"(?:event|chat)\//.test(JSON.stringify(value))

function entriesOf(value: unknown): readonly (Entry | Skipped)[] {
  const { data: one } = event.safeParse(value)
  if (!one) return [{ reason: 'not an event', text: shownStart(value) }]
  const { id, occurred_at: time, author, data, type } = one
  // several changes that were made at once
  const inside = (data.events ?? []).map(({ data }) => data)
  const texts = [data, ...inside].flatMap(({ body, message }) => body ?? message ?? [])
  // milestones are there by themselves; the rest is about the tool
  if (texts.length === 0) return [{ reason: 'of the incident tool itself', text: type }]
  return texts.map((text, i) =>
    entryOf({
      id: `firehydrant:${id}${i > 0 ? `/${i}` : ''}`,
      time,
      text,
      author: author?.name,
      likely: 'a note of the incident',
    }),
  )
}
