import * as z from 'zod/mini'
import { frontMatterSchema } from '../../document/front-matter/schema.ts'
import {
  actionStates,
  actionTypes,
  didYouMean,
  type Field,
  type FieldValue,
  plainValue,
  readIsoDate,
  readYamlFields,
} from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import { quote } from '../../visible.ts'

const text = z.string()
const texts = z.union([z.array(text), text], 'Write some text, or a list of texts.')

const someText = z.string().check(z.regex(/\S/, 'Write some text.'))
const day = z.string().check(
  z.regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$/, 'Write YYYY-MM-DD or YYYY-MM.'),
  z.refine(text => text.length < 10 || readIsoDate(text) !== undefined, 'No calendar has this day.'),
)

const event = z.union(
  [text, z.strictObject({ time: text, text })],
  'Write "06:55 what happened", or time: and text:.',
)

const TICKET =
  /^(?:\[[^\]\n]{1,60}\]\([^()\s]{1,300}\)|https?:\/\/[^\s>]{1,300}|[A-Z][A-Z0-9]{1,9}-\d{1,7}|#\d{1,7}|[\w.-]{1,40}\/[\w.-]{1,60}#\d{1,7})$/

const action = z.union(
  [
    text,
    z.strictObject({
      title: someText,
      owner: z.optional(z.string().check(z.regex(/^[^,\n]{1,60}$/, 'Write one name, without commas.'))),
      due: z.optional(day),
      start: z.optional(day),
      type: z.optional(z.enum(actionTypes)),
      priority: z.optional(z.string().check(z.regex(/^P[0-5]$/, 'Write P0 to P5.'))),
      ticket: z.optional(
        z.string().check(z.regex(TICKET, 'Write a link, an address, or an id such as OPS-12 or #12.')),
      ),
      state: z.optional(z.enum(actionStates)),
    }),
  ],
  'Write "what — @owner, due 2012-04-13, prevent", or title:, owner:, due: and the like.',
)

const { shape } = frontMatterSchema

/** The answers that `postmortem new` takes instead of asking. An empty text leaves the section empty. */
export const answersSchema = z.strictObject({
  $schema: z.optional(text),
  id: shape.id,
  title: z.optional(shape.title),
  date: z.optional(shape.date),
  timezone: shape.timezone,
  severity: z.optional(
    z.union([shape.severity.def.innerType, z.literal('')], 'Write a short label such as SEV2.'),
  ),
  services: shape.services,
  authors: shape.authors,
  tags: shape.tags,
  summary: z.optional(text),
  impact: z.optional(text),
  background: z.optional(text),
  events: z.optional(z.array(event, 'Write a list: ["06:55 what happened"].')),
  started: z.optional(text),
  detected: z.optional(text),
  acknowledged: z.optional(text),
  mitigated: z.optional(text),
  resolved: z.optional(text),
  detection: z.optional(text),
  response: z.optional(text),
  resolution: z.optional(text),
  trigger: z.optional(text),
  root_cause: z.optional(text),
  contributing_factors: z.optional(texts),
  action_items: z.optional(z.array(action, 'Write a list: ["what — @owner"].')),
  lessons: z.optional(texts),
  communication: z.optional(text),
  supporting: z.optional(text),
})

export type Answers = z.infer<typeof answersSchema>

/** Reads answers. @param source the path of the text, or `-`. @throws PostmortemError with every problem. */
export function readAnswers(source: string, yaml: string): Answers {
  const { name, values, fields } = readAnswerFields(source, yaml)
  return checkAnswers(name, values, fields)
}

/** What a file of answers has, before any check. */
export function readAnswerFields(
  source: string,
  yaml: string,
): {
  /** The name of the file in messages. */
  readonly name: string
  readonly values: Record<string, unknown>
  readonly fields: readonly Field[]
} {
  const name = source === '-' ? 'standard input' : source
  const read = readYamlFields(yaml.replace(/^\ufeff/, ''))
  if ('message' in read) {
    const line = yaml.slice(0, read.range.start).split('\n').length
    throw new PostmortemError({
      code: 'answers-invalid',
      source: name,
      problems: [`line ${line}: ${read.message}`],
    })
  }
  const values = Object.fromEntries(read.fields.map(({ key, value }) => [key, plainValue(value)]))
  return { name, values, fields: read.fields }
}

/** Checks answers. @param fields the parsed fields, if the answers come from a file. */
export function checkAnswers(
  source: string,
  values: Record<string, unknown>,
  fields: readonly Field[] = [],
): Answers {
  const result = answersSchema.safeParse(values)
  const broken = fields.flatMap(({ key, value }) =>
    hasLoneSurrogate(value) ? [`${key}: it contains an unpaired surrogate`] : [],
  )
  if (result.success && broken.length === 0) return result.data
  const problems = result.success ? [] : result.error.issues.map(issue => problemOf(issue))
  throw new PostmortemError({ code: 'answers-invalid', source, problems: [...problems, ...broken] })
}

function problemOf({ code, path, message, ...rest }: z.core.$ZodIssue): string {
  const at = path.join('.')
  if (code === 'unrecognized_keys' && 'keys' in rest) {
    const known = Object.keys(answersSchema.shape)
    return (rest.keys as string[])
      .map(key => `${quote(at ? `${at}.${key}` : key)} is not an answer${didYouMean(key, known)}`)
      .join('; ')
  }
  return `${at}: ${message.startsWith('Invalid') ? 'Write some text.' : message}`
}

/** Whether a text has a lone surrogate, which a file cannot store. */
function hasLoneSurrogate(node: FieldValue): boolean {
  if (node.kind === 'text') return !node.text.isWellFormed()
  if (node.kind === 'list') return node.items.some(hasLoneSurrogate)
  return node.kind === 'map' && node.fields.some(field => hasLoneSurrogate(field.value))
}
