import type { Word } from './word-index.ts'

const COUNTED = new Set(
  'percent of out customers users clients accounts requests people tenants workspaces organizations organisations sites merchants visitors subscribers members orders teams errors failures calls transactions messages'.split(
    ' ',
  ),
)
const NUMBERS = new Set(
  'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty half third quarter dozen hundred hundreds thousand thousands million'.split(
    ' ',
  ),
)

/** Whether a word is a count: "3%", "412 of 9,000", "two customers", but not a date, a clock or a code. */
export function isAmount({ text, end, passage, at }: Word, source: string): boolean {
  if (!/^\d[\d.]*$/.test(text) && !NUMBERS.has(text)) return false
  if (/^(?:https?|status|code|error|version)$/.test(passage[at - 1]?.text ?? '')) return false
  const next = passage[at + 1]
  return source[end] === '%' || source.startsWith(' %', end) || (next !== undefined && COUNTED.has(next.text))
}
