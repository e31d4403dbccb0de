import * as z from 'zod/mini'
import { fieldNames } from '../../collection/index.ts'
import { metricNames } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import type { Entry } from '../../site/index.ts'

/** What is known of a postmortem from an earlier run. */
export interface Known {
  /** A digest of all that its page is made from, but for where its links lead. */
  readonly key: string
  /** The files that its links name, each with where it led. */
  readonly links: readonly (readonly [string, string | null])[]
  readonly language: string | null
  readonly notes: readonly string[]
  /** Null where it is not in the site. */
  readonly entry: Entry | null
  readonly leftOut: LeftOut | null
}

/** Why a postmortem is not in a site. */
export interface LeftOut {
  readonly reason: string
  /** Whether its page would show what is internal. */
  readonly isLeak: boolean
}

/** What is known from an earlier run. */
export interface Cache {
  /** By path. */
  readonly known: ReadonlyMap<string, Known>
  /** A digest of each file that was written, by its address. */
  readonly files: ReadonlyMap<string, string>
}

export const nothingKnown: Cache = { known: new Map(), files: new Map() }

const text = z.nullable(z.string())
const span = z.nullable(z.object({ least: z.number(), most: z.number() }))
const record = <N extends string, V extends z.ZodMiniType>(names: readonly N[], value: V) =>
  z.object(Object.fromEntries(names.map(name => [name, value])) as Record<N, V>)

const writeUp = z.object({
  path: z.string(),
  title: text,
  date: text,
  severity: text,
  status: text,
  services: z.array(z.string()),
  tags: z.array(z.string()),
  authors: z.array(z.string()),
  durations: record(metricNames, span),
  detectedBy: text,
  cause: text,
  events: z.number(),
  actions: z.array(
    z.object({
      ...{ title: z.string(), owner: text, due: text, type: text, priority: text, ticket: text },
      ...{ state: text, index: z.number(), line: z.number() },
    }),
  ),
})

const shape = z.object({
  version: z.literal(1),
  known: z.array(
    z.tuple([
      z.string(),
      z.object({
        key: z.string(),
        links: z.array(z.tuple([z.string(), text])),
        language: text,
        notes: z.array(z.string()),
        entry: z.nullable(
          z.object({
            of: writeUp,
            address: z.string(),
            title: z.string(),
            summary: z.string(),
            terms: record(fieldNames, z.string()),
          }),
        ),
        leftOut: z.nullable(z.object({ reason: z.string(), isLeak: z.boolean() })),
      }),
    ]),
  ),
  files: z.array(z.tuple([z.string(), z.string()])),
})

/** What a file of the program knows; nothing where it is not there or not whole: all is made again then. */
export function readCache(path: string, host: Host): Cache {
  if (host.files.kind(path) !== 'file') return nothingKnown
  const bytes = host.files.readBytes(path, LARGEST)
  if (!bytes) return nothingKnown
  const read = shape.safeParse(jsonOf(new TextDecoder().decode(bytes)))
  if (!read.success) return nothingKnown
  return {
    known: new Map(read.data.known as [string, Known][]),
    files: new Map(read.data.files),
  }
}

/** Bytes of the largest cache that is read. */
const LARGEST = 256 * 1024 * 1024

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const writeCache = (path: string, { known, files }: Cache, host: Host): void =>
  host.files.output(path, JSON.stringify({ version: 1, known: [...known], files: [...files] }))
