import * as z from 'zod/mini'
import manifest from '../package.json' with { type: 'json' }
import { answersSchema } from '../src/cli/answers/answers.ts'
import { frontMatterSchema } from '../src/document/front-matter/schema.ts'
import { configSchemaWith } from '../src/lint/config/schema.ts'
import { rules } from '../src/lint/index.ts'
import { aboutAnswers, aboutConfig, aboutFields, type Texts } from './schema-texts.ts'

type Json = z.core.JSONSchema.BaseSchema

/** What `dist/schemas` holds, by file name: draft-07, which every editor reads. */
export const schemas = {
  'front-matter': open(
    written('front-matter', 'Front matter of a postmortem', frontMatterSchema, aboutFields),
  ),
  config: written('config', 'Settings of postmortem', configSchemaWith(rules), aboutConfig),
  answers: written('answers', 'Answers for postmortem new', answersSchema, aboutAnswers),
}

function written(name: string, title: string, schema: z.ZodMiniType, texts: Texts): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => sayWhy(zodSchema, jsonSchema),
  })
  const properties = Object.entries(json.properties ?? {}).map(([key, value]) => [
    key,
    { ...(value as Json), ...texts[key] },
  ])
  // the address of the schema itself, which editors look for
  const own = { $schema: { type: 'string', description: 'The schema of this file, for editors.' } }
  return {
    $schema,
    $id: `${manifest.homepage}schemas/${name}.json`,
    title,
    ...json,
    properties: { ...Object.fromEntries(properties), ...own },
  } as Json
}

/** Editors show `patternErrorMessage` instead of the pattern: the message that the program has for it. */
function sayWhy(schema: z.core.$ZodType, json: Json): void {
  const { checks } = schema._zod.def as { readonly checks?: readonly z.core.$ZodCheck[] }
  const ofPattern = checks?.find(({ _zod }) => 'pattern' in _zod.def)
  const message = ofPattern?._zod.def.error?.({} as never)
  if (typeof message === 'string' && json.pattern !== undefined)
    Object.assign(json, { patternErrorMessage: message })
}

/** Front matter may have fields of the team's own, and its scalars are read as text: `severity: 1` is valid. */
function open(json: Json): Json {
  const { additionalProperties: _, properties = {}, ...rest } = json
  const scalars = JSON.parse(JSON.stringify(properties), (key, value) =>
    value?.type === 'string' && value.enum === undefined && key !== 'date'
      ? { ...value, type: key === 'published' ? ['string', 'boolean'] : ['string', 'number'] }
      : value,
  )
  return { ...rest, properties: scalars }
}
