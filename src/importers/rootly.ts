import * as z from 'zod/mini'
import { milestoneNames } from '../document/index.ts'
import { entryOf, type Importer, importedOf, onlyOf, proposalOf } from './entry.ts'
import { objectsIn } from './objects.ts'

// https://docs.rootly.com/api-reference: incidents and their events, in the form of JSON:API.

const item = z.object({
  id: z.string(),
  type: z.enum(['incidents', 'incident_events']),
  attributes: z.object({
    title: z.nullish(z.string()),
    event: z.nullish(z.string()),
    user_display_name: z.nullish(z.string()),
    occurred_at: z.nullish(z.string()),
    created_at: z.nullish(z.string()),
    started_at: z.nullish(z.string()),
    detected_at: z.nullish(z.string()),
    acknowledged_at: z.nullish(z.string()),
    mitigated_at: z.nullish(z.string()),
    resolved_at: z.nullish(z.string()),
    severity: z.nullish(
      z.object({ data: z.nullish(z.object({ attributes: z.object({ name: z.nullish(z.string()) }) })) }),
    ),
  }),
})

const itemsIn = (json: unknown) =>
  objectsIn(json, []).flatMap(value => {
    const list = Array.isArray(value.data) ? value.data : [value.data ?? value]
    return list.flatMap(one => item.safeParse(one).data ?? [])
  })

export const rootly: Importer = {
  name: 'rootly',
  title: 'Rootly: incidents and their events as JSON',
  how: 'The API: GET /v1/incidents/ID and /v1/incidents/ID/events',
  recognises: ({ files }) => files.some(({ json }) => itemsIn(json).length > 0),
  read({ files }) {
    const items = files.flatMap(({ json }) => itemsIn(json))
    const parts = items.flatMap(({ id, type, attributes }) =>
      type === 'incident_events'
        ? [
            entryOf({
              id: `rootly:${id}`,
              time: attributes.occurred_at ?? attributes.created_at,
              text: attributes.event ?? '',
              author: attributes.user_display_name,
              likely: 'an event of the incident',
            }),
          ]
        : milestoneNames.flatMap(name => {
            const time = attributes[`${name}_at`]
            if (!time) return []
            return [
              entryOf({ id: `rootly:${id}/${name}`, time, text: `Incident ${name}`, likely: 'a milestone' }),
            ]
          }),
    )
    const incidents = items.filter(({ type }) => type === 'incidents')
    const proposals = incidents.flatMap(({ attributes }) =>
      milestoneNames.map(name => proposalOf(name, attributes[`${name}_at`], `Rootly has it as ${name}`)),
    )
    const attributes = onlyOf(incidents)?.attributes
    const severity = attributes?.severity?.data?.attributes.name
    return importedOf(parts, attributes ? proposals : [], {
      ...(attributes?.title && { title: attributes.title }),
      ...(severity && { severity }),
    })
  },
}
