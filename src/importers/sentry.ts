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
import { objectsIn, shownStart } from './objects.ts'

// https://docs.sentry.io/organization/integrations/integration-platform/webhooks and /api/events: webhooks of issues, of
// alerts on them and on metrics, and issues of the API with their activity.

const issue = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string(),
  shortId: z.optional(z.string()),
  firstSeen: z.string(),
  lastSeen: z.optional(z.string()),
  culprit: z.nullish(z.string()),
  project: z.nullish(z.object({ name: z.optional(z.string()), slug: z.optional(z.string()) })),
  activity: z.nullish(z.array(z.unknown())),
})
type Issue = z.infer<typeof issue>

const activity = z.object({
  id: z.union([z.string(), z.number()]),
  type: z.string(),
  dateCreated: z.string(),
  user: z.nullish(z.object({ name: z.nullish(z.string()) })),
  data: z.nullish(z.looseObject({ text: z.nullish(z.string()) })),
})

const hookOfIssue = z.object({ action: z.string(), data: z.object({ issue }) })

const hookOfEvent = z.object({
  data: z.object({
    triggered_rule: z.nullish(z.string()),
    event: z.object({ event_id: z.string(), title: z.string(), datetime: z.string() }),
  }),
})

const hookOfComment = z.object({
  actor: z.nullish(z.object({ name: z.nullish(z.string()) })),
  data: z.object({
    comment: z.string(),
    comment_id: z.union([z.string(), z.number()]),
    timestamp: z.string(),
  }),
})

const hookOfMetric = z.object({
  action: z.string(),
  data: z.object({
    description_title: z.optional(z.string()),
    description_text: z.optional(z.string()),
    metric_alert: z.object({
      id: z.union([z.string(), z.number()]),
      title: z.optional(z.string()),
      date_started: z.nullish(z.string()),
      date_detected: z.nullish(z.string()),
      date_closed: z.nullish(z.string()),
    }),
  }),
})

interface Part {
  readonly entries: readonly (Entry | Skipped)[]
  readonly proposals?: readonly (Proposal | null)[]
  readonly title?: string
  readonly service?: string | undefined
}

export const sentry: Importer = {
  name: 'sentry',
  title: 'Sentry: issues with their activity, and webhooks of issues and alerts, as JSON',
  how: 'The API: GET /api/0/organizations/ORG/issues/ID/; or the body of the webhook',
  recognises: ({ files }) =>
    files.some(({ json }) => objectsIn(json, []).some(value => partOf(value) !== null)),
  read({ files }) {
    const parts = files
      .flatMap(({ json }) => objectsIn(json, []))
      .map(
        (value): Part =>
          partOf(value) ?? { entries: [{ reason: 'not understood', text: shownStart(value) }] },
      )
    const first = onlyOf(parts.filter(({ title }) => title !== undefined))
    const services = [...new Set(parts.flatMap(({ service }) => service ?? []))]
    return importedOf(
      parts.flatMap(({ entries }) => entries),
      parts.flatMap(({ proposals = [] }) => proposals),
      { ...(first?.title && { title: first.title }), ...(services.length > 0 && { services }) },
    )
  },
}

function partOf(value: unknown): Part | null {
  const changed = hookOfIssue.safeParse(value).data
  if (changed) return ofIssue(changed.data.issue)
  const alert = hookOfEvent.safeParse(value).data
  if (alert) {
    const { event, triggered_rule: rule } = alert.data
    const text = `${rule ? `Alert "${rule}"` : 'Alert'}: ${event.title}`
    return {
      entries: [
        entryOf({ id: `sentry:event/${event.event_id}`, time: event.datetime, text, likely: 'an alert' }),
      ],
      proposals: [proposalOf('detected', event.datetime, "Sentry's alert fired")],
    }
  }
  const said = hookOfComment.safeParse(value).data
  if (said) {
    const { comment, comment_id, timestamp } = said.data
    return {
      entries: [
        entryOf({
          id: `sentry:comment/${comment_id}`,
          time: timestamp,
          text: comment,
          author: said.actor?.name,
        }),
      ],
    }
  }
  const metric = hookOfMetric.safeParse(value).data
  if (metric) return ofMetric(metric)
  const one = issue.safeParse(value).data
  return one?.shortId ? ofIssue(one) : null
}

function ofIssue({ id, title, shortId, firstSeen, project, activity }: Issue): Part {
  const name = shortId ? `${shortId}: ${title}` : title
  return {
    entries: [
      entryOf({
        id: `sentry:${id}/first`,
        time: firstSeen,
        text: `First seen in Sentry: ${name}`,
        likely: 'the first error of an issue',
      }),
      ...(activity ?? []).map(one => ofActivity(one)),
    ],
    title,
    service: project?.name ?? project?.slug,
  }
}

function ofActivity(value: unknown): Entry | Skipped {
  const { data: one } = activity.safeParse(value)
  if (!one) return { reason: 'not understood', text: shownStart(value) }
  const { id, type, dateCreated, user, data } = one
  if (type === 'first_seen') return { reason: 'twice in the export', text: type }
  return entryOf({
    id: `sentry:activity/${id}`,
    time: dateCreated,
    text: data?.text ?? `Sentry: ${type.replaceAll('_', ' ')}`,
    author: user?.name,
  })
}

function ofMetric({ action, data }: z.infer<typeof hookOfMetric>): Part {
  const { id, title, date_started: started, date_detected: detected, date_closed: closed } = data.metric_alert
  const name = data.description_title ?? title ?? 'Metric alert'
  const time = action === 'resolved' ? (closed ?? null) : (detected ?? started)
  return {
    entries: [
      entryOf({
        id: `sentry:metric/${id}/${action}`,
        time,
        text: [name, data.description_text].filter(Boolean).join(': '),
        likely: 'an alert',
      }),
    ],
    proposals: [
      proposalOf('detected', detected, "Sentry's alert fired"),
      proposalOf('resolved', closed, "Sentry's alert was resolved"),
    ],
  }
}
