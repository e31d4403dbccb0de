import type { Finding, Severity } from '../lint/index.ts'
import { visibleLine } from '../visible.ts'
import { hiddenByBaseline, portablePath, rulePage, sumOf } from './about.ts'
import type { Reporter } from './reporter.ts'

/** The number of findings shown: job summaries and comments have a size limit. */
const SHOWN_AT_MOST = 500

/** A table for a comment or the summary of a job, errors first. */
export const markdown: Reporter<readonly Row[]> = {
  part: ({ path, findings }) => findings.map(finding => row(path, finding)),
  whole(parts, totals) {
    const all = parts.flat()
    const rows = [...all.filter(isError), ...all.filter(one => !isError(one))].slice(0, SHOWN_AT_MOST)
    const table = rows.map(({ text }) => text).join('')
    const head = rows.length > 0 ? '\n| where | | what | rule |\n|---|---|---|---|\n' : ''
    const more = all.length > rows.length ? `\n${all.length - rows.length} more not shown.\n` : ''
    const known = hiddenByBaseline(totals)
    return `## Postmortems\n\n${sumOf(totals)}${known ? ` ${known}` : ''}\n${head}${table}${more}`
  },
}

interface Row {
  readonly severity: Severity
  readonly text: string
}

const isError = ({ severity }: Row): boolean => severity === 'error'

function row(path: string, { start, severity, rule, message }: Finding): Row {
  const place = `${portablePath(path)}:${start.line}:${start.column}`
  return {
    severity,
    text: `| ${escaped(place)} | ${severity} | ${escaped(message)} | [${rule}](${rulePage(rule)}) |\n`,
  }
}

/** A text on one line with all Markdown and HTML escaped. */
const escaped = (text: string): string =>
  visibleLine(text)
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
