import { cleanExample } from '../example.ts'
import { defineRule } from '../rule.ts'

const body = cleanExample.slice(cleanExample.indexOf('## Summary'))

export const frontMatterPresent = defineRule({
  id: 'front-matter-present',
  family: 'structure',
  summary: 'A postmortem begins with front matter.',
  why: 'Durations are computed from the date, the time zone and the milestones; without them little can be checked.',
  severity: 'warning',
  off: true,
  examples: { good: [cleanExample], bad: [`# Storage migration slowed resumes\n\n${body}`] },
  *check({ frontMatter, text }) {
    if (frontMatter) return
    const start = text.startsWith('\ufeff') ? 1 : 0
    const firstLine = /[\r\n]/.exec(text.slice(start))?.index ?? text.length - start
    yield {
      range: { start, end: start + firstLine },
      message:
        'The file has no front matter. Run postmortem adopt, which writes what the text says, or begin the file with a line ---, the fields title, date and timezone, and a line ---.',
    }
  },
})
