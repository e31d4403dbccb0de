import type { Document } from '../document.ts'
import { fieldNames } from '../front-matter/index.ts'
import { LABEL_LEVEL, type SectionKind, sectionHeadings, sectionKinds } from '../sections/index.ts'
import {
  type Edit,
  insertAt,
  leastOf,
  lineAt,
  lineEndOf,
  lineStart,
  type Range,
  slice,
  trimRange,
} from '../text/index.ts'
import { sectionBody, yamlList, yamlText } from './notation.ts'
import { hidesHeadings, holdsMark, openBlock } from './open-block.ts'
import { ownBody } from './own-body.ts'
import { readsBack } from './read-back.ts'

/** The edit with the line ends of the document. */
export function inFile(document: Document, edit: Edit): Edit {
  // that of the line before, for a file may have several
  const before = Math.max(0, lineAt(document.lines, edit.range.start) - 1)
  const lineEnd = lineEndOf(document.text.slice(lineStart(document.lines, before)))
  return lineEnd === '\n' ? edit : { ...edit, text: edit.text.replace(/\n/g, lineEnd) }
}

/**
 * Sets a field of the front matter; null deletes the line. A document without front matter gets one.
 *
 * @returns `undefined` where the front matter cannot be read, or the field would not be read back.
 */
export function setField(
  document: Document,
  name: string,
  value: string | readonly string[] | null,
): Edit | undefined {
  const edit = fieldEdit(document, name, value)
  return edit && readsBack(document, edit, { field: name, value }) ? edit : undefined
}

function fieldEdit(
  document: Document,
  name: string,
  value: string | readonly string[] | null,
): Edit | undefined {
  const { frontMatter, text } = document
  const yaml = value === null ? null : typeof value === 'string' ? yamlText(value) : yamlList(value)
  if (!frontMatter) {
    const start = text.startsWith('\ufeff') ? 1 : 0
    return inFile(document, insertAt(start, yaml === null ? '' : `---\n${name}: ${yaml}\n---\n\n`))
  }
  if (!frontMatter.readable || frontMatter.notation !== 'yaml') return undefined
  const field = frontMatter.fields.find(f => f.key === name)
  if (!field) return yaml === null ? insertAt(frontMatter.content.end, '') : insertField(document, name, yaml)
  if (yaml === null)
    return {
      range: linesOfRange(document, { start: field.keyRange.start, end: field.value.range.end }),
      text: '',
    }
  if (field.value.kind === 'null') {
    const colon = text.indexOf(':', field.keyRange.end)
    return { range: { start: colon + 1, end: Math.max(colon + 1, field.value.range.end) }, text: ` ${yaml}` }
  }
  return { range: field.value.range, text: yaml }
}

const fieldOrder: readonly string[] = fieldNames

/** Inserts a field after the one that precedes it in the format's order, else at the end. */
function insertField(document: Document, name: string, yaml: string): Edit {
  const { fields, content } = document.frontMatter ?? { fields: [], content: { start: 0, end: 0 } }
  const place = fieldOrder.indexOf(name)
  const before = fields.filter(({ key }) => {
    const at = fieldOrder.indexOf(key)
    return at >= 0 && at < place
  })
  const last = place < 0 ? fields.at(-1) : before.at(-1)
  const at = last
    ? linesOfRange(document, { start: last.keyRange.start, end: last.value.range.end }).end
    : place >= 0
      ? content.start
      : content.end
  // all fields of a map are indented alike
  const [first] = fields
  const indent = first
    ? slice(document.text, {
        start: lineStart(document.lines, lineAt(document.lines, first.keyRange.start)),
        end: first.keyRange.start,
      })
    : ''
  return inFile(
    document,
    insertAt(Math.min(at, content.end), `${/^ *$/.test(indent) ? indent : ''}${name}: ${yaml}\n`),
  )
}

/** The whole lines of a range, the last line end included. */
function linesOfRange({ lines, text }: Document, range: Range): Range {
  const trimmed = trimRange(text, range)
  return {
    start: lineStart(lines, lineAt(lines, trimmed.start)),
    end: lineStart(lines, lineAt(lines, Math.max(trimmed.start, trimmed.end)) + 1),
  }
}

/** The marker of the next list item: `2.` after `1.`, else the same. */
export const nextMarker = (marker: string): string => marker.replace(/^\d+/, n => String(Number(n) + 1))

/**
 * Adds a text to the end of the first section of a kind, creating it where needed; before a block that is never closed.
 */
export function appendToSection(document: Document, kind: SectionKind, text: string): Edit {
  const section = document.sections.find(s => s.kind === kind)
  if (!section) return insertSection(document, kind, text)
  const end = Math.min(section.body.end, openBlock(document)?.start ?? section.body.end)
  const body = trimRange(document.text, { start: section.body.start, end })
  const empty = body.start >= body.end
  const at = empty ? trimRange(document.text, { start: section.range.start, end }).end : body.end
  return inFile(document, insertAt(at, `\n\n${text}${endsTight(document, at) ? '\n' : ''}`))
}

/** Whether an insertion at the end of the text needs a line end after it. */
const endsTight = ({ text }: Document, at: number): boolean => at >= text.length && !/[\r\n]$/.test(text)

/**
 * Replaces the text of the first section of a kind, creating it where needed.
 *
 * @returns `undefined` where the section holds a block that is never closed, or a comment with headings in it, and so more
 *   than its own text; and where the text would not be read back as that section.
 */
export function replaceSection(document: Document, kind: SectionKind, answer: string): Edit | undefined {
  const text = sectionBody(answer)
  const edit = sectionEdit(document, kind, text)
  return edit && readsBack(document, edit, { section: kind, text }) ? edit : undefined
}

function sectionEdit(document: Document, kind: SectionKind, text: string): Edit | undefined {
  const section = document.sections.find(s => s.kind === kind)
  if (!section) return insertSection(document, kind, text)
  const body = trimRange(document.text, ownBody(section))
  const open = openBlock(document)
  if (open && section.body.start <= open.start && open.start < section.body.end) return undefined
  if (section.blocks.some(block => hidesHeadings(block, document.text))) return undefined
  // what is marked would be public without its mark
  if (holdsMark(document, body)) return undefined
  if (body.start >= body.end) return appendToSection(document, kind, text)
  return inFile(document, { range: body, text })
}

const endsWithBlankLine = (text: string): boolean =>
  /[\r\n]$/.test(text) && (text.slice(text.trimEnd().length).match(/\r\n?|\n/g)?.length ?? 0) > 1

/**
 * Inserts a section before the first one that is later in the format's order, else at the end, before a block that is
 * never closed.
 */
export function insertSection(document: Document, kind: SectionKind, text: string): Edit {
  const order = sectionKinds.indexOf(kind)
  const next = document.sections.find(
    s => s.level > 0 && s.level < LABEL_LEVEL && s.kind !== null && sectionKinds.indexOf(s.kind) > order,
  )
  // below a deeper heading it would belong to the section before
  const levels = document.sections.flatMap(({ level }) => (level > 0 && level < LABEL_LEVEL ? [level] : []))
  const level = next?.level ?? (levels.length > 0 ? leastOf(levels) : 2)
  const section = `${'#'.repeat(Math.max(2, level))} ${sectionHeadings[kind]}\n\n${text}\n`
  const before = next?.range.start ?? openBlock(document)?.start
  if (before !== undefined) return inFile(document, insertAt(before, `${section}\n`))
  const end = document.text.length
  const gap =
    end === 0 || endsWithBlankLine(document.text) ? '' : /[\r\n]$/.test(document.text) ? '\n' : '\n\n'
  return inFile(document, insertAt(end, `${gap}${section}`))
}
