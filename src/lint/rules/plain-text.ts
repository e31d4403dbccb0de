import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const plainText = defineRule({
  id: 'plain-text',
  family: 'structure',
  summary: 'A postmortem is UTF-8 text under 1 MiB, without control or invisible characters.',
  why: 'Control and reordering characters hide text from reviewers and can take over a terminal; a stray byte order mark breaks a heading.',
  severity: 'error',
  examples: {
    good: [vary('Environments took', 'Die Umgebungen 🔥 took')],
    bad: [vary('## Impact', '\ufeff## Impact'), vary('slowed down', '\u202eslowed\u202c down')],
  },
  *check({ problems }) {
    for (const problem of problems) if (problem.rule === 'plain-text') yield problem
  },
})
