import { type ParseOptions, parse, zoneOf } from '../document/index.ts'
import type { Host } from '../host/index.ts'
import { readDocument } from './read-document.ts'
import type { WhenContext } from './when.ts'

/** What a time that is named for an incident is to be read by: the zone of its file, and its last event. */
export function whenContextOf(path: string, now: number, options: ParseOptions, host: Host): WhenContext {
  const document = parse(readDocument(path, host), options)
  return { now, timezone: zoneOf(document, options), previous: document.events.at(-1)?.at ?? null }
}
