import { type Block, endOfLine, type ListItem, type TextLine } from '../markdown/index.ts'
import { countUpTo, leastOf, type Range } from '../text/index.ts'
import { readStampAtStart, readStampWhole } from '../time/index.ts'
import type { SectionKind } from './heading-names.ts'
import { kindOfHeading } from './headings.ts'

/** A heading and everything up to the next section. */
export interface Section {
  /** Null where the heading is not a known one. */
  readonly kind: SectionKind | null
  /** Markdown of the heading; empty before the first heading. */
  readonly heading: string
  /** 1 to 6; 0 without a heading, `LABEL_LEVEL` for a bold label. */
  readonly level: number
  /** The heading's text, without its marks; empty where there is none. */
  readonly headingRange: Range
  /** Heading and body. */
  readonly range: Range
  /** From the line after the heading to the end of the section. */
  readonly body: Range
  readonly blocks: readonly Block[]
}

/** The title and the sections of a document. */
export interface Outline {
  readonly title: { readonly text: string; readonly range: Range } | null
  readonly sections: readonly Section[]
}

/** The level of a section that a bold label opens, below that of every heading. */
export const LABEL_LEVEL = 7

/** Sections whose sub-headings are entries or groups, not sections. */
const keepsSubheadings = new Set<SectionKind | null>(['timeline', 'action_items'])

interface Opening {
  readonly kind: SectionKind | null
  readonly heading: string
  readonly level: number
  readonly headingRange: Range
  readonly start: number
  readonly bodyStart: number
  readonly blocks: Block[]
}

/** Divides the blocks of a document into sections. @param end offset of the end of the text. */
export function readOutline(
  blocks: readonly Block[],
  bodyStart: number,
  end: number,
  kindOf = kindOfHeading,
): Outline {
  const title = findTitle(blocks, kindOf)
  const firstHeading = blocks.findIndex(b => b.kind === 'heading' && b !== title)
  const levels = blocks.flatMap(b => (b.kind === 'heading' && b !== title ? [b.level] : []))
  const base = Math.min(6, leastOf(levels))
  const open: Opening[] = []
  let current: Opening = opening(null, '', 0, { start: bodyStart, end: bodyStart }, bodyStart, bodyStart)
  const begin = (next: Opening) => {
    open.push(current)
    current = next
  }
  for (const [i, block] of blocks.entries()) {
    if (block === title) {
      const at = block.range.end
      begin(opening(null, '', 0, { start: at, end: at }, at, at))
      continue
    }
    if (block.kind === 'heading') {
      const kind = kindOf(block.text)
      const inside = block.level > current.level && current.level > 0
      // a day or a time among those of a timeline is of it, whatever its level
      if (kind === null && current.kind === 'timeline' && isOfTimeline(block.text)) {
        current.blocks.push(block)
        continue
      }
      const begins = block.level <= base || (kind && !(inside && keepsSubheadings.has(current.kind)))
      if (begins || !inside) {
        begin(opening(kind, block.text, block.level, block.textRange, block.range.start, block.range.end))
        continue
      }
    }
    const labels =
      current.kind && keepsSubheadings.has(current.kind) && current.level < LABEL_LEVEL
        ? []
        : labelsIn(block, blocks[i + 1], kindOf, firstHeading === -1 || i < firstHeading)
    if (labels.length === 0) current.blocks.push(block)
    for (const { kind, text, range, blocks: inner, at } of labels) {
      if (text) begin(opening(kind, text, LABEL_LEVEL, range, at, inner[0]?.range.start ?? range.end, inner))
      else for (const block of inner) current.blocks.push(block)
    }
  }
  open.push(current)
  const sections = open
    .map((section, i) => close(section, open[i + 1]?.start ?? end))
    .filter(section => section.level > 0 || section.blocks.length > 0)
    .map(rolePlayed)
  return { title: title ? titleOf(title) : null, sections }
}

function isOfTimeline(heading: string): boolean {
  const { clock, date } = readStampAtStart(heading)?.stamp ?? {}
  return clock != null || (date?.day != null && readStampWhole(heading) !== undefined)
}

/** Names that say less than others: beside a section of another name that says it, they are of no kind. */
const YIELDING: readonly {
  readonly kind: SectionKind
  readonly heading: RegExp
  readonly to: SectionKind
}[] = [
  // beside "Why did it happen", "How did it happen" tells the story
  { kind: 'root_cause', heading: /^\W*how\b/i, to: 'root_cause' },
  // after an introduction it describes what broke
  { kind: 'summary', heading: /^\W*description\W*$/i, to: 'background' },
]

/**
 * Takes "What went wrong" for the root cause, unless the document has "What went well" or a root cause too, and nothing for
 * what another section says better.
 */
function rolePlayed(section: Section, _: number, sections: readonly Section[]): Section {
  const weak = YIELDING.find(({ kind, heading }) => kind === section.kind && heading.test(section.heading))
  if (weak && sections.some(({ kind, heading }) => kind === weak.to && !weak.heading.test(heading)))
    return { ...section, kind: null }
  if (section.kind !== 'went_badly') return section
  const has = (...kinds: SectionKind[]) =>
    sections.some(other => other.kind !== null && kinds.includes(other.kind))
  return has('went_well', 'lessons', 'lucky', 'root_cause', 'contributing_factors')
    ? section
    : { ...section, kind: 'root_cause' }
}

const opening = (
  kind: SectionKind | null,
  heading: string,
  level: number,
  headingRange: Range,
  start: number,
  bodyStart: number,
  blocks: readonly Block[] = [],
): Opening => ({ kind, heading, level, headingRange, start, bodyStart, blocks: [...blocks] })

// each field by name, since copying the rest of an object is slow
const close = (
  { kind, heading, level, headingRange, start, bodyStart, blocks }: Opening,
  end: number,
): Section => ({
  kind,
  heading,
  level,
  headingRange,
  blocks,
  range: { start, end },
  body: { start: Math.min(bodyStart, end), end },
})

/** The words of a title: `# Title: The queue was full` says what it is. */
function titleOf({ text, textRange: { start, end } }: Heading): NonNullable<Outline['title']> {
  const length = /^title:\s+(?=\S)/i.exec(text)?.[0].length ?? 0
  return { text: text.slice(length), range: { start: start + length, end } }
}

type Heading = Extract<Block, { kind: 'heading' }>

/**
 * The first heading, if it has level 1 and is not that of a section, or names the kind of document. `# Title` says that the
 * next one is it.
 */
function findTitle(blocks: readonly Block[], kindOf: typeof kindOfHeading): Heading | undefined {
  const [first, second, ...more] = blocks.filter((b): b is Heading => b.kind === 'heading')
  if (first && /^\W*title\W*$/i.test(first.text)) return second && blocks[1] === second ? second : undefined
  if (!first || /^\W*metadata\W*$/i.test(first.text)) return undefined
  const words = first.text.replace(/^[^A-Za-z0-9]+/, '')
  const isLong = OF_CJK.test(first.text) && [second, ...more].every(other => (other?.level ?? 2) > 1)
  if (first.level === 1) return !kindOf(first.text) || isLong || GENRE.test(words) ? first : undefined
  return REPORT.test(words) ? first : undefined
}

const OF_CJK = /[\u3040-\u30ff\u4e00-\u9fff].{7}/

/** What titles of any level begin with: "Incident report: the queue was full". */
const REPORT = /^(?:incident|outage|postmortem|post-mortem) ?(?:report|review|analysis)?: ?[^ ]/i

/** Titles that name the kind of document: "Postmortem", "RCA", "Timeline: the night of the queue". */
const GENRE =
  /^(?:(?:(?:incident|outage) )?(?:post[- ]?mortem|retrospective|rca|root cause analysis)[^a-z0-9]*$|(?:[a-z0-9-]{1,20} )?(?:post[- ]?mortem|retrospective|rca|root cause analysis|timeline)(?: ?[:–—|]| - | (?:of|for|on) ) ?[^ ])/i

interface Label {
  readonly kind: SectionKind | null
  readonly text: string
  readonly range: Range
  readonly at: number
  readonly blocks: readonly Block[]
}

const LABEL = /^\*\*([^*]{2,60}?):?\*\*:?(?=\s|$)/

/**
 * The labels of a block that serve as headings: bold and alone in a paragraph, at the start of each of its lines, or at the
 * start of a list item with text after them: `- **Impact**: 3 of 5 nodes`; without marks, a line directly above a list, or
 * any above the first heading. Only known headings count, and in a list with one its other labels too.
 */
function labelsIn(
  block: Block,
  next: Block | undefined,
  kindOf: typeof kindOfHeading,
  isBeforeHeadings: boolean,
): Label[] {
  if (block.kind === 'paragraph') {
    const lines = labelledLines(block, kindOf)
    if (lines.length > 0) return lines
    const label =
      labelOf(block, kindOf) ??
      (next?.kind === 'list' ||
      (isBeforeHeadings && ((next && next.kind !== 'heading') || block.lines.length > 1))
        ? plainLabel(block, kindOf, isBeforeHeadings)
        : null)
    return label?.kind ? [label] : []
  }
  if (block.kind !== 'list') return []
  const labels = block.items.map(item => itemLabel(item, kindOf))
  if (!labels.some(label => label?.kind)) return []
  return block.items.map((item, i): Label => {
    const plain: Block = { kind: 'list', ordered: block.ordered, items: [item], range: item.range }
    return labels[i] ?? { kind: null, text: '', range: item.range, at: item.range.start, blocks: [plain] }
  })
}

type Paragraph = Extract<Block, { kind: 'paragraph' }>

/** A paragraph of which two lines or more begin with a label, one of them known. */
function labelledLines({ lines, range }: Paragraph, kindOf: typeof kindOfHeading): Label[] {
  const starts = lines.flatMap((line, i) => (LABEL.test(line.text) ? [i] : []))
  if (starts.length < 2 || starts[0] !== 0) return []
  const labels = starts.flatMap((start, i): Label[] => {
    const part = lines.slice(start, starts[i + 1] ?? lines.length)
    const end = endOfLine(part.at(-1))
    const at = part[0]?.start ?? range.start
    const label = labelOf(
      { kind: 'paragraph', lines: part.map(withoutBreak), range: { start: at, end } },
      kindOf,
    )
    return label ? [label] : []
  })
  return labels.filter(({ kind }) => kind !== null).length > 1 ? labels : []
}

/** A line without the mark of a line break at its end. */
const withoutBreak = ({ text, start }: TextLine): TextLine => ({
  text: text.replace(/\\$/, '').trimEnd(),
  start,
})

const PLAIN_LABEL = /^(\p{L}[^.!?:;|]{2,40}?):?$/u

/** `Action items`, as a line of its own; above the first heading it may be the first of a paragraph. */
function plainLabel(
  { lines, range }: Paragraph,
  kindOf: typeof kindOfHeading,
  isBeforeHeadings: boolean,
): Label | null {
  const [line, ...more] = lines
  const mayBe = line && (more.length === 0 || isBeforeHeadings)
  const words = mayBe ? PLAIN_LABEL.exec(line.text)?.[1] : undefined
  if (!line || words === undefined || words.split(' ').length > 4) return null
  const at = { start: line.start, end: line.start + words.length }
  const [next] = more
  const blocks: Block[] = next
    ? [{ kind: 'paragraph', lines: more, range: { start: next.start, end: range.end } }]
    : []
  return { kind: kindOf(words), text: words, range: at, at: range.start, blocks }
}

function itemLabel(item: ListItem, kindOf: typeof kindOfHeading): Label | null {
  const [first, ...rest] = item.blocks
  if (first?.kind !== 'paragraph') return null
  const label = labelOf(first, kindOf)
  return label && { ...label, at: item.range.start, blocks: [...label.blocks, ...rest] }
}

function labelOf(paragraph: Paragraph, kindOf: typeof kindOfHeading): Label | null {
  const [line, ...more] = paragraph.lines
  const found = line && LABEL.exec(line.text)
  if (!line || !found) return null
  const words = found[1] ?? ''
  const range = { start: line.start + 2, end: line.start + 2 + words.length }
  const after = line.text.slice(found[0].length)
  const restStart = line.start + found[0].length + (after.length - after.trimStart().length)
  const lines = after.trim() ? [{ text: after.trim(), start: restStart }, ...more] : more
  const blocks: Block[] = lines[0]
    ? [{ kind: 'paragraph', lines, range: { start: lines[0].start, end: paragraph.range.end } }]
    : []
  return { kind: kindOf(words), text: words, range, at: paragraph.range.start, blocks }
}

/** The section that contains an offset, else the last one before it. */
export const sectionAt = (sections: readonly Section[], offset: number): Section | undefined =>
  sections[countUpTo(offset, sections.length, index => sections[index]?.range.start ?? 0) - 1]
