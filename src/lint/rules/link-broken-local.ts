import { type Document, decodedAddress, proseOf, type Range, sectionAt } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const linkBrokenLocal = defineRule({
  id: 'link-broken-local',
  family: 'structure',
  summary: 'Every link to a local file leads to a file, and every link within the document to a heading.',
  why: 'Otherwise readers cannot find the graph that proves the point.',
  severity: 'warning',
  needs: ['surroundings'],
  examples: {
    good: [
      vary('took minutes', '[took](there.md#part) minutes'),
      vary('took minutes', '[took](https://example.com/a.md) minutes'),
      vary('took minutes', '[took](/incidents/a) minutes'),
      vary('took minutes', '[took](#timeline) minutes'),
    ],
    bad: [
      vary('took minutes', '[took](nowhere.md) minutes'),
      vary('took minutes', '![took](nowhere.png) minutes'),
      vary('took minutes', '[took](#nowhere) minutes'),
    ],
  },
  *check(document, { surroundings }) {
    if (!surroundings) return
    let anchors: ReadonlySet<string> | undefined
    for (const { target, range } of targetsIn(document)) {
      if (target.startsWith('#')) {
        anchors ??= anchorsIn(document)
        if (target.length > 1 && !anchors.has(letters(decodedAddress(target))))
          yield { range, message: `No heading here has the anchor ${quote(target)}: correct the link.` }
        continue
      }
      const path = pathOf(target)
      if (path !== null && !surroundings.exists(path))
        yield { range, message: `The linked file ${quote(path)} does not exist: correct the path.` }
    }
  },
})

interface Target {
  readonly target: string
  readonly range: Range
}

// an address may have one pair of brackets in it
const LINK = /(?<!\\)\]\(<?((?:[^()\s<>]|\([^()\s<>]{0,100}\)){1,300})(?=[\s)>])/g
const PICTURE = /<img\s[^>]{0,300}?\bsrc=["']?([^\s"'<>]{1,300})/gi
const DEFINITION = /^ {0,3}\[[^[\]\n\\^]{1,80}\]:[ \t]{0,9}<?([^\s<>]{1,300})/gm

/** The addresses of links, pictures and definitions, outside of code. */
function* targetsIn(document: Document): Iterable<Target> {
  const { text } = document
  if (text.includes(']('))
    for (const line of proseOf(document).lines) yield* matchesOf(LINK, line.text, line.start)
  const others = [text.includes('<img') ? PICTURE : [], text.includes(']:') ? DEFINITION : []].flat()
  for (const pattern of others)
    for (const found of matchesOf(pattern, text, 0)) if (!isInCode(document, found.range.start)) yield found
}

const isInCode = ({ sections }: Document, at: number): boolean =>
  (sectionAt(sections, at)?.blocks ?? []).some(
    ({ kind, range }) => kind === 'code' && range.start <= at && at < range.end,
  )

function* matchesOf(pattern: RegExp, text: string, start: number): Iterable<Target> {
  for (const { 0: whole, 1: target = '', index } of text.matchAll(pattern)) {
    const at = start + index + whole.lastIndexOf(target)
    yield { target, range: { start: at, end: at + target.length } }
  }
}

/** The letters and digits of the headings and of the anchors that are set by hand: generators differ in the rest. */
function anchorsIn({ text, sections }: Document): ReadonlySet<string> {
  const headings = sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap(block => (block.kind === 'heading' ? [block.text] : [])),
  ])
  // in quotes and lists too
  const marked = [...text.matchAll(/^ {0,3}#{1,6}[ \t]([^\n]{1,300})/gm)].map(([, words = '']) => words)
  const named = [...text.matchAll(/\b(?:id|name)\s?=\s?["']?([^\s"'<>]{1,200})|\{#([^\s}]{1,200})/gi)].map(
    ([, attribute, mark]) => attribute ?? mark ?? '',
  )
  return new Set([...headings, ...marked, ...named].map(letters))
}

/** Without the number that repeated headings get, and the address of a link in a heading. */
const letters = (words: string): string =>
  words
    .replace(/\]\([^()\s]{0,300}\)/g, '')
    .replace(/-\d{1,2}$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The file that a link names; null for a URL, a path of a site, or a page without an extension. */
function pathOf(target: string): string | null {
  const [path = ''] = target.split(/[#?]/, 1)
  return /^[a-z][a-z0-9+.-]*:|^\/|[{}]/i.test(target) ||
    !/\.(?:md|markdown|png|jpe?g|gif|svg|webp|pdf|csv|txt|log|json|ya?ml)$/i.test(path)
    ? null
    : decodedAddress(path)
}
