import * as z from 'zod/mini'
import { entryOf, type Importer, importedOf, onlyOf, proposalOf } from './entry.ts'
import { objectsIn, shownStart } from './objects.ts'

// https://developer.statuspage.io and https://support.atlassian.com/statuspage/docs/what-are-the-different-apis: the
// public `/api/v2/incidents.json`, and what mirrors of it write; https://instatus.com/help/api/incidents.

const update = z.object({
  id: z.optional(z.string()),
  status: z.string(),
  body: z.nullish(z.string()),
  message: z.nullish(z.string()),
  display_at: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  at: z.nullish(z.string()),
  started: z.nullish(z.string()),
})

const incident = z.object({
  id: z.string(),
  name: z.nullish(z.string()),
  title: z.nullish(z.string()),
  impact: z.nullish(z.string()),
  started_at: z.nullish(z.string()),
  resolved_at: z.nullish(z.string()),
  started: z.nullish(z.string()),
  resolved: z.nullish(z.string()),
  incident_updates: z.optional(z.array(update)),
  updates: z.optional(z.array(update)),
  components: z.nullish(z.array(z.union([z.string(), z.object({ name: z.string() })]))),
})

const isOwn = (value: unknown) => {
  const { data } = incident.safeParse(value)
  return data !== undefined && (data.incident_updates ?? data.updates) !== undefined
}

const ENVELOPES = ['incidents', 'incident']

export const statuspage: Importer = {
  name: 'statuspage',
  title:
    "Statuspage, Instatus and pages like them: an incident with its updates, as the page's own API gives it",
  how: 'curl https://STATUS.EXAMPLE.COM/api/v2/incidents.json',
  recognises: ({ files }) => files.some(({ json }) => objectsIn(json, ENVELOPES).some(isOwn)),
  read({ files }) {
    const values = files.flatMap(({ json }) => objectsIn(json, ENVELOPES))
    const read = values.flatMap(value => incident.safeParse(value).data ?? [])
    const parts = read.flatMap(one =>
      (one.incident_updates ?? one.updates ?? []).map((change, i) => {
        const status = change.status.replaceAll('_', ' ').toLowerCase()
        return entryOf({
          id: `statuspage:${one.id}/${change.id ?? i}`,
          time: change.display_at ?? change.created_at ?? change.at ?? change.started,
          text: `Status page, ${status}: ${change.body ?? change.message ?? ''}`,
          likely: 'an update of the status page',
        })
      }),
    )
    const skipped = values
      .filter(value => !incident.safeParse(value).success)
      .map(value => ({ reason: 'not an incident', text: shownStart(value) }))
    const first = onlyOf(read)
    const title = first?.name ?? first?.title
    const services = first?.components?.map(one => (typeof one === 'string' ? one : one.name)) ?? []
    const proposals = [
      proposalOf('started', first?.started_at ?? first?.started, 'the status page says when it started'),
      proposalOf(
        'resolved',
        first?.resolved_at ?? first?.resolved,
        'the status page says when it was resolved',
      ),
    ]
    return importedOf([...parts, ...skipped], proposals, {
      ...(title && { title }),
      ...(services.length > 0 && { services }),
    })
  },
}
