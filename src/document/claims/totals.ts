import type { Document } from '../document.ts'
import type { Block, TextLine } from '../markdown/index.ts'
import { durationsIn, mayHaveDuration, type StatedDuration } from '../time/index.ts'
import type { DurationPart, TotalClaim } from './claim.ts'
import { hasAny, wordSet, wordsOf } from './words.ts'

/** The totals of durations whose parts are below them or in brackets after them. */
export function* totalsIn({ sections }: Document): Iterable<TotalClaim> {
  for (const { blocks } of sections)
    for (const [i, block] of blocks.entries()) {
      if (block.kind === 'table') yield* ofTable(block)
      if (block.kind === 'paragraph') yield* ofParagraph(block, blocks[i + 1])
      if (block.kind === 'list')
        for (const { blocks: inner } of block.items)
          for (const [j, one] of inner.entries())
            if (one.kind === 'paragraph') yield* ofParagraph(one, inner[j + 1])
    }
}

function* ofParagraph(
  { lines }: Extract<Block, { kind: 'paragraph' }>,
  below: Block | undefined,
): Iterable<TotalClaim> {
  const stated = lines.flatMap(line => {
    if (!mayHaveDuration(line.text)) return []
    const isTotal = saysTotal(line.text)
    return isTotal || line.text.includes('(') ? [{ line, isTotal, durations: durationsIn(line.text) }] : []
  })
  for (const { line, durations } of stated) yield* inBrackets(line, durations)
  const totals = stated.filter(({ durations, isTotal }) => durations.length === 1 && isTotal)
  const [only] = totals
  const [total] = only?.durations ?? []
  const parts = total && totals.length === 1 && below?.kind === 'list' ? ofItems(below) : []
  if (only && total && parts.length > 1) yield totalOf(total, only.line, parts)
}

const TOTALS = wordSet('total totaling totalling altogether combined cumulative cumulatively')

function saysTotal(text: string): boolean {
  const words = wordsOf(text)
  return hasAny(words, TOTALS) || words.some((word, i) => /^adds?$/.test(word) && words[i + 1] === 'up')
}

const totalOf = (total: StatedDuration, { start }: TextLine, parts: readonly DurationPart[]): TotalClaim => ({
  kind: 'total',
  text: total.text,
  start: start + total.start,
  end: start + total.end,
  place: 'prose',
  total,
  parts,
})

const partIn = (duration: StatedDuration, { start }: TextLine): DurationPart => ({
  duration,
  start: start + duration.start,
  end: start + duration.end,
})

/** `East: 2 hours 10 minutes`, `West (55 minutes)`: a name and its duration, not a sentence. */
const NAMED = /^[^.;:(]{1,40}[:(–—-]/

/** The durations of a list of which each item is a name and one duration. */
function ofItems({ items }: Extract<Block, { kind: 'list' }>): readonly DurationPart[] {
  const parts = items.flatMap(({ blocks: [first] }): readonly DurationPart[] => {
    const [line] = first?.kind === 'paragraph' ? first.lines : []
    if (!line || !NAMED.test(line.text) || saysTotal(line.text)) return []
    const [duration, ...others] = durationsIn(line.text)
    return duration && others.length === 0 ? [partIn(duration, line)] : []
  })
  return parts.length === items.length ? parts : []
}

/** `7 hours (3 hours on 25 October and 4 hours on 26 October)` */
function* inBrackets(line: TextLine, durations: readonly StatedDuration[]): Iterable<TotalClaim> {
  for (const [i, total] of durations.entries()) {
    const next = durations[i + 1]
    if (!next || line.text.slice(total.end, next.start).trim() !== '(') continue
    const end = line.text.indexOf(')', next.end)
    const parts = durations.slice(i + 1).filter(one => one.end <= end)
    const isSum = parts.slice(1).every((one, j) => JOINING.test(line.text.slice(parts[j]?.end, one.start)))
    if (parts.length > 1 && isSum)
      yield totalOf(
        total,
        line,
        parts.map(one => partIn(one, line)),
      )
  }
}

/** What joins the parts of a sum. */
const JOINING = /(?:\band|\bplus|\+|,)\s$/

/** A row "Total" below the rows that it sums up. */
function* ofTable({ rows }: Extract<Block, { kind: 'table' }>): Iterable<TotalClaim> {
  const last = rows.at(-1)?.cells ?? []
  const [name] = last
  if (!name || rows.length < 3 || !wordsOf(name.text).some(word => TOTALS.has(word) || word === 'sum')) return
  for (const [column, cell] of last.entries()) {
    const cells = rows.map(row => row.cells[column] ?? { text: '', start: 0 })
    const found = cells.map(({ text }) => durationsIn(text))
    const [total, ...others] = found.at(-1) ?? []
    const isSummed = found.every(durations => durations.length === 1)
    if (!total || others.length > 0 || !isSummed) continue
    const parts = found.slice(0, -1).flatMap(([one], row) => (one ? [partIn(one, cells[row] ?? cell)] : []))
    yield totalOf(total, cell, parts)
  }
}
