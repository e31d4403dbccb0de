import {
  type Action,
  claimsOf,
  type Document,
  isoDate,
  type MetricName,
  ownersOf,
  positionAt,
  type Span,
  statedIn,
} from '../document/index.ts'
import { type Cause, causeIn } from './cause.ts'
import { type DetectedBy, detectionIn } from './detection.ts'

/** A postmortem as the questions about many of them need it. What it does not say is null. */
export interface WriteUp {
  /** With `/` between names. */
  readonly path: string
  readonly title: string | null
  /** `YYYY-MM-DD`, the day that it began. */
  readonly date: string | null
  readonly severity: string | null
  /** As written; `open` while the incident has not ended. */
  readonly status: string | null
  readonly services: readonly string[]
  readonly tags: readonly string[]
  readonly authors: readonly string[]
  /**
   * Durations in milliseconds, each from the least to the most that it may be: between its milestones, else as the text
   * states it. Null where unknown or negative.
   */
  readonly durations: Readonly<Record<MetricName, Span | null>>
  readonly detectedBy: DetectedBy | null
  readonly cause: Cause | null
  readonly events: number
  readonly actions: readonly ActionItem[]
}

/** An action item, and where it is. */
export interface ActionItem
  extends Pick<Action, 'title' | 'owner' | 'due' | 'type' | 'priority' | 'ticket' | 'state'> {
  /** Its place among the items of its document, from 0. */
  readonly index: number
  /** From 1. */
  readonly line: number
}

/** What a document says of its incident. @param path with `/` between names */
export function writeUpOf(document: Document, path: string): WriteUp {
  const { title, date, meta, milestones, events, actions } = document
  const list = (name: string) => (meta.many.get(name) ?? []).flatMap(({ text }) => text.trim() || [])
  const written = meta.one.get('status')?.text ?? null
  const isOpen = milestones.started !== null && milestones.resolved === null && written === 'draft'
  return {
    path,
    title: title?.text ?? null,
    date: date && isoDate(date),
    severity: statedIn(document, 'severity')?.text ?? null,
    status: isOpen ? 'open' : written,
    services: list('services'),
    tags: list('tags'),
    authors: list('authors'),
    durations: durationsOf(document),
    detectedBy: detectionIn(document),
    cause: causeIn(document),
    events: events.length,
    actions: actions.map(({ title, owner, due, type, priority, ticket, state, range }, index) => ({
      ...{ title, due, type, priority, ticket, state },
      owner: owner?.includes('@') ? ownersOf({ owner }).join(', ') : owner,
      index,
      line: positionAt(document.lines, range.start).line,
    })),
  }
}

function durationsOf(document: Document): WriteUp['durations'] {
  const { metrics } = document
  const measured = (name: MetricName): Span | null => {
    const span = metrics[name]
    return span && span.least >= 0 ? { least: span.least, most: span.most } : null
  }
  const stated = (name: MetricName): Span | null => {
    const claim = claimsOf(document, 'duration').find(({ subject, metric, isWhole }) =>
      name === 'impact' ? subject === 'incident' && metric === null && isWhole : metric === name,
    )
    return claim ? { least: claim.duration.least, most: claim.duration.most } : null
  }
  const of = (name: MetricName) => measured(name) ?? stated(name)
  return {
    time_to_detect: of('time_to_detect'),
    time_to_acknowledge: of('time_to_acknowledge'),
    time_to_mitigate: of('time_to_mitigate'),
    time_to_resolve: of('time_to_resolve'),
    impact: of('impact'),
  }
}

/** How long it lasted: the impact, else until it was mitigated or resolved. */
export const durationOf = ({ durations }: WriteUp): Span | null =>
  durations.impact ?? durations.time_to_mitigate ?? durations.time_to_resolve
