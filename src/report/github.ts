import type { Finding, Severity } from '../lint/index.ts'
import { visibleLine } from '../visible.ts'
import { portablePath, sumOf } from './about.ts'
import type { Reporter } from './reporter.ts'

/** The number of annotations of one severity that GitHub shows for a step; it drops the others. */
const SHOWN_AT_MOST = 10

/** Workflow commands of GitHub Actions, errors first. */
export const github: Reporter<readonly Annotation[]> = {
  part: ({ path, findings }) => findings.map(finding => annotation(path, finding)),
  whole(parts, totals) {
    const kinds = (['error', 'warning'] as const).map(severity =>
      parts.flat().filter(one => one.severity === severity),
    )
    const lines = kinds.flatMap(all => all.slice(0, SHOWN_AT_MOST).map(({ text }) => text))
    const hidden = kinds.reduce((sum, all) => sum + Math.max(0, all.length - SHOWN_AT_MOST), 0)
    const more =
      hidden > 0
        ? [
            `::notice title=postmortem::${hidden} more: GitHub shows at most ${SHOWN_AT_MOST} of each severity.`,
          ]
        : []
    return `${[...lines, ...more, sumOf(totals)].join('\n')}\n`
  },
}

interface Annotation {
  readonly severity: Severity
  readonly text: string
}

function annotation(path: string, { severity, start, end, rule, message }: Finding): Annotation {
  const properties = {
    file: portablePath(path),
    line: start.line,
    endLine: end.line,
    // GitHub takes both columns for those of one line
    ...(end.line === start.line && { col: start.column, endColumn: end.column }),
    title: rule,
  }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return { severity, text: `::${severity} ${list.join(',')}::${escapeData(message)}` }
}

const escapeData = (text: string): string => visibleLine(text).replace(/%/g, '%25')

const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
