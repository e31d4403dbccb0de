import * as z from 'zod/mini'
import { type Entry, type Facts, type Importer, instantOf, type Proposal, type Skipped } from './entry.ts'
import { markdownOf } from './markdown-of.ts'
import { shownStart } from './objects.ts'

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
    files.some(({ json }) => alertsIn(json).some(one => alert.safeParse(one).success)),
  read({ files }) {
    const entries: Entry[] = []
    const proposals: Proposal[] = []
    const skipped: Skipped[] = []
    const services = new Set<string>()
    for (const value of files.flatMap(({ json }) => alertsIn(json))) {
      const { data: one } = alert.safeParse(value)
      if (!one) {
        skipped.push({ reason: 'not an alert', text: shownStart(value) })
        continue
      }
      const { labels, annotations = {}, fingerprint, startsAt, endsAt } = one
      const name = labels.alertname ?? 'alert'
      const what = annotations.summary ?? annotations.description ?? annotations.message ?? ''
      const told = what ? `${name}: ${what}` : name
      if (labels.service) services.add(labels.service)
      const key =
        fingerprint ??
        Object.entries(labels)
          .map(pair => pair.join('='))
          .join(',')
      const add = (kind: 'firing' | 'resolved', time: string | null | undefined) => {
        const when = instantOf(time)
        if (when?.kind !== 'instant') return
        const text = markdownOf(`Alert ${kind}: ${told}`)
        const base = { author: null, likely: `an alert, ${kind}`, reactions: [] }
        entries.push({ id: `alertmanager:${key}/${kind}/${when.instant}`, when, text, ...base })
        const milestone = kind === 'firing' ? 'detected' : 'resolved'
        proposals.push({ milestone, instant: when.instant, because: `${name} was ${kind}` })
      }
      if (!instantOf(startsAt)) skipped.push({ reason: 'without a time', text: told })
      add('firing', startsAt)
      const state = typeof one.status === 'string' ? one.status : one.status?.state
      // of a firing alert it says when it is given up
      if (state === 'resolved') add('resolved', endsAt)
    }
    const facts: Facts = services.size > 0 ? { services: [...services] } : {}
    return { entries, proposals, facts, skipped }
  },
}

function alertsIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json.flatMap(alertsIn)
  if (typeof json !== 'object' || json === null) return []
  if ('alerts' in json && Array.isArray(json.alerts)) return json.alerts
  return 'startsAt' in json ? [json] : []
}
