import { applyEdits, type Document, type Edit, type ParseOptions, parse } from '../document/index.ts'
import { type Finding, type LintedFile, type LintOptions, lintText } from './run.ts'

export interface Fixed {
  readonly text: string
  /** The number of applied fixes. */
  readonly count: number
  /** The report on the fixed text. */
  readonly report: LintedFile
}

/** A fix can make another one possible, but not without end. */
const ROUNDS_AT_MOST = 10

interface FixOptions {
  readonly unsafe?: boolean
  /** Filters the findings of a report that may be fixed. */
  counts?(report: LintedFile): LintedFile
}

/** Applies the fixes of all findings and lints again, until there is nothing left to fix. */
export function fixText(
  path: string,
  text: string,
  options: LintOptions,
  { unsafe = false, counts = report => report }: FixOptions = {},
): Fixed {
  let count = 0
  let report = lintText(path, text, options)
  for (let round = 0; round < ROUNDS_AT_MOST; round++) {
    const before = report.text ?? ''
    const wanted = editsOf(counts(report).findings, unsafe)
    if (wanted.length === 0) break
    const edits = withoutHiding(before, wanted, { path, ...options.settings?.parse })
    const after = applyEdits(before, edits)
    if (after === before) break
    const next = lintText(path, after, options)
    // a fix must not cause a new finding
    if (next.findings.length > report.findings.length) break
    count += edits.length
    report = next
  }
  return { text: report.text ?? text, count, report }
}

/** The edits after which no less is read: all, or those that each hide nothing; none where these do together. */
function withoutHiding(text: string, wanted: readonly Edit[], reading: ParseOptions): readonly Edit[] {
  const before = sizeOf(parse(text, reading))
  const hidesNothing = (edits: readonly Edit[]) => {
    const after = sizeOf(parse(applyEdits(text, edits), reading))
    return before.every((count, i) => (after[i] ?? 0) >= count)
  }
  if (hidesNothing(wanted)) return wanted
  const harmless = wanted.filter(edit => hidesNothing([edit]))
  return hidesNothing(harmless) ? harmless : []
}

/** How much is read in a document. */
const sizeOf = ({ events, actions, sections, frontMatter }: Document): readonly number[] => [
  events.length,
  actions.length,
  sections.length,
  frontMatter?.fields.length ?? 0,
]

/** The fixes that do not overlap; the others wait for the next round. */
function editsOf(findings: readonly Finding[], unsafe: boolean): readonly Edit[] {
  const edits: Edit[] = []
  let free = -1
  const wanted = findings.flatMap(finding =>
    finding.fix && (unsafe || !finding.unsafe) ? [finding.fix] : [],
  )
  for (const fix of wanted.sort((a, b) => a.range.start - b.range.start)) {
    if (fix.range.start <= free) continue
    edits.push(fix)
    free = fix.range.end
  }
  return edits
}
