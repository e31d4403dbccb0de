import * as z from 'zod/mini'
import { entryOf, type Importer, importedOf, onlyOf, proposalOf } from './entry.ts'
import { objectsIn } from './objects.ts'

// https://docs.opsgenie.com/docs/alert-api and incident-api, and the webhooks of an integration.

const item = z.object({
  id: z.optional(z.string()),
  alertId: z.optional(z.string()),
  tinyId: z.optional(z.string()),
  message: z.string(),
  status: z.optional(z.string()),
  priority: z.nullish(z.string()),
  createdAt: z.union([z.string(), z.number()]),
  impactStartDate: z.nullish(z.string()),
  impactEndDate: z.nullish(z.string()),
  acknowledged: z.optional(z.boolean()),
  report: z.nullish(
    z.object({
      ackTime: z.nullish(z.number()),
      closeTime: z.nullish(z.number()),
      acknowledgedBy: z.nullish(z.string()),
      closedBy: z.nullish(z.string()),
    }),
  ),
})

const ENVELOPES = ['data', 'alerts', 'alert', 'incident']

/** The API of version 1 has nanoseconds since the epoch, webhooks have milliseconds. */
const timeOf = (time: string | number): string | number =>
  typeof time === 'string' ? time : time > 1e16 ? time / 1e9 : time / 1000

export const opsgenie: Importer = {
  name: 'opsgenie',
  title: 'Opsgenie: alerts, incidents and webhooks as JSON',
  how: 'opsgenie-lamp exportAlerts, or the API: GET /v2/alerts/ID and /v1/incidents/ID',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      objectsIn(json, ENVELOPES).some(
        value => item.safeParse(value).success && ('tinyId' in value || 'alertId' in value),
      ),
    ),
  read({ files }) {
    const items = files
      .flatMap(({ json }) => objectsIn(json, ENVELOPES))
      .flatMap(value => item.safeParse(value).data ?? [])
    const parts = items.flatMap(one => {
      const key = one.id ?? one.alertId ?? one.tinyId ?? ''
      const began = timeOf(one.createdAt)
      const start = typeof began === 'number' ? began : Date.parse(began) / 1000
      const after = (ms: number | null | undefined) => (ms == null ? null : start + ms / 1000)
      const acknowledged = after(one.report?.ackTime)
      const closed = after(one.report?.closeTime)
      return [
        entryOf({
          id: `opsgenie:${key}/created`,
          time: began,
          text: `Alert: ${one.message}`,
          likely: 'an alert',
        }),
        ...(acknowledged
          ? [
              entryOf({
                id: `opsgenie:${key}/acknowledged`,
                time: acknowledged,
                text: `Acknowledged: ${one.message}`,
                author: one.report?.acknowledgedBy,
                likely: 'an acknowledgement',
              }),
            ]
          : []),
        ...(closed
          ? [
              entryOf({
                id: `opsgenie:${key}/closed`,
                time: closed,
                text: `Closed: ${one.message}`,
                author: one.report?.closedBy,
                likely: 'a resolution',
              }),
            ]
          : []),
      ]
    })
    const proposals = items.flatMap(one => [
      proposalOf('detected', timeOf(one.createdAt), 'the alert was created'),
      proposalOf('started', one.impactStartDate, 'Opsgenie has it as the start of the impact'),
      proposalOf('mitigated', one.impactEndDate, 'Opsgenie has it as the end of the impact'),
    ])
    const first = onlyOf(items)
    return importedOf(parts, first ? proposals : [], {
      ...(first && { title: first.message }),
      ...(first?.priority && { severity: first.priority }),
    })
  },
}
