import type { FileReport, Finding } from '../lint/index.ts'
import { visibleLine } from '../visible.ts'
import { portablePath } from './about.ts'
import type { Reporter } from './reporter.ts'

/** A line for each finding, in the form of compilers, which editors and problem matchers read. */
export const unix: Reporter<string> = {
  part: ({ path, findings }) => findings.map(finding => linesFor(path, finding)).join(''),
  early: part => [part, ''],
  whole: parts => parts.join(''),
}

function linesFor(
  path: FileReport['path'],
  { severity, start, message, rule, related = [] }: Finding,
): string {
  const line = ({ line, column }: Finding['start'], text: string) =>
    `${visibleLine(portablePath(path))}:${line}:${column}: ${visibleLine(text)}\n`
  const notes = related.map(place => line(place.start, `note: ${place.message}`))
  return line(start, `${severity}: ${message} [${rule}]`) + notes.join('')
}
