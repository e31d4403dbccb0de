import {
  countUpTo,
  type Document,
  durationsIn,
  formatDuration,
  greatestOf,
  type Range,
  type StatedDuration,
  type TextLine,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { lineHint } from '../words/lexicon.ts'

const TOTALS = lineHint('total totaling totalling altogether combined cumulative cumulatively add adds')

const TOTAL =
  /\b(?:in total|a total of|total(?:l?ing)?(?: of)?|altogether|combined|cumulative(?:ly)?|adds? up to)\b/i

export const sumMismatch = defineRule({
  id: 'sum-mismatch',
  family: 'truth',
  summary: 'A total of durations is the sum of its parts.',
  why: 'The parts of one published "over 14 hours" add up to 12 hours and 7 minutes.',
  severity: 'warning',
  hints: [TOTALS],
  examples: {
    good: [
      vary(
        'Every customer who resumed an environment was affected.',
        'The service was down for over 3 hours in total.\n\n- East: 2 hours 10 minutes\n- West: 55 minutes',
      ),
    ],
    bad: [
      vary(
        'Every customer who resumed an environment was affected.',
        'The service was down for over 14 hours in total.\n\n- East: 2 hours 10 minutes\n- West: 9 hours 57 minutes',
      ),
    ],
  },
  *check(document, { words }) {
    const lines = words.linesWith(TOTALS)
    if (lines.length === 0) return
    for (const section of document.sections) {
      const { start: first, end } = section.body
      const stated = between(lines, first, end).flatMap(({ text, start }) => {
        if (!TOTAL.test(text)) return []
        const durations = durationsIn(text)
        const [only] = durations
        return only && durations.length === 1 ? [{ start, total: only }] : []
      })
      const [sum] = stated
      if (!sum || stated.length > 1) continue
      const parts = partsBelow(section.blocks, sum.start)
      if (parts.length < 2) continue
      const least = parts.reduce((total, part) => total + part.least, 0)
      const most = parts.reduce((total, part) => total + part.most, 0)
      const longest = greatestOf(parts.map(part => part.value))
      // parallel parts take as long as the longest of them
      const together = longest >= sum.total.least && longest <= sum.total.most
      if (together || (most >= sum.total.least && least <= sum.total.most)) continue
      const value = parts.reduce((total, part) => total + part.value, 0)
      yield {
        range: { start: sum.start + sum.total.start, end: sum.start + sum.total.end },
        related: parts.map(({ text, range }) => ({ range, message: text })),
        message: `${sum.total.text} is stated as the total, but ${parts.map(part => part.text).join(' + ')} is ${formatDuration(value)}.`,
      }
    }
  },
})

/** The lines from one offset up to another. @param lines in the order of the text. */
function between(lines: readonly TextLine[], first: number, end: number): readonly TextLine[] {
  const upTo = (offset: number) => countUpTo(offset - 1, lines.length, index => lines[index]?.start ?? 0)
  return lines.slice(upTo(first), upTo(end))
}

type Blocks = Document['sections'][number]['blocks']

/** `East: 2 hours 10 minutes`, `West (55 minutes)`: a name and its duration, not a sentence. */
const NAMED = /^[^.;:(]{1,40}[:(–—-]/

interface Part extends StatedDuration {
  readonly range: Range
}

/** The durations of the list directly below the total, if each of its items is a name and one duration. */
function partsBelow(blocks: Blocks, total: number): readonly Part[] {
  const at = blocks.findIndex(
    ({ kind, range }) => kind === 'paragraph' && total >= range.start && total < range.end,
  )
  const list = blocks[at + 1]
  if (at < 0 || list?.kind !== 'list' || list.items.length < 2) return []
  const all = list.items.flatMap(({ blocks: [first] }): readonly Part[] => {
    if (first?.kind !== 'paragraph') return []
    const text = first.lines.map(line => line.text).join(' ')
    const [found, ...others] = durationsIn(text)
    return found && others.length === 0 && NAMED.test(text) && !TOTAL.test(text)
      ? [{ ...found, range: first.range }]
      : []
  })
  return all.length === list.items.length ? all : []
}
