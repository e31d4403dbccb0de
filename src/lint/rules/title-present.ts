import { cleanExample, vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const body = cleanExample.slice(cleanExample.indexOf('## Summary'))

export const titlePresent = defineRule({
  id: 'title-present',
  family: 'structure',
  summary: 'A postmortem has a title, in its front matter or as its first heading.',
  why: 'The title is what people search for, and what every page and list shows.',
  severity: 'warning',
  examples: {
    good: [vary('status: published', 'status: in_review'), `# Storage migration slowed resumes\n\n${body}`],
    bad: [body],
  },
  *check({ title, frontMatter }) {
    // front-matter-schema asks for the title of front matter
    if (title || frontMatter) return
    yield {
      range: { start: 0, end: 0 },
      message: 'The postmortem has no title: add a first line such as "# What failed, for whom".',
    }
  },
})
