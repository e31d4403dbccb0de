import type { Block } from '../markdown/index.ts'
import { slice } from '../text/index.ts'

/** The element that a block of HTML opens and does not close; null where there is none. */
export function opened(block: Block, text: string): string | null {
  if (block.kind !== 'html') return null
  const source = slice(text, block.range)
  const name = /^\s{0,3}(?:<!--[^>]{0,80}-->\s{0,9})?<([a-z][a-z0-9-]{0,20})\b(?![^>]*\/>)/i
    .exec(source)?.[1]
    ?.toLowerCase()
  return name !== undefined && depthOf(source, name) > 0 ? name : null
}

/** How many elements of a name a text opens more than it closes. */
const depthOf = (source: string, name: string): number =>
  (source.match(new RegExp(`<${name}\\b`, 'gi')) ?? []).length -
  (source.match(new RegExp(`</${name}\\b`, 'gi')) ?? []).length

/** Blocks that are searched for the end of an element; beyond them all is hidden. */
const SEARCHED = 500

/** The index of the block that closes what the one at a place opens; its own where it opens nothing. */
export function closingOf(blocks: readonly Block[], place: number, text: string): number {
  const block = blocks[place]
  const name = block ? opened(block, text) : null
  if (!block || name === null) return place
  let depth = depthOf(slice(text, block.range), name)
  for (let i = place + 1; i < blocks.length; i++) {
    if (i > place + SEARCHED) return blocks.length - 1
    const { kind, range } = blocks[i] as Block
    if (kind === 'html') depth += depthOf(slice(text, range), name)
    if (depth <= 0) return i
  }
  return blocks.length - 1
}

/** The index of the block that opens what the one at a place closes before an offset; its own where it closes nothing. */
export function openingOf(blocks: readonly Block[], place: number, text: string, before: number): number {
  const block = blocks[place]
  const source =
    block?.kind === 'html' ? text.slice(block.range.start, Math.min(before, block.range.end)) : ''
  const name = /<\/([a-z][a-z0-9-]{0,20})\s{0,9}>\s*$/i.exec(source)?.[1]?.toLowerCase()
  if (name === undefined || depthOf(source, name) >= 0) return place
  let depth = depthOf(source, name)
  for (let i = place - 1; i >= Math.max(0, place - SEARCHED); i--) {
    const { kind, range } = blocks[i] as Block
    if (kind === 'html') depth += depthOf(slice(text, range), name)
    if (depth >= 0) return i
  }
  return place
}
