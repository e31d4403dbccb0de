import type { FileReport, Finding } from '../lint/index.ts'
import { jsonText } from '../visible.ts'
import type { Reporter } from './reporter.ts'

/** JSON for other programs, documented in docs/json.md. Keys are only added, never changed. */
export const json: Reporter<ReturnType<typeof part>> = {
  part,
  whole: (files, totals) => `${jsonText({ version: 1, files, summary: totals }, 2)}\n`,
}

const placeOf = ({ start, end }: Pick<Finding, 'start' | 'end'>) => ({
  line: start.line,
  column: start.column,
  endLine: end.line,
  endColumn: end.column,
})

function part({ path, findings }: FileReport) {
  return {
    path,
    findings: findings.map(({ rule, severity, message, section, start, end, related, fix, unsafe }) => ({
      rule,
      severity,
      message,
      section,
      ...placeOf({ start, end }),
      ...(related && { related: related.map(place => ({ message: place.message, ...placeOf(place) })) }),
      ...(fix && {
        fix: { start: fix.range.start, end: fix.range.end, text: fix.text, safe: unsafe !== true },
      }),
    })),
  }
}
