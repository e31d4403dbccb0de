import type { Document } from '../document.ts'
import type { Block } from '../markdown/index.ts'
import { fenceOf } from '../markdown/index.ts'
import { lineAt, lineStart, positionAt, type Range } from '../text/index.ts'

/** A block that is never closed: any text added after its start would belong to it. */
export interface OpenBlock {
  /** Offset of its first line. */
  readonly start: number
  readonly kind: 'code' | 'comment' | 'HTML'
}

/** The last block of a document, if it is never closed. In a list or a quote the next line closes it. */
export function openBlock({ sections, text, lines }: Document): OpenBlock | null {
  const block = sections.at(-1)?.blocks.at(-1)
  const kind = block && openKind(block, text)
  return kind ? { kind, start: lineStart(lines, lineAt(lines, block.range.start)) } : null
}

function openKind({ kind, range }: Block, text: string): OpenBlock['kind'] | null {
  if (kind === 'code') return fenceOf(text, range) === 'open' ? 'code' : null
  if (kind !== 'html') return null
  const source = text.slice(range.start, range.end)
  const last = Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r'))
  const [, close] = CLOSINGS.find(([open]) => open.test(source)) ?? []
  // such a block ends with the line that closes it
  if (!close || close.test(source.slice(last + 1))) return null
  return source.startsWith('<!--') ? 'comment' : 'HTML'
}

/** Start and end of the HTML blocks that an empty line does not end (CommonMark, section 4.6, conditions 1 to 5). */
const CLOSINGS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Za-z]/, />/],
]

/** Whether a comment holds what was to be sections: it was closed too late. */
export const hidesHeadings = ({ kind, range }: Block, text: string): boolean =>
  kind === 'html' &&
  text.startsWith('<!--', range.start) &&
  /[\r\n] {0,3}#{1,6} /.test(text.slice(range.start, range.end))

/** Whether a part of a text holds a mark of what is internal, or would be read as one. */
export const holdsMark = ({ text }: Document, { start, end }: Range): boolean =>
  /<!--[^>]{0,40}\binternal\b/i.test(text.slice(start, end))

/** Why an edit cannot be made, where one could not. */
export function whyNotEdited(document: Document): string {
  const { frontMatter } = document
  if (frontMatter?.readable === false) return 'its front matter is not valid; postmortem lint says where'
  const lineOf = (at: number) => positionAt(document.lines, at).line
  const open = openBlock(document)
  if (open) return `the ${open.kind} that begins on line ${lineOf(open.start)} is never closed`
  const hiding = document.sections
    .flatMap(section => section.blocks)
    .find(block => hidesHeadings(block, document.text))
  const other = frontMatter?.notation === 'toml' || frontMatter?.notation === 'json'
  return hiding
    ? `the comment that begins on line ${lineOf(hiding.range.start)} holds headings: close it before them`
    : other
      ? `its front matter is ${frontMatter.notation.toUpperCase()}, which is read and not written: change the field by hand`
      : holdsMark(document, { start: 0, end: document.text.length })
        ? 'it would not be read back as it was written, or a mark of what is internal would be lost; edit that part by hand'
        : 'it would not be read back as it was written'
}
