import { type Block, numberOf } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { anyOf } from '../words/pattern.ts'

const NUMBERS = 'two three four five six seven eight nine ten [2-9]'.split(' ')

/** Words before a number that does not count anything: "phase two". */
const NOT_COUNTED = 'version phase sprint step stage level part at for v'.split(' ')

/** Words that are not part of the noun after a number. */
const NOT_IN_NOUN =
  String.raw`in with on of the these following each as to for because and or did team\w*`.split(' ')

/** "four incidents:", "three compounding factors:"; the noun is before the colon. */
const ANNOUNCED = new RegExp(
  String.raw`(?<!\b${anyOf(NOT_COUNTED)}\s)\b(${NUMBERS.join('|')})\s+((?:(?!${anyOf(NOT_IN_NOUN)}\b)[a-z][\w'-]*\s+){0,2}[a-z][\w'-]*s)\s*:\**$`,
  'i',
)

export const countMismatch = defineRule({
  id: 'count-mismatch',
  family: 'truth',
  summary: 'A list has as many items as the sentence before it announces.',
  why: 'If they differ, an item was added or removed, and the sentence or the list is wrong.',
  severity: 'warning',
  examples: {
    good: [vary('Environments took minutes to resume.', 'There were two reasons:\n\n- one\n- other')],
    bad: [
      vary('Environments took minutes to resume.', 'There were four incidents:\n\n- one\n- two\n- three'),
    ],
  },
  *check({ sections }) {
    for (const { blocks } of sections) {
      for (const [i, block] of blocks.entries()) {
        const items = itemsOf(blocks[i + 1])
        const last = block.kind === 'paragraph' ? block.lines.at(-1) : undefined
        const text = last?.text.trim() ?? ''
        // a sentence may begin lines before; the number has to be in its last one
        const found = items === undefined ? null : ANNOUNCED.exec(text.slice(-200))
        if (!last || !found || items === undefined) continue
        const [, number = '', things = ''] = found
        const count = numberOf(number)
        // a paragraph may split what is one list to the reader
        const continues = blocks[i + 2]?.kind === 'paragraph' && blocks[i + 3]?.kind === 'list'
        if (
          count === items ||
          continues ||
          /\b(?:minutes|hours|days|weeks|months|years|seconds|times|percent|nines)\b/i.test(things)
        )
          continue
        const start = last.start + Math.max(0, text.length - 200) + found.index
        yield {
          range: { start, end: start + number.length + 1 + things.length },
          message: `"${number} ${things}" does not match the list below, which has ${items}: correct one of them.`,
        }
      }
    }
  },
})

const itemsOf = (block: Block | undefined): number | undefined =>
  block?.kind === 'list' ? block.items.length : undefined
