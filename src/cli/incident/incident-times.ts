import {
  clockOfTimeline,
  type Document,
  type Moment,
  type ParseOptions,
  parse,
} from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import { readDocument } from '../read-document.ts'
import type { WhenContext } from '../when/when.ts'

/** The context of a time for an incident: the clock of its timeline, and its latest event. */
export function whenContextOf(path: string, now: number, options: ParseOptions, host: Host): WhenContext {
  const document = parse(readDocument(path, host), options)
  return { now, timezone: clockOfTimeline(document, options), previous: latestOf(document) }
}

/** The moment of the latest event, wherever in the timeline it is. */
function latestOf({ events }: Document): Moment | null {
  const timed = events.flatMap(({ at }) => (at?.frame === 'instant' ? [at] : []))
  const [first] = timed
  if (!first) return events.at(-1)?.at ?? null
  return timed.reduce((latest, at) => (at.latest >= latest.latest ? at : latest), first)
}
