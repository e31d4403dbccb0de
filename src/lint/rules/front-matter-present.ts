import { adopt } from '../../document/index.ts'
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
  fixes: 'Writes the title, the date, the zone, the severity and the milestones that the text says.',
  examples: { good: [cleanExample], bad: [`# Storage migration slowed resumes\n\n${body}`] },
  *check(document) {
    const { frontMatter, text } = document
    if (frontMatter) return
    const start = text.startsWith('\ufeff') ? 1 : 0
    const firstLine = /[\r\n]/.exec(text.slice(start))?.index ?? text.length - start
    const { text: changed } = adopt(document)
    const added = changed.slice(start, changed.length - (text.length - start))
    yield {
      range: { start, end: start + firstLine },
      message:
        'The file has no front matter: begin it with a line ---, the fields title, date and timezone, and a line ---.',
      ...(added && { fix: { range: { start, end: start }, text: added } }),
    }
  },
})
