import { type DocumentSymbol, type FoldingRange, FoldingRangeKind, SymbolKind } from 'vscode-languageserver'
import type { Range, Section } from '../document/index.ts'
import { type Open, placeOf } from './open.ts'

/** The outline: sections, those below others inside them, with their events and action items. */
export function symbolsOf(open: Open): DocumentSymbol[] {
  const { sections, events, actions } = open.document
  const symbol = (name: string, kind: SymbolKind, range: Range, selection: Range): DocumentSymbol => ({
    // an editor refuses an empty name
    name: name.replace(/\s+/g, ' ').trim().slice(0, 120) || '—',
    kind,
    range: placeOf(open, range),
    selectionRange: placeOf(open, selection),
    children: [],
  })
  const top: DocumentSymbol[] = []
  const above: { readonly level: number; readonly symbol: DocumentSymbol }[] = []
  for (const section of sections.filter(({ heading }) => heading !== '')) {
    const { heading, level, range, headingRange } = section
    const one = symbol(heading, SymbolKind.Module, widest(range, headingRange), headingRange)
    while ((above.at(-1)?.level ?? 0) >= level) above.pop()
    const parent = above.at(-1)
    if (parent) parent.symbol.children?.push(one)
    else top.push(one)
    above.push({ level, symbol: one })
    one.children?.push(
      ...events
        .filter(event => isIn(event.range, section))
        .map(({ stamp, text, range }) => symbol(`${stamp.text} ${text}`, SymbolKind.Event, range, range)),
      ...actions
        .filter(action => isIn(action.range, section))
        .map(({ title, range }) => symbol(title, SymbolKind.Property, range, range)),
    )
  }
  return top
}

const isIn = ({ start }: Range, { body }: Section): boolean => body.start <= start && start < body.end

const widest = (one: Range, other: Range): Range => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
})

/** What can be folded: the front matter and the sections. */
export function foldsOf(open: Open): FoldingRange[] {
  const { frontMatter, sections } = open.document
  const folds = [...(frontMatter ? [frontMatter.range] : []), ...sections.map(({ range }) => range)].map(
    range => {
      const { start, end } = placeOf(open, range)
      return {
        startLine: start.line,
        // a range that ends before a line ends on the one before it
        endLine: end.character === 0 ? end.line - 1 : end.line,
        kind: FoldingRangeKind.Region,
      }
    },
  )
  return folds.filter(({ startLine, endLine }) => endLine > startLine)
}
