import { type Action, monthNames, proseOf } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const MONTHS = monthNames.map(name => name.toLowerCase())

/** "was started in September", "will be completed in May 2007". */
const STARTS_OR_ENDS = String.raw`launch\w*|start\w*|beg[aiu]n\w*|complet\w*|finish\w*|(?:takes?|took) place|due`
const IN_MONTH = String.raw`in (${monthNames.join('|')})\b(?:,? (\d{4}))?`
const PLACED = new RegExp(String.raw`\b(${STARTS_OR_ENDS})\b[^.;]{0,30}?\b${IN_MONTH}`, 'i')

/** Each sentence is compared with each action, so a longer plan would take too long. */
const ACTIONS_AT_MOST = 300

const schedule = `## Action items

| Action | Start | Due | State |
|---|---|---|---|
| Test the new Oracle software | 2012-07 | 2012-08 | planned |

## Lessons learned

`

export const scheduleMismatch = defineRule({
  id: 'schedule-mismatch',
  family: 'truth',
  summary: 'The month that a sentence gives for an action is that of the schedule.',
  why: 'Customers plan by the sentence, engineers by the table.',
  severity: 'warning',
  examples: {
    good: [
      vary(
        '## Action items\n',
        `${schedule}Testing of the Oracle software starts in July.\n\n## Next steps\n`,
      ),
    ],
    bad: [
      vary(
        '## Action items\n',
        `${schedule}Testing of the Oracle software was started in September.\n\n## Next steps\n`,
      ),
    ],
  },
  *check(document) {
    const planned = document.actions.filter(
      action => monthOf(action.start) !== undefined && monthOf(action.due) !== undefined,
    )
    if (planned.length === 0 || document.actions.length > ACTIONS_AT_MOST) return
    const titled = planned.map(action => ({ action, words: wordsOf(action.title) }))
    const inAction = (at: number) => document.actions.some(({ range }) => at >= range.start && at < range.end)
    for (const { text, start } of proseOf(document).lines) {
      const stated = PLACED.exec(text.slice(0, 2000))
      if (!stated || /\b(?:last|previous|earlier|not)\b/i.test(text) || inAction(start)) continue
      const [, verb = '', name = '', year] = stated
      const action = likeliest(titled, text.slice(0, stated.index + stated[0].length))
      if (!action) continue
      const [from = 0, to = 0] = [monthOf(action.start), monthOf(action.due)]
      const month = MONTHS.indexOf(name.toLowerCase())
      const fits = (at: number) =>
        /^(?:launch|start|beg)/i.test(verb)
          ? at === from
          : /^(?:complet|finish|due)/i.test(verb)
            ? at === to
            : at >= from && at <= to
      const candidates = year
        ? [Number(year) * 12 + month]
        : [Math.floor(from / 12) * 12 + month, Math.floor(to / 12) * 12 + month]
      if (candidates.some(fits)) continue
      yield {
        range: { start: start + stated.index, end: start + stated.index + stated[0].length },
        message: `${quote(stated[0])} does not match the schedule, which has ${quote(action.title)} from ${action.start} to ${action.due}: correct one of them.`,
      }
    }
  },
})

/** The months since year 0; `undefined` for text that is not a month or day. */
function monthOf(text: string | null): number | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(text ?? '') ?? []
  return year ? Number(year) * 12 + Number(month) - 1 : undefined
}

interface Titled {
  readonly action: Action
  readonly words: ReadonlySet<string>
}

/** The one action that shares at least two words of its title with the sentence, and more than any other. */
function likeliest(titled: readonly Titled[], text: string): Action | undefined {
  const spoken = wordsOf(text)
  const ranked = titled
    .map(({ action, words }) => ({ action, shared: [...words].filter(word => spoken.has(word)).length }))
    .sort((a, b) => b.shared - a.shared)
  const [best, second] = ranked
  return best && best.shared >= 2 && best.shared > (second?.shared ?? 0) ? best.action : undefined
}

/** The words of four letters and more, without their endings. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[a-z]{4,}/g) ?? []).map(word => word.replace(/(?:ing|ed|es|s)$/, '')))
