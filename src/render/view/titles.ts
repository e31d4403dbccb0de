import type { Document } from '../../document/index.ts'
import { plainWords } from '../formats/plain-text.ts'
import { forReaders } from './for-customers.ts'
import type { Writer } from './view.ts'
import { fill, type Words } from './words.ts'

/** The longest title of a brief page, in characters. */
export const TITLE_AT_MOST = 150

/** The first sentences of a text that fit, and at least one: half a sentence says something else. */
export function firstSentences(text: string, length: number): string {
  if (text.length <= length) return text
  const ends = [...text.matchAll(/[.!?]['"”’)\]*_]{0,3}(?=\s)|[。！？]|\n\n/g)].map(
    ({ 0: mark, index }) => index + mark.length,
  )
  const fitting = ends.filter(end => end <= length).at(-1) ?? ends[0]
  return text.slice(0, fitting ?? text.length).trimEnd()
}

/** Shortens a text to whole sentences where these fill half of the length, else to whole words. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  const head = text.slice(0, length - 1)
  const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('。'))
  if (sentence > length / 2) return head.slice(0, sentence + 1)
  const word = head.lastIndexOf(' ')
  return `${word > 0 ? head.slice(0, word) : head}…`
}

const DESCRIPTION_AT_MOST = 200

/** The first words of the summary, for link previews. */
export function descriptionOf(document: Document): string {
  const summary = document.sections.find(({ kind }) => kind === 'summary')
  const paragraph = summary?.blocks.find(block => block.kind === 'paragraph')
  const plain =
    paragraph?.kind === 'paragraph' ? plainWords(paragraph.lines.map(({ text }) => text).join('\n')) : ''
  return plain.length > DESCRIPTION_AT_MOST ? `${plain.slice(0, DESCRIPTION_AT_MOST - 1).trimEnd()}…` : plain
}

/** The title without marks and comments. */
export function plainTitle({ title, heading }: Document, words: Words): string {
  const text = title?.text.replace(/\s+/g, ' ').trim() ?? ''
  return (title === heading ? plainWords(text) : text) || words.untitled
}

/** The characters of the first line of an e-mail. */
const SUBJECT_AT_MOST = 78

/** The subject of an e-mail: the organization and the title, short enough for one line with its label. */
export function subjectOf(
  document: Document,
  organization: string | null,
  words: Words,
  forCustomers: boolean,
): string {
  const title = forReaders(plainTitle(document, words), forCustomers)
  const whole = organization ? `${organization}: ${title}` : title
  const label = Math.max(fill(words.email.subject, { title: '' }).length, 'Subject: '.length)
  return shortened(whole, SUBJECT_AT_MOST - label)
}

/** The title as Markdown. A title of the front matter is plain text, and escaped. */
export function titleOf({ title, heading }: Document, words: Words): string {
  if (!title) return words.untitled
  const text = title.text.replace(/\s+/g, ' ').trim()
  return title === heading ? text : text.replace(/[\\`*_[\]<>&#!|~]/g, '\\$&')
}

/** The heading of the document, where it differs from the title of the front matter; null otherwise. */
export function subtitleOf<Text>({ title, heading }: Document, writer: Writer<Text>): Text | null {
  const words = (text: string) =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ')
  return heading && title && words(heading.text) !== words(title.text) ? writer.inline(heading.text) : null
}
