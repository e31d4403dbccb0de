import { Chalk, type ChalkInstance } from 'chalk'
import type { FileReport, Finding } from '../lint/index.ts'
import { visible, visibleLine } from '../visible.ts'
import type { Reporter } from './index.ts'

/** For people: each finding with the line it is about. */
export const pretty: Reporter = ({ files, errors, warnings }, { color }) => {
  const chalk = new Chalk({ level: color })
  const reports = files.filter(file => file.findings.length > 0).map(file => fileReport(file, chalk))
  const checked = count(files.length, 'file')
  const sum =
    errors + warnings === 0
      ? chalk.green(`${checked} checked, nothing found.`)
      : `${checked} checked: ${chalk.red(count(errors, 'error'))}, ${chalk.yellow(count(warnings, 'warning'))}.`
  return [...reports, `${sum}\n`].join('\n')
}

/** More of one file nobody reads. */
const SHOWN_AT_MOST = 200

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`

function fileReport({ path, text, findings }: FileReport, chalk: ChalkInstance): string {
  const lines = text === null ? null : text.split(/\r\n|\n|\r/)
  const shown = findings
    .slice(0, SHOWN_AT_MOST)
    .map(finding => findingReport(visibleLine(path), finding, lines, chalk))
  const more = findings.length - shown.length
  return [
    ...shown,
    ...(more > 0 ? [`${visibleLine(path)}: and ${more} more; --format json has them all.\n`] : []),
  ].join('\n')
}

function findingReport(
  path: string,
  finding: Finding,
  lines: readonly string[] | null,
  chalk: ChalkInstance,
): string {
  const { start, severity, rule, message } = finding
  const level = severity === 'error' ? chalk.red(severity) : chalk.yellow(severity)
  const head = `${chalk.bold(`${path}:${start.line}:${start.column}`)} ${level} ${visibleLine(message)} ${chalk.dim(`[${rule}]`)}\n`
  return lines ? head + codeFrame(finding, lines, chalk) : head
}

const WIDTH = 96

/** The line of the finding with a mark below what it is about; a long line is cut to what fits. */
function codeFrame({ start, end }: Finding, lines: readonly string[], chalk: ChalkInstance): string {
  const source = lines[start.line - 1] ?? ''
  const from = Math.max(0, Math.min(start.column - 1 - WIDTH / 3, source.length - WIDTH))
  const cut = source.slice(from, from + WIDTH)
  const before = visible(cut.slice(0, start.column - 1 - from)).replace(/\t/g, ' ')
  const last = end.line === start.line ? end.column - 1 : source.length
  const marked = visible(cut.slice(start.column - 1 - from, Math.max(start.column, last) - from)).replace(
    /\t/g,
    ' ',
  )
  const after = visible(cut.slice(Math.max(start.column, last) - from)).replace(/\t/g, ' ')
  const number = String(start.line)
  const gutter = (text: string) => chalk.dim(`  ${text.padStart(number.length)} | `)
  const dots = from > 0 ? '…' : ''
  const mark = ' '.repeat(before.length + dots.length) + chalk.red('^'.repeat(Math.max(1, marked.length)))
  return `${gutter(number)}${dots}${before}${marked}${after}${from + WIDTH < source.length ? '…' : ''}\n${gutter('')}${mark}\n`
}
