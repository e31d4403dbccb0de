import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const frontMatterSchemaRule = defineRule({
  id: 'front-matter-schema',
  family: 'structure',
  summary: 'The fields of the front matter are those of the format, with values of its kinds.',
  why: 'A date that does not exist or a misspelt field is silently nothing to every program that reads it.',
  severity: 'error',
  examples: {
    good: [vary('severity: SEV2', 'severity: minor')],
    bad: [
      vary('2012-03-28', '2012-02-31'),
      vary('detected:', 'detcted:'),
      vary('America/Los_Angeles', 'PST'),
    ],
  },
  *check({ problems }) {
    for (const problem of problems) if (problem.rule === 'front-matter-schema') yield problem
  },
})
