import { isZone, type ParseOptions, parse } from '../document/index.ts'
import type { Host } from '../host/index.ts'
import { readDocument } from './read-document.ts'
import type { WhenContext } from './when.ts'

/** What a time that is named for an incident is to be read by: the zone of its file, and its last event. */
export function whenContextOf(path: string, now: number, options: ParseOptions, host: Host): WhenContext {
  const { meta, events } = parse(readDocument(path, host), options)
  const own = meta.one.get('timezone')?.text
  const timezone = own !== undefined && isZone(own) ? own : (options.timezone ?? 'UTC')
  return { now, timezone, previous: events.at(-1)?.at ?? null }
}
