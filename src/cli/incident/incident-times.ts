import { clockOfTimeline, type Document, type Moment } from '../../document/index.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'
import type { WhenContext } from '../when/when.ts'

/** The context of a time for an incident: the clock of its timeline, and its latest event. */
export function whenContextOf(file: PostmortemFile, now: number): WhenContext {
  const document = file.read()
  return { now, timezone: clockOfTimeline(document, file.options), previous: latestOf(document) }
}

/** The moment of the latest event, wherever in the timeline it is. */
function latestOf({ events }: Document): Moment | null {
  const timed = events.flatMap(({ at }) => (at?.frame === 'instant' ? [at] : []))
  const [first] = timed
  if (!first) return events.at(-1)?.at ?? null
  return timed.reduce((latest, at) => (at.latest >= latest.latest ? at : latest), first)
}
