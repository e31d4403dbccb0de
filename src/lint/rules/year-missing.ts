import { slice } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { cleanExample } from '../example.ts'
import { defineRule } from '../rule.ts'
import { datedWeekdays, WEEKDAYS, weekdayOf } from '../weekdays.ts'

const story = '# Outage\n\n## Summary\n\nThe site was down on Thursday, October 27th.\n'

/** The first and last year of an incident report. */
const [FIRST, LAST] = [1995, 2100]

export const yearMissing = defineRule({
  id: 'year-missing',
  family: 'time',
  summary: 'A document says in which year the incident happened.',
  why: 'A date such as "Thursday, October 27th" is clear for a week, and then fits every fifth or sixth year.',
  severity: 'warning',
  hints: [WEEKDAYS],
  needs: ['now'],
  examples: { good: [cleanExample, story.replace('27th', '27th, 2011')], bad: [story] },
  *check(document, { now, words }) {
    if (document.date || document.events.some(({ at }) => at && at.frame !== 'clock')) return
    // front matter of another format may have the year
    const head = document.frontMatter ? slice(document.text, document.frontMatter.content) : ''
    if (/\b(?:19|20)\d{2}[-/]\d{1,2}\b/.test(head)) return
    const found = datedWeekdays(document, words)
    if (found.some(({ year }) => year !== null)) return
    const [first] = found
    if (!first) return
    const { text, range, weekday, month, day } = first
    const latest = now === null ? LAST : new Date(now).getUTCFullYear()
    const years = Array.from({ length: latest - FIRST + 1 }, (_, i) => FIRST + i).filter(
      year => weekdayOf(year, month, day) === weekday,
    )
    yield {
      range,
      message: `${quote(text)} has no year: add it; the weekday fits ${years.slice(-4).join(', ')}.`,
    }
  },
})
