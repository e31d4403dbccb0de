import * as z from 'zod/mini'
import { isZone, readIsoDate, readStampWhole } from '../time/index.ts'
import { type FieldName, statuses } from './fields.ts'

// zod's types do not leave this file: users of the library must not need zod to compile.

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u
const SEVERITY = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u
/** A day; with the time that site generators add to it. */
const DATE =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?$/
/** A day; site generators say by true or false whether a page is shown. */
const PUBLISHED = /^(?:true|false|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ].{1,30})?)$/
/** A BCP 47 tag. Pages have labels for some languages, and use English labels for the others. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/
/** A clock time, with or without its date; `14:??`, `~14:00`, a part of a day, or a date alone. */
const MILESTONE =
  /^(?:~? ?(?:\d{4}-\d{2}-\d{2}[T ])?(?:~ ?)?\d{2}:(?:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|\?\?)(?: ?(?:Z|[+-]\d{2}:\d{2}))?|\d{4}-\d{2}-\d{2}(?: (?:early |late )?(?:morning|noon|midday|afternoon|evening|night|midnight))?)$/

function isRealTime(text: string): boolean {
  const stamp = readStampWhole(text, 'offset')
  const offset = /:\d{2}(?:[.,]\d+)? ?[+-](\d{2}):(\d{2})$/.exec(text)
  return (
    stamp !== undefined &&
    stamp.invalid === null &&
    (!offset || (Number(offset[1]) <= 14 && Number(offset[2]) <= 59))
  )
}

// each message says how to meet the condition, in one sentence

const text = (holds: RegExp, message: string) => z.string().check(z.regex(holds, message))
const line = text(/^[^\r\n]*$/, 'Write it on one line.').check(z.minLength(1, 'Write some text.'))
const lines = z.union([z.array(line), line], 'Write a list of short texts, such as [one, two].')
const milestone = text(
  MILESTONE,
  'Write HH:MM, YYYY-MM-DD HH:MM, or RFC 3339 such as 2012-03-28T06:59:00-07:00.',
).check(z.refine(isRealTime, 'That time does not exist.'))

/** One of several incidents, or one component of an incident, with its own milestones. */
const part = z.strictObject({
  name: line,
  started: z.optional(milestone),
  detected: z.optional(milestone),
  acknowledged: z.optional(milestone),
  mitigated: z.optional(milestone),
  resolved: z.optional(milestone),
})

const parts = z.array(
  part,
  'Write a list of entries, each with a name and its own milestones, such as started and resolved.',
)

/** The schema of the front matter. Every scalar arrives as text. */
export const frontMatterSchema = z.strictObject({
  id: z.optional(text(ID, 'Use letters, digits, dots, underscores and dashes, at most 100.')),
  title: text(/\S/, 'Say what failed, and for whom.'),
  date: text(DATE, 'Write the date as YYYY-MM-DD.').check(
    z.refine(date => readIsoDate(date.slice(0, 10)) !== undefined, 'That day is not in the calendar.'),
  ),
  timezone: z.optional(
    z.string().check(z.refine(isZone, 'Write an IANA time zone such as America/Los_Angeles, or UTC.')),
  ),
  status: z.optional(z.enum(statuses, 'Write draft, in_review or published.')),
  severity: z.optional(
    text(SEVERITY, 'Write a short label such as SEV2: letters, digits, spaces, dots and dashes.'),
  ),
  services: z.optional(lines),
  tags: z.optional(lines),
  authors: z.optional(lines),
  signed: z.optional(lines),
  organization: z.optional(line),
  related: z.optional(lines),
  language: z.optional(text(LANGUAGE, 'Write a language code such as en, de or pt-BR.')),
  published: z.optional(text(PUBLISHED, 'Write the day of publication as YYYY-MM-DD.')),
  report_url: z.optional(text(/^https?:\/\/\S+$/, 'Write the address of the full report: https://…')),
  started: z.optional(milestone),
  detected: z.optional(milestone),
  acknowledged: z.optional(milestone),
  mitigated: z.optional(milestone),
  resolved: z.optional(milestone),
  incidents: z.optional(parts),
  components: z.optional(parts),
} satisfies Record<FieldName, unknown>)

/** The faults that the schema finds in the values, each with the path of its field. */
export function schemaFaults(
  values: Readonly<Record<string, unknown>>,
): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  return frontMatterSchema.safeParse(values).error?.issues ?? []
}
