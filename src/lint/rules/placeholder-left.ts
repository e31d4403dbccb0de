import { type Document, proseOf, sectionAt } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { lineHint } from '../words/lexicon.ts'

const PLACEHOLDERS = lineHint('todo tbd fixme tbc yyyy hh insert your name describe fill')

const WORDS = /\b(?:TODO|TBD|FIXME|TBC)\b|\bYYYY-MM-DD\b|\bHH:MM\b|\bHH:mm\b|(?<!\S)\?\?:\?\?(?!\S)/g
const PROMPTS =
  /(?:<(?:insert|your|name of|describe|fill in)\b[^<>\n]{0,60}>|\[(?:insert|your|describe|fill in|tbd|todo)\b[^[\]\n]{0,60}\](?!\())/gi
const LIKELY = /TODO|TBD|FIXME|TBC|YYYY|HH:M|\?\?:|[<[](?:insert|your|name of|describe|fill in|tbd|todo)/i

/** `**TODO** test that it starts`: what is to be done. */
const TASK = /^\*\*TODO\*\*:? +\S+ \S/

const STATE = /^\W*(?:done|doing|in progress|open|closed)\W*$/i

/** Whether a line is a heading above a list, or a cell that is the state of its row, as others of the table are. */
function isName(document: Document, at: number): boolean {
  for (const { heading, headingRange, blocks } of document.sections) {
    if (headingRange.start <= at && at < headingRange.end)
      return /\bTODOs?\W*$/.test(heading) && (blocks.length === 0 || blocks[0]?.kind === 'list')
    for (const block of blocks) {
      if (block.kind !== 'table' || at < block.range.start || at >= block.range.end) continue
      const column = block.rows
        .map(({ cells }) => cells.findIndex(({ text, start }) => start <= at && at < start + text.length))
        .find(index => index >= 0)
      return block.rows.some(({ cells }) => column !== undefined && STATE.test(cells[column]?.text ?? ''))
    }
  }
  return false
}

/** Whether a TODO is a task: "TODO: add an alert", or the state of an action. */
const isTask = (document: Document, line: string, at: number): boolean =>
  TASK.test(document.text.slice(Math.max(0, at - 2), at + 60)) ||
  isName(document, at) ||
  isTaskOfActions(document, line, at)

const isTaskOfActions = (document: Document, line: string, at: number): boolean =>
  sectionAt(document.sections, at)?.kind === 'action_items' &&
  (/\w{2}/.test(line.replace('TODO', '')) ||
    document.actions.some(
      ({ title, range }) => range.start <= at && at < range.end && /\w/.test(title.replace('TODO', '')),
    ))

export const placeholderLeft = defineRule({
  id: 'placeholder-left',
  family: 'structure',
  summary: 'No placeholder of a template is left.',
  why: 'A reader cannot tell a forgotten TODO from a fact that nobody knows.',
  severity: 'warning',
  hints: [PLACEHOLDERS],
  examples: {
    good: [vary('Environments took', 'Our to-do lists took'), vary('took minutes', 'took `TODO` minutes')],
    bad: [vary('Environments took minutes to resume.', 'TODO'), vary('07:02 The first', 'HH:MM The first')],
  },
  *check(document, { words }) {
    const hasMarks = document.text.includes('??:')
    for (const { text, start } of hasMarks ? proseOf(document).lines : words.linesWith(PLACEHOLDERS)) {
      if (!LIKELY.test(text)) continue
      for (const pattern of [WORDS, PROMPTS]) {
        for (const found of text.matchAll(pattern)) {
          const range = { start: start + found.index, end: start + found.index + found[0].length }
          if (found[0] === 'TODO' && isTask(document, text, range.start)) continue
          yield { range, message: `Replace the placeholder ${found[0]}, or say that the answer is unknown.` }
        }
      }
    }
  },
})
