import * as z from 'zod/mini'
import { answersSchema } from '../src/cli/answers/answers.ts'
import { frontMatterSchema } from '../src/document/front-matter/schema.ts'
import { configSchemaWith } from '../src/lint/config/schema.ts'
import { rules } from '../src/lint/index.ts'

/** What `dist/schemas` holds, by file name. */
export const schemas = {
  'front-matter': { title: 'Front matter of a postmortem', ...z.toJSONSchema(frontMatterSchema) },
  config: { title: 'Settings of postmortem lint', ...z.toJSONSchema(configSchemaWith(rules)) },
  answers: { title: 'Answers for postmortem new', ...z.toJSONSchema(answersSchema) },
}
