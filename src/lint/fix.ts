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

/** Apply the fixes of all findings and lint again, until there is none left to apply. */
export function fixText(path: string, text: string, options: LintOptions, { unsafe = false } = {}): Fixed {
  let count = 0
  let now = text
  let report = lintText(path, now, options)
  for (let round = 0; round < ROUNDS_AT_MOST; round++) {
    const edits = editsOf(report.findings, unsafe)
    if (edits.length === 0) break
    const next = applyEdits(now, edits)
    if (next === now) break
    count += edits.length
    now = next
    report = lintText(path, now, options)
  }
  return { text: now, count, report }
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
