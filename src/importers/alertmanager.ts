import * as z from 'zod/mini'
import {
  type Entry,
  entryOf,
  type Importer,
  importedOf,
  type Proposal,
  proposalOf,
  type Skipped,
} from './entry.ts'
import { objectsIn, shownStart } from './objects.ts'

// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config, and `amtool alert --output=json`.

const alert = z.object({
  status: z.optional(z.union([z.string(), z.object({ state: z.optional(z.string()) })])),
  labels: z.record(z.string(), z.string()),
  annotations: z.optional(z.record(z.string(), z.string())),
  startsAt: z.string(),
  endsAt: z.nullish(z.string()),
  fingerprint: z.nullish(z.string()),
})

export const alertmanager: Importer = {
  name: 'alertmanager',
  title: 'Alertmanager and Grafana: alerts of webhooks, and of amtool, as JSON',
  how: 'amtool alert query --output=json, or the body of the webhook',
  recognises: ({ files }) =>
    files.some(({ json }) => objectsIn(json, ['alerts']).some(one => alert.safeParse(one).success)),
  read({ files }) {
    const parts = files.flatMap(({ json }) => objectsIn(json, ['alerts'])).flatMap(partsOf)
    const services = [...new Set(parts.flatMap(({ service }) => service ?? []))]
    return importedOf(
      parts.map(({ entry }) => entry),
      parts.map(({ proposal = null }) => proposal),
      services.length > 0 ? { services } : {},
    )
  },
}

interface Part {
  readonly entry: Entry | Skipped
  readonly proposal?: Proposal | null
  readonly service?: string | undefined
}

function partsOf(value: unknown): readonly Part[] {
  const { data: one } = alert.safeParse(value)
  if (!one) return [{ entry: { reason: 'not an alert', text: shownStart(value) } }]
  const { labels, annotations = {}, fingerprint, startsAt, endsAt } = one
  const name = labels.alertname ?? 'alert'
  const what = annotations.summary ?? annotations.description ?? annotations.message ?? ''
  const pairs = Object.entries(labels).map(pair => pair.join('='))
  const part = (kind: 'firing' | 'resolved', time: string): Part => ({
    entry: entryOf({
      id: `alertmanager:${fingerprint ?? pairs.join(',')}/${kind}/${Date.parse(time)}`,
      time,
      text: `Alert ${kind}: ${what ? `${name}: ${what}` : name}`,
      likely: `an alert, ${kind}`,
    }),
    proposal: proposalOf(kind === 'firing' ? 'detected' : 'resolved', time, `${name} was ${kind}`),
    service: labels.service,
  })
  const state = typeof one.status === 'string' ? one.status : one.status?.state
  // of a firing alert it says when it is given up
  return [part('firing', startsAt), ...(state === 'resolved' && endsAt ? [part('resolved', endsAt)] : [])]
}
