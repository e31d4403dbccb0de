import * as z from 'zod/mini'
import { type FieldName, statuses } from './fields.ts'
import { isZone, readIsoDate, readStampWhole } from './time/index.ts'

// zod's types stay behind this file: the library's own must not ask its users to install zod.

// The message of each check is what the author is told to do; unknown fields are worded where they are placed.

const line = z
  .string()
  .check(z.minLength(1, 'Write some text here.'), z.regex(/^[^\r\n]*$/, 'Write this on one line.'))

const isoDate = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as YYYY-MM-DD.'),
  z.refine(text => readIsoDate(text) !== undefined, 'There is no such date.'),
)

const timeZone = z
  .string()
  .check(z.refine(isZone, 'Write an IANA time zone such as America/Los_Angeles, or UTC.'))

/** A clock, with its day or without; `14:??`, `~14:00`, a part of a day or a day where no more is known. */
const MILESTONE =
  /^(?:~? ?(?:\d{4}-\d{2}-\d{2}[T ])?(?:~ ?)?\d{2}:(?:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|\?\?)(?: ?(?:Z|[+-]\d{2}:\d{2}))?|\d{4}-\d{2}-\d{2}(?: (?:early |late )?(?:morning|noon|midday|afternoon|evening|night|midnight))?)$/

const milestone = z
  .string()
  .check(
    z.regex(MILESTONE, 'Write HH:MM, YYYY-MM-DD HH:MM, or RFC 3339 such as 2012-03-28T06:59:00-07:00.'),
    z.refine(isRealTime, 'There is no such time.'),
  )

const severity = z
  .string()
  .check(
    z.regex(
      /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u,
      'Write a short label such as SEV2: letters, digits, blanks, dots and dashes.',
    ),
  )

const lines = z.union([z.array(line), line], 'Write a list of short texts: [one, two].')

const id = z
  .string()
  .check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u, 'Write an id of letters, digits, dots and dashes.'))

/** As BCP 47 has it. Pages know some, and show English labels for the others. */
const language = z
  .string()
  .check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'Write a language code such as en, de or pt-BR.'))

/** One of several incidents, or one of several components of one: each has its own times. */
const part = z.strictObject({
  name: line,
  started: z.optional(milestone),
  detected: z.optional(milestone),
  acknowledged: z.optional(milestone),
  mitigated: z.optional(milestone),
  resolved: z.optional(milestone),
})

const parts = z.array(part, 'Write a list of maps, each with a name and its own started, detected and so on.')

/** What front matter may hold. Every scalar reaches this as text. */
export const frontMatterSchema = z.strictObject({
  id: z.optional(id),
  title: z.string().check(z.regex(/\S/, 'Write a title: what failed, for whom.')),
  date: isoDate,
  timezone: z.optional(timeZone),
  status: z.optional(z.enum(statuses, 'Write draft, in_review or published.')),
  severity: z.optional(severity),
  services: z.optional(lines),
  tags: z.optional(lines),
  authors: z.optional(lines),
  related: z.optional(lines),
  language: z.optional(language),
  started: z.optional(milestone),
  detected: z.optional(milestone),
  acknowledged: z.optional(milestone),
  mitigated: z.optional(milestone),
  resolved: z.optional(milestone),
  incidents: z.optional(parts),
  components: z.optional(parts),
} satisfies Record<FieldName, unknown>)

function isRealTime(text: string): boolean {
  const stamp = readStampWhole(text, 'offset')
  const offset = /:\d{2}(?:[.,]\d+)? ?[+-](\d{2}):(\d{2})$/.exec(text)
  return (
    stamp !== undefined &&
    stamp.invalid === null &&
    (!offset || (Number(offset[1]) <= 14 && Number(offset[2]) <= 59))
  )
}
