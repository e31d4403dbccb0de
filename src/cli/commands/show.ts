import {
  type Document,
  formatInstant,
  formatMoment,
  formatSpan,
  isoDate,
  type Metric,
  type Moment,
  metricNames,
  milestoneNames,
  positionAt,
  statedIn,
} from '../../document/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type Finding, type LintOptions, ledgerOf, lintDocument, type Verdict } from '../../lint/index.ts'
import { counted } from '../../report/index.ts'
import { jsonText, visible } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { lintOptionsFor } from '../file/lint-options.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { anyPostmortem } from '../incident/open-incidents.ts'

export interface ShowOptions {
  readonly claims?: boolean
  readonly json?: boolean
}

export async function show(
  named: readonly string[],
  { claims, json }: ShowOptions,
  host: Host,
): Promise<ExitCode> {
  const paths = named.length > 0 ? named : [await anyPostmortem(host)]
  const configs = configsFor({}, host)
  const optionsFor = lintOptionsFor(paths, host)
  for (const path of paths) {
    const file = await postmortemFile(path, configs, host)
    const document = file.read()
    const options = optionsFor(path, await file.config.settings())
    host.terminal.out(
      json
        ? `${jsonText(describe(path, document, options), paths.length === 1 ? 2 : undefined)}\n`
        : `${visible((claims ? claimsTable : outline)(path, document, options))}\n`,
    )
  }
  return exitCode.ok
}

/** The document as other programs read it: documented in docs/json.md, and only ever added to. */
function describe(path: string, document: Document, options: LintOptions) {
  const lineOf = (offset: number) => positionAt(document.lines, offset).line
  const timezone = document.meta.one.get('timezone')?.text ?? null
  const findings = lintDocument(document, options)
  const [severity, status] = [statedIn(document, 'severity'), statedIn(document, 'status')]
  return {
    version: 1,
    file: path,
    title: document.title?.text ?? null,
    date: document.date && isoDate(document.date),
    timezone,
    severity: severity?.text ?? null,
    status: status?.text ?? null,
    sources: {
      title: document.meta.one.has('title') ? 'front-matter' : document.title && 'heading',
      date: document.dateFrom,
      timezone: timezone && 'front-matter',
      severity: severity?.from ?? null,
      status: status?.from ?? null,
    },
    services: (document.meta.many.get('services') ?? []).map(service => service.text),
    milestones: milestonesJson(document.milestones),
    metrics: metricsJson(document.metrics),
    incidents: document.incidents.map(({ name, milestones, metrics }) => ({
      name,
      milestones: milestonesJson(milestones),
      metrics: metricsJson(metrics),
    })),
    sections: document.sections.map(({ kind, heading, range }) => ({
      kind,
      heading,
      line: lineOf(range.start),
    })),
    events: document.events.map(({ at, until, text, stampRange, group }) => ({
      at: momentJson(at),
      until: momentJson(until),
      text,
      line: lineOf(stampRange.start),
      group,
    })),
    actions: document.actions.map(({ title, owner, due, start, ticket, type, priority, state, range }) => ({
      title,
      owner,
      due,
      start,
      ticket,
      type,
      priority,
      state,
      line: lineOf(range.start),
    })),
    claims: claimsJson(document, findings),
    problems: findings.map(({ rule, severity, message, start }) => ({
      rule,
      severity,
      message,
      ...start,
    })),
  }
}

const claimsJson = (document: Document, findings: readonly Finding[]) =>
  ledgerOf(document, findings).map(({ claim, start, state, line, why }) => ({
    kind: claim.kind,
    text: claim.text,
    ...start,
    state,
    against_line: line,
    why,
  }))

const milestonesJson = (milestones: Document['milestones']) =>
  Object.fromEntries(milestoneNames.map(name => [name, momentJson(milestones[name])]))

const metricsJson = (metrics: Document['metrics']) =>
  Object.fromEntries(metricNames.map(name => [name, metricJson(metrics[name])]))

const momentJson = (moment: Moment | null) =>
  moment && {
    text: moment.text,
    earliest: formatInstant(moment, 'earliest'),
    latest: formatInstant(moment, 'latest'),
    approximate: moment.approximate,
    zone: moment.zone,
    zone_from: moment.zoneFrom,
    date_from: moment.dateFrom,
  }

const metricJson = (metric: Metric | null) =>
  metric && { from: metric.from, to: metric.to, seconds: [metric.least / 1000, metric.most / 1000] }

/** Every statement in figures with its line, what became of it, and why: one line each. */
function claimsTable(path: string, document: Document, options: LintOptions): string {
  const ledger = ledgerOf(document, lintDocument(document, options))
  if (ledger.length === 0) return `${path}: no statement in figures outside of the timeline.`
  const count = (state: Verdict['state']) => ledger.filter(verdict => verdict.state === state).length
  const rows = ledger.map(({ claim, start, state, line, why }) => [
    String(start.line),
    shorten(claim.text),
    STATES[state],
    line === null || /\bline \d/.test(why) ? why : `${why}, line ${line}`,
  ])
  const widths = [0, 1, 2].map(i => rows.reduce((most, row) => Math.max(most, row[i]?.length ?? 0), 4))
  return [
    `${path}: ${counted(ledger.length, 'statement')} in figures, ${count('supported')} supported, ${count('contradicted')} contradicted, ${count('unchecked')} not checked`,
    '',
    ...rows.map(([line = '', text = '', state = '', why = '']) =>
      `${line.padStart(widths[0] ?? 0)}  ${text.padEnd(widths[1] ?? 0)}  ${state.padEnd(widths[2] ?? 0)}  ${why}`.trimEnd(),
    ),
  ].join('\n')
}

const STATES: Readonly<Record<Verdict['state'], string>> = {
  supported: 'supported',
  contradicted: 'CONTRADICTED',
  unchecked: 'not checked',
}

/** The text output: what the program reads in the document. */
function outline(path: string, document: Document, options: LintOptions): string {
  const { events, actions, sections } = document
  const lines = [document.title?.text.replace(/\s+/g, ' ') ?? path]
  const fields = [
    document.date && isoDate(document.date),
    document.meta.one.get('timezone')?.text,
    statedIn(document, 'severity')?.text,
    statedIn(document, 'status')?.text,
  ].filter(Boolean)
  if (fields.length > 0) lines.push(fields.join(', '))
  lines.push(...timesOf(document, 'Milestones', 'Durations'))
  for (const incident of document.incidents)
    lines.push(...timesOf(incident, incident.name, `${incident.name}: durations`))
  if (events.length > 0) lines.push('', `Timeline: ${events.length} event${events.length === 1 ? '' : 's'}`)
  for (const { at, stamp, text } of events) {
    const when = at
      ? formatMoment(at)
      : `${stamp.text && `${stamp.text} `}(${stamp.invalid ?? (stamp.clock || stamp.date ? 'no date known' : 'no time known')})`
    lines.push(
      `  ${when}${at?.zone && !(stamp.zone && when === stamp.text) ? ` ${at.zone}` : ''}  ${shorten(text)}`,
    )
  }
  if (actions.length > 0) lines.push('', `Action items: ${actions.length}`)
  for (const { title, owner, due, state } of actions) {
    const tail = [state, owner && `@${owner}`, due && `due ${due}`].filter(Boolean).join(', ')
    lines.push(`  ${shorten(title)}${tail ? ` (${tail})` : ''}`)
  }
  lines.push('', 'Sections')
  for (const { kind, heading } of sections)
    if (heading) lines.push(`  ${heading}${kind ? ` (${kind})` : ', not recognized'}`)
  const problems = lintDocument(document, options).length
  lines.push(
    '',
    problems === 0
      ? 'No findings.'
      : `${problems} ${problems === 1 ? 'finding' : 'findings'}: postmortem lint ${path}`,
  )
  return lines.join('\n')
}

function timesOf(
  { milestones, metrics }: Pick<Document, 'milestones' | 'metrics'>,
  ...[times, durations]: readonly [string, string]
): string[] {
  const known = milestoneNames.flatMap(name => {
    const moment = milestones[name]
    return moment
      ? [`  ${name.padEnd(13)} ${formatMoment(moment)}${moment.zone ? ` ${moment.zone}` : ''}`]
      : []
  })
  const measured = metricNames.flatMap(name => {
    const metric = metrics[name]
    const length = metric && (metric.most < 0 ? 'negative' : formatSpan(metric))
    return metric
      ? [`  ${name.replaceAll('_', ' ').padEnd(20)} ${length} (${metric.from} to ${metric.to})`]
      : []
  })
  return [
    ...(known.length > 0 ? ['', times, ...known] : []),
    ...(measured.length > 0 ? ['', durations, ...measured] : []),
  ]
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
