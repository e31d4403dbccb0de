import * as z from 'zod/mini'
import { digestOf } from '../digest.ts'
import { entryOf, type Importer, importedOf } from './entry.ts'
import { objectsIn, shownStart } from './objects.ts'

// https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1

const event = z.object({
  kind: z.optional(z.string()),
  metadata: z.object({ uid: z.optional(z.string()), name: z.optional(z.string()) }),
  reason: z.nullish(z.string()),
  message: z.nullish(z.string()),
  note: z.nullish(z.string()),
  type: z.nullish(z.string()),
  count: z.nullish(z.number()),
  eventTime: z.nullish(z.string()),
  firstTimestamp: z.nullish(z.string()),
  lastTimestamp: z.nullish(z.string()),
  involvedObject: z.nullish(z.object({ kind: z.nullish(z.string()), name: z.nullish(z.string()) })),
  regarding: z.nullish(z.object({ kind: z.nullish(z.string()), name: z.nullish(z.string()) })),
})

export const kubernetes: Importer = {
  name: 'kubernetes',
  title: 'Kubernetes: events as JSON',
  how: 'kubectl get events --all-namespaces --output json',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      objectsIn(json, ['items']).some(
        one => event.safeParse(one).success && ('involvedObject' in one || 'regarding' in one),
      ),
    ),
  read: ({ files }) =>
    importedOf(
      files
        .flatMap(({ json }) => objectsIn(json, ['items']))
        .map(value => {
          const one = event.safeParse(value).data
          if (!one) return { reason: 'not an event', text: shownStart(value) }
          const about = one.involvedObject ?? one.regarding
          const name = [about?.kind, about?.name].filter(Boolean).join('/')
          const times = one.count && one.count > 1 ? ` (${one.count} times)` : ''
          return entryOf({
            id: `kubernetes:${one.metadata.uid ?? one.metadata.name ?? digestOf(JSON.stringify(value)).slice(0, 12)}`,
            time: one.eventTime ?? one.firstTimestamp ?? one.lastTimestamp,
            text: `${[name, one.reason].filter(Boolean).join(' ')}: ${one.message ?? one.note ?? ''}${times}`,
            likely: one.type === 'Warning' ? 'a warning' : null,
          })
        }),
    ),
}
