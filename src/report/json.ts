import { jsonText } from '../visible.ts'
import type { Reporter } from './index.ts'

/** The format that other programs read; documented in docs/json.md, and only ever added to. */
export const json: Reporter = ({ files, errors, warnings, fixed, baseline }) =>
  `${jsonText(
    {
      version: 1,
      files: files.map(({ path, findings }) => ({
        path,
        findings: findings.map(({ rule, severity, message, section, start, end, fix, unsafe }) => ({
          rule,
          severity,
          message,
          section,
          line: start.line,
          column: start.column,
          endLine: end.line,
          endColumn: end.column,
          ...(fix && {
            fix: { start: fix.range.start, end: fix.range.end, text: fix.text, safe: unsafe !== true },
          }),
        })),
      })),
      summary: { files: files.length, errors, warnings, fixed, baseline },
    },
    2,
  )}\n`
