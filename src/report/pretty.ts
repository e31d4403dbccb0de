import { Chalk, type ChalkInstance } from 'chalk'
import { greatestOf } from '../document/index.ts'
import type { FileReport, Finding } from '../lint/index.ts'
import { visible, visibleLine, visiblePath } from '../visible.ts'
import { counted, hiddenByBaseline, rulePage } from './about.ts'
import type { Reporter, ReportOptions, Totals } from './reporter.ts'

/** The report for people: each finding with the line it is about. */
export const pretty: Reporter<Part> = {
  part: (file, options) => ({
    text: file.findings.length > 0 ? `${fileReport(file, styleOf(options))}\n` : '',
    rules: file.findings.map(({ rule }) => rule),
  }),
  early: ({ text, rules }) => [text, { text: '', rules }],
  whole: (parts, totals, options) =>
    [...parts.map(({ text }) => text), summary(parts, totals, styleOf(options))].join(''),
}

interface Part {
  readonly text: string
  /** The rule of each finding. */
  readonly rules: readonly string[]
}

const styleOf = ({ color, links }: ReportOptions): Style => ({ chalk: chalks[color], links })

/** One instance per level of colour, since a new one would build all of its styles again. */
const chalks = [
  new Chalk({ level: 0 }),
  new Chalk({ level: 1 }),
  new Chalk({ level: 2 }),
  new Chalk({ level: 3 }),
] as const

interface Style {
  readonly chalk: ChalkInstance
  readonly links: ReportOptions['links']
}

function summary(parts: readonly Part[], totals: Totals, { chalk }: Style): string {
  const { files, errors, warnings, fixed, leftOut, passedOver, withoutFrontMatter, unread } = totals
  const found = `${chalk.red(counted(errors, 'error'))}, ${chalk.yellow(counted(warnings, 'warning'))}.`
  const checked = `${counted(files, 'file')} checked`
  const lines = [errors + warnings === 0 ? chalk.green(`${checked}, no findings.`) : `${checked}: ${found}`]
  const rules = parts.flatMap(part => part.rules)
  if (rules.length > MANY) lines.push(chalk.dim(`By rule: ${byRule(rules)}.`))
  if (fixed > 0) lines.push(chalk.green(`${fixed} ${fixed === 1 ? 'fix' : 'fixes'} applied.`))
  const known = hiddenByBaseline(totals)
  if (known) lines.push(chalk.dim(known))
  if (leftOut > 0) lines.push(chalk.dim(`${counted(leftOut, 'file')} excluded by the config.`))
  if (passedOver.length > 0) lines.push(chalk.dim(passedOverText(passedOver)))
  if (unread > 0) lines.push(chalk.red(`${counted(unread, 'file')} could not be read.`))
  if (withoutFrontMatter > 0) {
    const have = withoutFrontMatter === 1 ? '1 file has' : `${withoutFrontMatter} files have`
    lines.push(
      `${have} no front matter. postmortem adopt writes title, date, zone and milestones where the text states them.`,
    )
  }
  const [rule] = rules
  if (rule) lines.push(chalk.dim(`More about a rule: postmortem explain ${rule}`))
  return `${lines.join('\n')}\n`
}

/** `3 files passed over (.mdx, README.md); \`include\` in a config names files to lint.` */
function passedOverText(paths: readonly string[]): string {
  const kinds = new Set(paths.map(path => (/\.(?:md|markdown)$/i.test(path) ? nameOf(path) : endingOf(path))))
  const shown = [...kinds].slice(0, KINDS_SHOWN).join(', ')
  return `${counted(paths.length, 'file')} passed over (${shown}${kinds.size > KINDS_SHOWN ? ', …' : ''}): to lint them, name them or add them to include in a config.`
}

const KINDS_SHOWN = 4

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

const endingOf = (path: string): string => /(?:\.md)?\.\w+$/.exec(path)?.[0] ?? path

/** From more findings than this on, the summary counts them by rule. */
const MANY = 20

/** The number of rules that the summary names. */
const RULES_SHOWN = 8

/** `12 action-owner, 3 timeline-order`: the most frequent first. */
function byRule(rules: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([rule, count]) => `${count} ${rule}`)
  const others = sorted.length - RULES_SHOWN
  return [...sorted.slice(0, RULES_SHOWN), ...(others > 0 ? [counted(others, 'other rule')] : [])].join(', ')
}

/** The number of findings shown of one file. */
const SHOWN_AT_MOST = 200

function fileReport({ path, text, findings }: FileReport, style: Style): string {
  const name = visiblePath(path)
  const shown = findings.slice(0, SHOWN_AT_MOST).map(finding => findingReport(name, finding, text, style))
  const more = findings.length - shown.length
  if (more > 0) shown.push(`${name}: ${more} more; --format json lists all of them.\n`)
  return shown.join('\n')
}

function findingReport(path: string, finding: Finding, text: string | null, { chalk, links }: Style): string {
  const { start, severity, rule, message } = finding
  const level = severity === 'error' ? chalk.red(severity) : chalk.yellow(severity)
  const head = `${chalk.bold(`${path}:${start.line}:${start.column}`)} ${level} ${visibleLine(message)} ${chalk.dim(`[${links ? link(rule) : rule}]`)}\n`
  // joined, since a concatenated string would keep the whole document in memory
  if (text === null) return head
  const { related = [] } = finding
  const digits = String(greatestOf([finding, ...related].map(place => place.start.line))).length
  const others = related.map(place => codeFrame(place, text, { chalk, digits, note: place.message }))
  return [head, codeFrame(finding, text, { chalk, digits }), ...others].join('')
}

/** A terminal hyperlink (OSC 8) to the page of a rule. */
const link = (rule: string): string => `\u001b]8;;${rulePage(rule)}\u0007${rule}\u001b]8;;\u0007`

const LINE_END = /[\r\n]/g

/** The line that begins at an offset. */
function lineFrom(text: string, start: number): string {
  LINE_END.lastIndex = start
  return text.slice(start, LINE_END.exec(text)?.index)
}

const WIDTH = 96

/** Stands for a `#` that is to be spelt out; of no meaning itself. */
const HASH = '\ue023'

interface FrameStyle {
  readonly chalk: ChalkInstance
  /** The width of the line numbers. */
  readonly digits: number
  /** What a related place is, after its mark. */
  readonly note?: string
}

/** A line with a place in it underlined; a long line is cut to fit. */
function codeFrame(
  { start, end, range }: Pick<Finding, 'start' | 'end' | 'range'>,
  text: string,
  { chalk, digits, note }: FrameStyle,
): string {
  const source = lineFrom(text, range.start - start.column + 1)
  const from = Math.max(0, Math.min(start.column - 1 - WIDTH / 3, source.length - WIDTH))
  // a command of a CI runner may reach across the parts
  const cut = source.slice(from, from + WIDTH).replace(/#(?=#(?:vso)?\[)/gi, HASH)
  const shown = (part: string) => visible(part).replaceAll('\t', ' ').replaceAll(HASH, '\\u{23}')
  const before = shown(cut.slice(0, start.column - 1 - from))
  const last = end.line === start.line ? end.column - 1 : source.length
  const marked = shown(cut.slice(start.column - 1 - from, Math.max(start.column, last) - from))
  const after = shown(cut.slice(Math.max(start.column, last) - from))
  const number = String(start.line)
  const gutter = (label: string) => chalk.dim(`  ${label.padStart(digits)} | `)
  const dots = from > 0 ? '…' : ''
  const width = Math.max(1, marked.length)
  const under =
    note === undefined
      ? chalk.red('^'.repeat(width))
      : chalk.cyan(`${'-'.repeat(width)} ${visibleLine(note)}`)
  const mark = ' '.repeat(before.length + dots.length) + under
  return `${gutter(number)}${dots}${before}${marked}${after}${from + WIDTH < source.length ? '…' : ''}\n${gutter('')}${mark}\n`
}
