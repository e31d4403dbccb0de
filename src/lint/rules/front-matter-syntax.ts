import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const frontMatterSyntax = defineRule({
  id: 'front-matter-syntax',
  family: 'structure',
  summary:
    'Front matter is simple YAML between two lines of exactly ---, TOML between two lines of +++, or JSON.',
  why: 'Tools disagree about anything else, and some run code in it. No field of front matter that is not valid can be read.',
  severity: 'error',
  examples: {
    good: [vary('title: Storage migration slowed', 'title: "Storage: migration"\ntags: [slow]\nid: a-1 #')],
    bad: [
      vary('title: Storage', 'title: Storage: a'),
      vary('---\ntitle', '---js\ntitle'),
      vary('06:59\n', '&a 06:59\n'),
    ],
  },
  *check({ problems }) {
    for (const problem of problems) if (problem.rule === 'front-matter-syntax') yield problem
  },
})
