import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, formatInstant, type Moment, parse, type SectionKind } from '../src/document/index.ts'
import { mutate, randomFrom, tryMutation } from '../test/lint/mutations.ts'

interface Label {
  readonly file: string
  readonly timeline: {
    readonly events: number
    readonly first: { readonly local: string } | null
    readonly last: { readonly local: string } | null
    readonly zone: string
  }
  readonly action_items: {
    readonly count: number
    readonly with_owner: number
    readonly with_ticket: number
    readonly marked_done: number
  }
  readonly sections: Readonly<Record<string, string | null>>
}

/** What a field of a label says, and what was read; null is "there is none". */
interface Comparison {
  readonly field: string
  readonly file: string
  readonly wanted: string | null
  readonly read: string | null
}

/** Sections that play a part where the one of its own name is not there. */
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
function measure(folder: string, withMisses: boolean): string {
  const comparisons = [...compareDocuments(folder), ...compareStatus(folder)]
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

function* compareDocuments(folder: string): Iterable<Comparison> {
  for (const line of lines(folder, 'labels.jsonl')) {
    const label = JSON.parse(line) as Label
    const document = parse(readFileSync(join(folder, label.file), 'utf8'), { path: label.file })
    const { timeline, action_items } = label
    const moments = document.events.flatMap(event => event.at ?? [])
    const is = (field: string, wanted: string | number | null, read: string | number | null): Comparison => ({
      field,
      file: label.file,
      wanted: wanted === null ? null : String(wanted),
      read: read === null ? null : String(read),
    })
    yield is('number of events', timeline.events, document.events.length)
    yield is('first time', timeline.first?.local ?? null, localOf(moments[0], timeline.first?.local))
    yield is('last time', timeline.last?.local ?? null, localOf(moments.at(-1), timeline.last?.local))
    yield is(
      'zone',
      timeline.zone === 'none given' ? null : timeline.zone,
      moments.find(m => m.zone)?.zone ?? null,
    )
    for (const [kind, heading] of Object.entries(label.sections))
      yield is('section roles', heading, roleOf(document, kind))
    yield is('number of action items', action_items.count, document.actions.length)
    yield is('owners', action_items.with_owner, document.actions.filter(a => a.owner).length)
    yield is('tickets', action_items.with_ticket, document.actions.filter(a => a.ticket).length)
    yield is('done', action_items.marked_done, document.actions.filter(a => a.state === 'done').length)
  }
}

/** As exact as the label is. */
const localOf = (moment: Moment | undefined, like: string | undefined): string | null =>
  (moment && formatInstant(moment, 'earliest')?.slice(0, like?.length ?? 16)) ?? null

function roleOf({ sections }: Document, role: string): string | null {
  const kinds = parts[role] ?? [role as SectionKind]
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

// npm run corpus -- FOLDER [--misses]: how well the documents of a labelled folder are read (docs/accuracy.md).
const [folder, ...flags] = process.argv.slice(2)
if (folder) console.log(measure(folder, flags.includes('--misses')))
else {
  console.error('usage: npm run corpus -- FOLDER [--misses]')
  process.exitCode = 2
}
