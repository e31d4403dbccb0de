import { type Lines, linesOf, type Position, positionAt } from '../document/index.ts'
import type { FileReport, Finding } from '../lint/index.ts'
import { jsonText } from '../visible.ts'
import { portablePath, rulePage, tool } from './about.ts'
import type { Reporter } from './reporter.ts'

const severities = { error: 'ERROR', warning: 'WARNING' } as const

/** The Reviewdog Diagnostic Format, which counts columns in bytes of UTF-8. */
export const rdjson: Reporter<ReturnType<typeof diagnosticsOf>> = {
  part: diagnosticsOf,
  whole: diagnostics => `${jsonText({ source: { name: tool.name }, diagnostics: diagnostics.flat() }, 2)}\n`,
}

function diagnosticsOf({ path, text, findings }: FileReport) {
  const lines = linesOf(text ?? '')
  const locationOf = ({ start, end }: Pick<Finding, 'start' | 'end'>) => ({
    path: portablePath(path),
    range: { start: inBytes(start, lines), end: inBytes(end, lines) },
  })
  return findings.map(({ rule, severity, message, start, end, related, fix }) => ({
    message,
    location: locationOf({ start, end }),
    severity: severities[severity],
    code: { value: rule, url: rulePage(rule) },
    ...(related && {
      related_locations: related.map(place => ({ message: place.message, location: locationOf(place) })),
    }),
    ...(fix && {
      suggestions: [
        {
          range: {
            start: inBytes(positionAt(lines, fix.range.start), lines),
            end: inBytes(positionAt(lines, fix.range.end), lines),
          },
          text: fix.text,
        },
      ],
    }),
  }))
}

const encoder = new TextEncoder()

function inBytes({ line, column }: Position, { text, starts }: Lines): Position {
  const start = starts[line - 1] ?? 0
  return { line, column: encoder.encode(text.slice(start, start + column - 1)).length + 1 }
}
