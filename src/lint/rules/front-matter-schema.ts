import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const frontMatterSchemaRule = defineRule({
  id: 'front-matter-schema',
  family: 'structure',
  summary: 'The fields of the format have valid values, and no field is a misspelling of one.',
  why: 'Programs silently ignore a misspelt field or a date that does not exist. Fields of other tools are theirs, and front matter that has none of the fields of a postmortem is not checked.',
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
