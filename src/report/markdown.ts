import { visibleLine } from '../visible.ts'
import { counted, findingsOf, portablePath, rulePage } from './about.ts'
import type { Reporter } from './index.ts'

/** A job's summary and a comment have a size that they may not pass. */
const SHOWN_AT_MOST = 500

/** A table for a comment or for the summary of a job, errors first. */
export const markdown: Reporter = ({ files, errors, warnings, baseline }) => {
  const all = findingsOf(files).sort((a, b) => rank[a.finding.severity] - rank[b.finding.severity])
  const rows = all.slice(0, SHOWN_AT_MOST).map(({ file, finding: { start, severity, rule, message } }) => {
    const place = `${portablePath(file.path)}:${start.line}:${start.column}`
    return `| ${escaped(place)} | ${severity} | ${escaped(message)} | [${rule}](${rulePage(rule)}) |\n`
  })
  const table = rows.length > 0 ? `\n| where | | what | rule |\n|---|---|---|---|\n${rows.join('')}` : ''
  const more = all.length > rows.length ? `\nAnd ${all.length - rows.length} more.\n` : ''
  const known =
    baseline && baseline.known > 0 ? ` ${counted(baseline.known, 'finding')} of the baseline not shown.` : ''
  const sum = `${counted(files.length, 'file')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`
  return `## Postmortems\n\n${sum}${known}\n${table}${more}`
}

const rank = { error: 0, warning: 1 } as const

/** On one line, and nothing in it is markup. */
const escaped = (text: string): string =>
  visibleLine(text)
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
