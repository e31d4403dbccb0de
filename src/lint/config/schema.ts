import * as z from 'zod/mini'
import { isZone, type SectionKind, sectionKinds, statuses } from '../../document/index.ts'
import { isTooWild } from '../../patterns.ts'
import { levels } from '../index.ts'
import type { OptionSpec, Rule } from '../rule.ts'

// The message of each check says how to fix the value; read.ts writes the messages on unknown keys.

const text = z
  .string('Write text here.')
  .check(z.minLength(1, 'Write some text here.'), z.maxLength(300, 'Write this shorter.'))

const texts = z
  .array(text, 'Write a list of texts: [one, two].')
  .check(z.maxLength(500, 'Write fewer of these.'))

const oneOrMore = <T extends z.ZodMiniType>(one: T, message: string) => z.union([one, z.array(one, message)])

const pattern = text.check(
  z.refine(value => !isTooWild(value), 'Write this pattern with fewer wildcards: four in a name at most.'),
)
const patterns = z.array(pattern, 'Write a list of patterns: ["archive/"].')

const level = z.enum(levels, `Write ${levels.slice(0, -1).join(', ')} or ${levels.at(-1)}.`)

const optionSchema = (spec: OptionSpec) => {
  const kind =
    spec.kind === 'words'
      ? texts
      : z
          .number('Write a whole number.')
          .check(z.int('Write a whole number.'), z.nonnegative('Write 0 or more.'))
  return z.optional(kind.check(z.describe(spec.about)))
}

const ruleSetting = ({ options = {} }: Rule) =>
  z.union([
    level,
    z.strictObject({
      level: z.optional(level),
      ...Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, optionSchema(spec)])),
    }),
  ])

const rulesSchema = (rules: readonly Rule[]) =>
  z.strictObject(
    Object.fromEntries(
      rules.map(rule => [rule.id, z.optional(ruleSetting(rule).check(z.describe(rule.summary)))]),
    ),
    'Write a map of rules: action-owner: error.',
  )

const headings = z.strictObject(
  Object.fromEntries(sectionKinds.map(kind => [kind, z.optional(texts)])) as Record<
    SectionKind,
    z.ZodMiniOptional<typeof texts>
  >,
  'Write a map of sections to the headings that name them.',
)

const required = z.array(
  z.strictObject(
    {
      sections: z.array(
        z.enum(sectionKinds, `Write one of: ${sectionKinds.join(', ')}.`),
        'Write a list of sections: [summary, timeline].',
      ),
      severity: z.optional(oneOrMore(text, 'Write a severity or a list of them.')),
      status: z.optional(
        oneOrMore(z.enum(statuses, `Write ${statuses.join(', ')}.`), 'Write a status or a list of them.'),
      ),
    },
    'Write a map: sections: [summary].',
  ),
  'Write a list of maps: - sections: [summary].',
)

const settingsWith = (rules: readonly Rule[]) => ({
  rules: z.optional(
    rulesSchema(rules).check(
      z.describe('off, on, warn or error for a rule, or a map with level and options.'),
    ),
  ),
  headings: z.optional(
    headings.check(z.describe('Headings that you use for a section, besides the built-in ones.')),
  ),
  fields: z.optional(
    texts.check(z.describe('Fields of front matter that are your own: none is held to be a misspelling.')),
  ),
  required: z.optional(
    required.check(z.describe('The required sections, perhaps only with some severities or statuses.')),
  ),
  severities: z.optional(texts.check(z.describe('The allowed labels of `severity`.'))),
  contacts: z.optional(texts.check(z.describe('How readers can reach you: addresses, pages, channels.'))),
  organization: z.optional(
    text.check(z.describe('The organization of pages whose front matter names none.')),
  ),
  signed: z.optional(
    texts.check(z.describe('Who signs pages whose front matter names nobody: "Name, Role".')),
  ),
  timezone: z.optional(
    text.check(
      z.refine(isZone, 'Write an IANA time zone such as America/Los_Angeles, or UTC.'),
      z.describe('The time zone of times that have none in their document.'),
    ),
  ),
})

const folder = text.check(
  z.refine(
    path => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path),
    'Write a folder below the folder of the config.',
  ),
)

/**
 * The schema of a config.
 *
 * @param rules the rules that it may set. Fewer are faster: making a rule's schema takes as long as checking with it.
 */
export function configSchemaWith(rules: readonly Rule[]) {
  const settings = settingsWith(rules)
  const files = patterns.check(z.describe('Patterns as in .gitignore, relative to the folder of the config.'))
  const override = z.strictObject({ files, ...settings }, 'Write a map: files: [archive/].')
  return z.strictObject({
    $schema: z.optional(text),
    extends: z.optional(
      oneOrMore(text, 'Write a preset, a file, or a list of them.').check(
        z.describe('Presets (recommended, strict, public) and config files, of which the last wins.'),
      ),
    ),
    ...settings,
    folder: z.optional(
      folder.check(z.describe('The folder of postmortems: lint and new use it if no path is given.')),
    ),
    templates: z.optional(folder.check(z.describe('The folder of your own templates, for render.'))),
    ignore: z.optional(
      patterns.check(
        z.describe(
          'Files that are not linted: patterns as in .gitignore, relative to the folder of the config.',
        ),
      ),
    ),
    include: z.optional(
      patterns.check(
        z.describe(
          'Files of folders that are linted besides those in .md and .markdown: patterns as in .gitignore.',
        ),
      ),
    ),
    overrides: z.optional(
      z
        .array(override, 'Write a list of maps: - files: [archive/].')
        .check(z.describe('Settings for some files; the last match wins.')),
    ),
  })
}

export type ConfigValues = z.infer<ReturnType<typeof configSchemaWith>>
