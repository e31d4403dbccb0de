import { applyEdits, type Document, type ParseOptions, parse } from '../../document/index.ts'
import { ledgerOf, lintDocument } from '../../lint/index.ts'

/** A document with a mark after each figure of its prose that the rest of it supports. */
export function withSupportedMarks(
  document: Document,
  options: ParseOptions,
): { readonly document: Document; readonly mark: string } {
  const mark = MARKS.find(one => !document.text.includes(one)) ?? MARKS[0]
  const bodyStart = document.frontMatter?.range.end ?? 0
  const stamps = document.events.map(({ stampRange }) => stampRange)
  const places = ledgerOf(document, lintDocument(document, options))
    .filter(
      ({ state, claim }) => state === 'supported' && claim.place === 'prose' && claim.start >= bodyStart,
    )
    .map(({ claim }) => claim.end)
    .filter(end => !stamps.some(range => range.start < end && end <= range.end))
  const edits = [...new Set(places)].map(at => ({ range: { start: at, end: at }, text: mark }))
  return { document: parse(applyEdits(document.text, edits), options), mark }
}

const MARKS = ['✓', '†', '‡'] as const
