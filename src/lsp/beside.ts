import type { DocumentLink, Range as EditorRange, InlayHint } from 'vscode-languageserver'
import { formatSpan, isAfter, type Moment, pagesIn, slice, trimRange } from '../document/index.ts'
import { type Open, placeOf } from './open.ts'

/** The time from the start beside each event after it. */
export function elapsedHints(open: Open, within: EditorRange): InlayHint[] {
  const { events, milestones } = open.document
  const { started } = milestones
  if (!started) return []
  const [from, to] = [open.sheet.offsetAt(within.start), open.sheet.offsetAt(within.end)]
  return events.flatMap(({ at, stampRange }) => {
    if (!at || stampRange.end < from || stampRange.start > to || !isAfter(at, started)) return []
    const { end } = trimRange(open.document.text, stampRange)
    const label = `+${formatSpan(since(started, at))}`
    return [{ position: open.sheet.positionAt(end), label, paddingLeft: true }]
  })
}

const since = (start: Moment, at: Moment) => ({
  least: at.earliest - start.latest,
  most: at.latest - start.earliest,
})

/**
 * Where a document leads: the addresses of its tickets, and related postmortems.
 *
 * @param fileOf the URI of the postmortem with an id or a file name; null where there is none, or several are.
 */
export function linksOf(open: Open, fileOf: (name: string) => string | null): DocumentLink[] {
  const { document } = open
  const related = (document.meta.many.get('related') ?? []).flatMap(({ text, range }) => {
    const target = fileOf(text)
    return target === null ? [] : [{ range: placeOf(open, range), target }]
  })
  const tickets = document.actions.flatMap(({ range }) =>
    pagesIn(slice(document.text, range)).map(({ text, start, end }) => ({
      range: placeOf(open, { start: range.start + start, end: range.start + end }),
      target: text,
    })),
  )
  return [...related, ...tickets]
}
