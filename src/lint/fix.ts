import { applyEdits, type Edit } from '../document/index.ts'
import { type FileReport, type Finding, type LintOptions, lintText } from './run.ts'

export interface Fixed {
  readonly text: string
  /** How many fixes were applied. */
  readonly count: number
  /** Of the text as it is now. */
  readonly report: FileReport
}

/** A fix may call for another, but not for ever. */
const ROUNDS_AT_MOST = 10

interface FixOptions {
  readonly unsafe?: boolean
  /** Leaves of a report what is to be fixed. */
  counts?(report: FileReport): FileReport
}

/** Apply the fixes of all findings and lint again, until there is none left to apply. */
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
    const edits = editsOf(counts(report).findings, unsafe)
    const after = applyEdits(before, edits)
    if (after === before) break
    const next = lintText(path, after, options)
    // no fix is worth a new finding
    if (next.findings.length > report.findings.length) break
    count += edits.length
    report = next
  }
  return { text: report.text ?? text, count, report }
}

/** Fixes that do not touch one another; what is left over has its turn in the next round. */
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
