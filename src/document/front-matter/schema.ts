import * as z from 'zod/mini'
import { type Check, checks } from './field-checks.ts'
import { type FieldName, statuses } from './fields.ts'

// zod's types stay behind this file: the library's own must not ask its users to install zod.

/** A text with the checks of its field. */
const text = (checks: readonly Check[]) =>
  z
    .string()
    .check(
      ...checks.map(({ holds, message }) =>
        typeof holds === 'function' ? z.refine<string>(holds, message) : z.regex(holds, message),
      ),
    )

const line = text(checks.line).check(z.minLength(1, 'Write some text here.'))
const lines = z.union([z.array(line), line], 'Write a list of short texts: [one, two].')
const milestone = text(checks.milestone)

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
  id: z.optional(text(checks.id)),
  title: text(checks.title),
  date: text(checks.date),
  timezone: z.optional(text(checks.timezone)),
  status: z.optional(z.enum(statuses, checks.status[0].message)),
  severity: z.optional(text(checks.severity)),
  services: z.optional(lines),
  tags: z.optional(lines),
  authors: z.optional(lines),
  related: z.optional(lines),
  language: z.optional(text(checks.language)),
  started: z.optional(milestone),
  detected: z.optional(milestone),
  acknowledged: z.optional(milestone),
  mitigated: z.optional(milestone),
  resolved: z.optional(milestone),
  incidents: z.optional(parts),
  components: z.optional(parts),
} satisfies Record<FieldName, unknown>)

/** What the schema finds wrong with some values, field by field. */
export function schemaFaults(
  values: Readonly<Record<string, unknown>>,
): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  return frontMatterSchema.safeParse(values).error?.issues ?? []
}
