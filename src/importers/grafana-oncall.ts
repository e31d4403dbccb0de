import * as z from 'zod/mini'
import { entryOf, type Importer, importedOf, onlyOf, proposalOf } from './entry.ts'
import { objectsIn } from './objects.ts'

// https://grafana.com/docs/oncall/latest/oncall-api-reference/alertgroups, and its outgoing webhooks.

const group = z.object({
  id: z.string(),
  title: z.string(),
  state: z.string(),
  alerts_count: z.number(),
  created_at: z.string(),
  acknowledged_at: z.nullish(z.string()),
  resolved_at: z.nullish(z.string()),
})

const groupsIn = (json: unknown) =>
  objectsIn(json, ['results', 'alert_group']).flatMap(value => group.safeParse(value).data ?? [])

const TIMES = [
  ['created_at', 'detected', 'Alert', 'an alert'],
  ['acknowledged_at', 'acknowledged', 'Acknowledged', 'an acknowledgement'],
  ['resolved_at', 'resolved', 'Resolved', 'a resolution'],
] as const

export const grafanaOncall: Importer = {
  name: 'grafana-oncall',
  title: 'Grafana OnCall: alert groups, and its webhooks, as JSON',
  how: 'The API: GET /api/v1/alert_groups/; or the body of the webhook',
  recognises: ({ files }) => files.some(({ json }) => groupsIn(json).length > 0),
  read({ files }) {
    const parts = files
      .flatMap(({ json }) => groupsIn(json))
      .flatMap(one =>
        TIMES.flatMap(([name, milestone, word, likely]) => {
          const time = one[name]
          if (!time) return []
          const id = `grafana-oncall:${one.id}/${milestone}`
          return [
            {
              entry: entryOf({ id, time, text: `${word}: ${one.title}`, likely }),
              proposal: proposalOf(milestone, time, `${likely} of Grafana OnCall`),
            },
          ]
        }),
      )
    const first = onlyOf(files.flatMap(({ json }) => groupsIn(json)))
    return importedOf(
      parts.map(({ entry }) => entry),
      first ? parts.map(({ proposal }) => proposal) : [],
      first ? { title: first.title } : {},
    )
  },
}
