import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Document, formatInstant, type Moment, parse, type SectionKind } from '../src/document/index.ts'
import { mutate, randomFrom, tryMutation } from '../test/lint/mutations.ts'

interface Label {
  readonly file: string
  /** Null for a document without one. */
  readonly timeline: {
    readonly events: number
    readonly first: { readonly local: string | null } | null
    readonly last: { readonly local: string | null } | null
    readonly zone: string | null
  } | null
  readonly action_items: {
    readonly count: number
    readonly with_owner: number
    readonly with_ticket: number
    readonly marked_done: number
  } | null
  readonly sections: Readonly<Record<string, string | null>>
}

/** What a field of a label says, and what was read; null is "there is none". */
interface Comparison {
  readonly field: string
  readonly file: string
  readonly wanted: string | null
  readonly read: string | null
}

/** Sections that play a part where the one of its own name is not there, and the label names one. */
const parts: Readonly<Record<string, readonly SectionKind[]>> = {
  root_cause: ['root_cause', 'contributing_factors'],
  resolution: ['resolution', 'response'],
  lessons: ['lessons', 'went_well'],
}

/** How many of a thousand changes, made with a fixed seed, are found. */
function measureMutations(): string {
  const random = randomFrom(20120328)
  const results = Array.from({ length: 1000 }, () => tryMutation(mutate(random)))
  const kinds = [...new Set(results.map(result => result.kind))].sort()
  const rows = kinds.map(kind => {
    const of = results.filter(result => result.kind === kind)
    return `| ${kind} | ${of.length} | ${of.filter(result => result.found).length} |`
  })
  return ['| changed | documents | found |', '|---|---|---|', ...rows].join('\n')
}

/** The table of what was read right, wrong and not at all, by field. */
function measure(folder: string, labels: string, withMisses: boolean): string {
  const status = existsSync(join(folder, 'status-labels.tsv')) ? compareStatus(folder) : []
  const comparisons = [...compareDocuments(folder, labels), ...status]
  const fields = [...new Set(comparisons.map(c => c.field))]
  const rows = fields.map(field => {
    const of = comparisons.filter(c => c.field === field)
    const right = of.filter(c => c.wanted === c.read).length
    const missed = of.filter(c => c.wanted !== null && c.read === null).length
    return `| ${field} | ${right} | ${of.length - right - missed} | ${missed} |`
  })
  const misses = comparisons
    .filter(c => c.wanted !== c.read)
    .map(c => `${c.file}: ${c.field} is ${c.wanted ?? 'none'}, read as ${c.read ?? 'none'}`)
  return [
    `| field | right | wrong | missed |`,
    `|---|---|---|---|`,
    ...rows,
    ...(withMisses ? ['', ...misses] : []),
    '',
    measureMutations(),
  ].join('\n')
}

function* compareDocuments(folder: string, labels: string): Iterable<Comparison> {
  for (const line of lines(folder, labels)) {
    const label = JSON.parse(line) as Label
    const document = parse(readFileSync(join(folder, label.file), 'utf8'), { path: label.file })
    const { timeline, action_items: actions } = label
    const moments = document.events.flatMap(event => event.at ?? [])
    const is = (field: string, wanted: string | number | null, read: string | number | null): Comparison => ({
      field,
      file: label.file,
      wanted: wanted === null ? null : String(wanted),
      read: read === null ? null : String(read),
    })
    yield is('number of events', timeline?.events ?? 0, document.events.length)
    yield is('first time', timeline?.first?.local ?? null, localOf(moments[0], timeline?.first?.local))
    yield is('last time', timeline?.last?.local ?? null, localOf(moments.at(-1), timeline?.last?.local))
    yield is('zone', zoneNamed(timeline?.zone ?? null), zoneNamed(moments.find(m => m.zone)?.zone ?? null))
    for (const [kind, heading] of Object.entries(label.sections))
      yield is('section roles', wordsOf(heading), wordsOf(roleOf(document, kind, heading !== null)))
    yield is('number of action items', actions?.count ?? 0, document.actions.length)
    yield is('owners', actions?.with_owner ?? 0, document.actions.filter(a => a.owner).length)
    yield is('tickets', actions?.with_ticket ?? 0, document.actions.filter(a => a.ticket).length)
    yield is('done', actions?.marked_done ?? 0, document.actions.filter(a => a.state === 'done').length)
  }
}

/** One spelling of a zone, whoever writes it. */
function zoneNamed(zone: string | null): string | null {
  if (zone === null || zone === 'none given') return null
  return /^(?:GMT|UTC|Z|Etc\/UTC)$/i.test(zone) ? 'UTC' : zone
}

/** A heading without its marks and tags. */
const wordsOf = (heading: string | null): string | null =>
  heading === null ? null : heading.replace(/<[^>]*>|[*_`]/g, '').trim()

/** As exact as the label is. */
const localOf = (moment: Moment | undefined, like: string | null | undefined): string | null =>
  (moment && formatInstant(stated(moment), 'earliest')?.slice(0, like?.length ?? 16)) ?? null

/** The time that is written, of one that is hedged: the middle of what it may be. */
const stated = (moment: Moment): Moment =>
  moment.granularity === 'minute' ? { ...moment, earliest: (moment.earliest + moment.latest) / 2 } : moment

function roleOf({ sections }: Document, role: string, isNamed: boolean): string | null {
  const own = role as SectionKind
  const kinds = (isNamed && parts[role]) || [own]
  for (const kind of kinds) {
    const found = sections.find(section => section.kind === kind)
    if (found) return found.heading
  }
  return null
}

function* compareStatus(folder: string): Iterable<Comparison> {
  const [head = '', ...rows] = lines(folder, 'status-labels.tsv')
  const names = head.split('\t')
  for (const row of rows) {
    const cells = row.split('\t')
    const label = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
    if (!label.file) continue
    const { milestones } = parse(readFileSync(join(folder, label.file), 'utf8'), { path: label.file })
    yield {
      field: 'status: start',
      file: label.file,
      wanted: instantOf(label.date),
      read: instant(milestones.started),
    }
    yield {
      field: 'status: end',
      file: label.file,
      wanted: instantOf(label.resolvedWhen),
      read: instant(milestones.resolved),
    }
  }
}

/** A label's time without zone stays without. */
const instantOf = (text = ''): string | null => {
  const local = text
    .trim()
    .replace(' ', 'T')
    .replace(/T(\d):/, 'T0$1:')
  if (!/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d/.test(local)) return null
  return /[Z+]|-\d\d:?\d\d$/.test(local.slice(11))
    ? new Date(local.replace(/([+-]\d\d):?(\d\d)$/, '$1:$2')).toISOString().slice(0, 19)
    : local.slice(0, 19)
}

const instant = (moment: Moment | null): string | null =>
  moment ? new Date(moment.earliest).toISOString().slice(0, 19) : null

const lines = (folder: string, name: string): string[] =>
  readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/)

// npm run corpus -- LABELS [--misses]: how well the documents beside a file of labels are read (docs/accuracy.md). A folder
// has its labels in labels.jsonl.
const [named, ...flags] = process.argv.slice(2)
if (named) {
  const labels = named.endsWith('.jsonl') ? named : join(named, 'labels.jsonl')
  console.log(measure(dirname(labels), basename(labels), flags.includes('--misses')))
} else {
  console.error('usage: npm run corpus -- LABELS [--misses]')
  process.exitCode = 2
}
