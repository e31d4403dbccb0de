import { visibleLine } from '../visible.ts'
import { counted, findingsOf, type Located, portablePath } from './about.ts'
import type { Reporter } from './index.ts'

/** GitHub shows ten annotations of a kind for each step, and drops the others. */
const SHOWN_AT_MOST = 10

/** Workflow commands of GitHub Actions, errors first; the job's summary has all of them. */
export const github: Reporter = ({ files, errors, warnings }) => {
  const all = findingsOf(files)
  const kinds = (['error', 'warning'] as const).map(severity =>
    all.filter(({ finding }) => finding.severity === severity),
  )
  const lines = kinds.flatMap(findings => findings.slice(0, SHOWN_AT_MOST).map(annotation))
  const hidden = kinds.reduce((sum, findings) => sum + Math.max(0, findings.length - SHOWN_AT_MOST), 0)
  const more = hidden > 0 ? [`::notice title=postmortem::${hidden} more: see the summary of the job.`] : []
  const sum = `${counted(files.length, 'file')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`
  return `${[...lines, ...more, sum].join('\n')}\n`
}

function annotation({ file, finding: { severity, start, end, rule, message } }: Located): string {
  const properties = {
    file: portablePath(file.path),
    line: start.line,
    endLine: end.line,
    // columns of several lines would be taken for one
    ...(end.line === start.line && { col: start.column, endColumn: end.column }),
    title: rule,
  }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${severity} ${list.join(',')}::${escapeData(message)}`
}

const escapeData = (text: string): string => visibleLine(text).replace(/%/g, '%25')

const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
