import type { Block, TextLine } from '../markdown/index.ts'
import { withoutBox } from '../markdown/index.ts'
import type { Section } from '../sections/index.ts'
import { type ExplainedZones, readStampAtStart, type StampAtStart } from '../time/index.ts'

/** Reads the time that a line begins with. */
export type LineStamps = (line: TextLine) => StampAtStart | undefined

/** Reads each line once, however often it is asked for; the box of a task list is no part of its time. */
export function lineStamps(explained: ExplainedZones): LineStamps {
  const known = new Map<number, { readonly length: number; readonly found: StampAtStart | undefined }>()
  return ({ text, start }) => {
    const before = known.get(start)
    if (before?.length === text.length) return before.found
    const found = readStampAtStart(withoutBox(text), explained)
    known.set(start, { length: text.length, found })
    return found
  }
}

/** Sections that may hold events though their heading does not say so. */
const mayTell: ReadonlySet<string | null> = new Set([
  null,
  'background',
  'response',
  'detection',
  'resolution',
])

/** Whether the entries of a section have times: three entries at least, and as many as there are others. */
export function tellsEvents({ kind, blocks }: Section, stampOf: LineStamps): boolean {
  if (kind === 'timeline') return true
  if (!mayTell.has(kind)) return false
  const starts: (StampAtStart | undefined)[] = []
  let isBelow = false
  for (const block of blocks) {
    const found = firstLines(block).map(stampOf)
    // what follows a time that is alone in its paragraph is its words
    if (isBelow && block.kind === 'paragraph' && found[0] === undefined) continue
    isBelow = block.kind === 'paragraph' && found[0]?.text.trim() === ''
    for (const one of found) starts.push(one)
  }
  const timed = starts.filter(found => found?.stamp.clock).length
  return timed >= 3 && timed * 2 >= starts.length
}

/** The line that each item, paragraph or heading begins with. */
function firstLines(block: Block): readonly TextLine[] {
  if (block.kind === 'paragraph') return block.lines.slice(0, 1)
  if (block.kind === 'heading') return [{ text: block.text, start: block.textRange.start }]
  return block.kind === 'list' ? block.items.flatMap(item => item.blocks.slice(0, 1).flatMap(firstLines)) : []
}
