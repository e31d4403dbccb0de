import * as z from 'zod/mini'
import { type Check, checks } from './field-checks.ts'
import { type FieldName, statuses } from './fields.ts'

// zod's types do not leave this file: users of the library must not need zod to compile.

/** A text with the checks of its field. */
const text = (checks: readonly Check[]) =>
  z
    .string()
    .check(
      ...checks.map(({ holds, message }) =>
        typeof holds === 'function' ? z.refine<string>(holds, message) : z.regex(holds, message),
      ),
    )

const line = text(checks.line).check(z.minLength(1, 'Write some text.'))
const lines = z.union([z.array(line), line], 'Write a list of short texts, such as [one, two].')
const milestone = text(checks.milestone)

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

/** The faults that the schema finds in the values, each with the path of its field. */
export function schemaFaults(
  values: Readonly<Record<string, unknown>>,
): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  return frontMatterSchema.safeParse(values).error?.issues ?? []
}
