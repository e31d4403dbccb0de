import type { WriteUp } from './write-up.ts'

/** Which postmortems a question is about; undefined for any. Texts are compared without their case. */
export interface Filter {
  /** Days, `YYYY-MM-DD`, both included. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly severity?: readonly string[] | undefined
  readonly service?: readonly string[] | undefined
  readonly status?: readonly string[] | undefined
  readonly tag?: readonly string[] | undefined
  readonly author?: readonly string[] | undefined
}

/** Whether a postmortem is one of those that are asked for. One without a date is not of any span of days. */
export function isAskedFor(
  { date, severity, services, status, tags, authors }: WriteUp,
  filter: Filter,
): boolean {
  const { since, until } = filter
  if ((since !== undefined || until !== undefined) && date === null) return false
  if (since !== undefined && (date ?? '') < since) return false
  if (until !== undefined && (date ?? '') > until) return false
  return (
    isOneOf(severity === null ? [] : [severity], filter.severity) &&
    isOneOf(services, filter.service) &&
    isOneOf(status === null ? [] : [status], filter.status) &&
    isOneOf(tags, filter.tag) &&
    isOneOf(
      authors.map(author => author.replace(/^@/, '')),
      filter.author?.map(author => author.replace(/^@/, '')),
    )
  )
}

/** Whether one of the values is asked for. "in review" asks for `in_review`, "sev 2" for `SEV2`. */
function isOneOf(values: readonly string[], asked: readonly string[] | undefined): boolean {
  if (!asked || asked.length === 0) return true
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '')
  return values.some(value => asked.some(one => plain(one) === plain(value)))
}
