import { main } from '../../src/cli/index.ts'
import { formatInZone, instantsOf, offsetAt, parse } from '../../src/document/index.ts'
import { lintText } from '../../src/lint/index.ts'
import { memoryHost } from './memory-host.ts'

/** What the model of an incident knows of an event. */
interface Known {
  readonly instant: number
  readonly words: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Nights on which clocks change, and ordinary days. */
const STARTS: readonly (readonly [zone: string, start: string])[] = [
  ['UTC', '2026-03-08T06:00Z'],
  ['Asia/Kolkata', '2026-07-01T18:10Z'],
  ['Europe/Berlin', '2026-03-28T23:40Z'],
  ['Europe/Berlin', '2026-10-24T23:10Z'],
  ['America/New_York', '2026-03-08T05:50Z'],
  ['America/New_York', '2026-11-01T04:30Z'],
  ['Australia/Lord_Howe', '2026-04-04T14:00Z'],
  ['America/Los_Angeles', '2026-12-31T22:00Z'],
]

/** Words that Markdown, a shell or the reader of times could take for something else. */
const WORDS: readonly string[] = [
  'Traffic moved away',
  'Error rate falls to 2 %',
  '`kubectl rollout undo` run',
  '**Rollback** started',
  '> 5% errors',
  '... still nothing',
  '-> fixed for now',
  '_x_ restarted',
  '— paged the database team',
  '# of errors falls',
  '1. of three nodes is back',
  '- node drained',
  '+ node added',
  '[x] done with the first',
  '[link](https://example.com/a_b) posted',
  '10:30 is when it began to fail',
  'at 10:30 the first page',
  'to 10:40 no change',
  'and 2 more nodes fail',
  'a | b | c',
  '<b>bold</b> move',
  'https://example.com/x_y_z',
  'UTC clocks were wrong',
  'pm2 restarted',
  'Monday job was late',
  '"quoted" words',
  '\\ backslash',
  '@ann joins',
  '| piped',
  'noon batch skipped',
  'Café schließt',
  '~5 minutes of calm',
  '***',
  '===',
  ': colon first',
]

type Next = (below: number) => number

/** Numbers from a seed, the same on every machine. */
export function numbersFrom(seed: number): Next {
  let state = Math.imul(seed, 2_654_435_761) >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** The forms in which a person may give an instant, each only where it means that instant and no other. */
function formsOf(instant: number, now: number, zone: string): readonly string[] {
  const iso = (at: number, offset: number) => new Date(at + offset).toISOString()
  const offset = offsetAt(zone, instant)
  const local = iso(instant, offset)
  const [date, clock] = [local.slice(0, 10), local.slice(11, 16)]
  const sign = offset < 0 ? '-' : '+'
  const far = Math.abs(offset) / MINUTE
  const named = `${sign}${String(Math.floor(far / 60)).padStart(2, '0')}:${String(far % 60).padStart(2, '0')}`
  const elapsed = (now - instant) / MINUTE
  const isPlain = instantsOf(zone, instant + offset).length === 1
  const today = iso(now, offsetAt(zone, now)).slice(0, 10)
  const yesterday = iso(Date.parse(today) - DAY, 0).slice(0, 10)
  const hour = Number(clock.slice(0, 2))
  const half = `${hour % 12 === 0 ? 12 : hour % 12}:${clock.slice(3)}`
  const meridiem = hour < 12 ? 'am' : 'pm'
  const basic = `${iso(instant, 0).slice(0, 19).replace(/[-:]/g, '')}Z`
  return [
    `${date}T${clock}${named}`,
    `${iso(instant, 0).slice(0, 16)}Z`,
    iso(instant, 0).slice(0, 19).concat('Z'),
    `@${instant / 1000}`,
    basic,
    ...(elapsed === Math.floor(elapsed) && elapsed > 0
      ? [`${elapsed} min ago`, `${elapsed} minutes ago`, `${elapsed}m`, `T-${elapsed}m`, `${elapsed} min`]
      : []),
    ...(elapsed % 60 === 0 && elapsed > 0 ? [`${elapsed / 60}h`, `${elapsed / 60} hours ago`] : []),
    ...(isPlain
      ? [`${date} ${clock}`, `${date}T${clock}`, `${date} ${clock}:00`, `${date} ${half} ${meridiem}`]
      : []),
    ...(isPlain && date === today
      ? [
          clock,
          clock.replace(':', ''),
          `${half} ${meridiem}`,
          `${half}${meridiem}`,
          `at ${clock}`,
          `today at ${clock}`,
        ]
      : []),
    ...(isPlain && date === yesterday ? [`yesterday ${clock}`, `yesterday at ${half}${meridiem}`] : []),
  ]
}

const pick = <T>(list: readonly T[], next: Next): T => list[next(list.length)] as T

/** What is wrong with the record of a random incident; null where all is well. */
export async function faultOfIncident(seed: number): Promise<string | null> {
  const next = numbersFrom(seed)
  const [zone, start] = pick(STARTS, next)
  const began = Date.parse(start)
  let now = began + next(40) * MINUTE + next(60) * 1000
  const host = memoryHost({}, '', {
    now: () => new Date(now),
    timezone: next(3) === 0 ? 'Europe/Berlin' : zone,
    offsetsOf: (name, instants) => instants.map(at => offsetAt(name, at)),
  })
  const said: string[] = []
  const pm = async (...args: string[]) => {
    host.said.err = ''
    said.push(`${new Date(now).toISOString()} ${args.join(' ')}`)
    return main(args, host)
  }
  const known: Known[] = []
  const deleted: string[] = []
  const path = () => [...host.disk.keys()].find(name => name.endsWith('.md')) ?? ''
  const text = () => host.disk.get(path()) ?? ''
  const fault = (what: string) => `${seed}: ${what}\n${said.join('\n')}\n${host.said.err}\n${text()}`
  if ((await pm('start', 'Checkout fails', '--timezone', zone, '--at', start)) !== 0) return fault('start')
  known.push({ instant: began, words: 'Checkout fails' })
  for (let step = 0, steps = 3 + next(9); step < steps; step++) {
    now += next(3) === 0 ? next(5 * 60) * MINUTE : next(20) * MINUTE
    const kind = next(12)
    if (kind === 0) {
      // the next event sees them: words and a deletion in one save may be those of an older copy
      host.disk.set(path(), text().replace('## Summary\n', '## Summary\n\nSome words by hand.\n'))
      said.push('(words by hand)')
    }
    if (kind === 1 && known.length > 1) {
      const gone = known.splice(1 + next(known.length - 1), 1)[0] as Known
      const mark = / n\d+$/.exec(gone.words)?.[0] ?? 'nothing'
      host.disk.set(
        path(),
        text()
          .split('\n')
          .filter(line => !line.endsWith(mark))
          .join('\n'),
      )
      deleted.push(mark)
      said.push(`(deleted ${gone.words})`)
      await pm('status')
      continue
    }
    const words = `${pick(WORDS, next)} n${seed}${step}`
    const isNow = next(3) === 0
    const instant = isNow
      ? now
      : Math.floor(Math.max(began, now - next(next(4) === 0 ? 26 * 60 : 90) * MINUTE) / MINUTE) * MINUTE
    const at = isNow ? [] : ['--at', pick(formsOf(instant, now, zone), next)]
    const before = text()
    const code = await pm('log', ...at, '--file', path(), '--', words)
    if (code !== 0) return fault('refused')
    known.push({ instant: Math.floor(instant / MINUTE) * MINUTE, words })
    const wrong = faultOf(before, text(), known, deleted)
    if (wrong !== null) return fault(`${wrong} after ${words} at ${formatInZone(instant, zone)}`)
  }
  now += 10 * MINUTE
  const before = text()
  if ((await pm('resolve', '--file', path())) !== 0) return fault('resolve')
  known.push({ instant: Math.floor(now / MINUTE) * MINUTE, words: 'Resolved' })
  const wrong = faultOf(before, text(), known, deleted)
  if (wrong !== null) return fault(`${wrong} after resolve`)
  if ((await pm('undo', '--file', path())) !== 0 || text() !== before) return fault('undo')
  return null
}

/** The rules about what the program itself wrote. */
const OF_RECORD: ReadonlySet<string> = new Set([
  ...['timeline-order', 'time-unread', 'time-invalid', 'time-skipped', 'time-repeated', 'milestone-order'],
  ...['event-outside-incident', 'front-matter-syntax', 'front-matter-schema', 'milestone-without-event'],
])

function faultOf(
  before: string,
  after: string,
  known: readonly Known[],
  deleted: readonly string[],
): string | null {
  const { events } = parse(after)
  const wanted = known.toSorted((a, b) => a.instant - b.instant)
  if (events.length !== wanted.length) return `${events.length} events instead of ${wanted.length}`
  for (const [i, { at, text }] of events.entries()) {
    const one = wanted[i]
    if (!one || at?.frame !== 'instant' || at.earliest !== one.instant)
      return `event ${i}: ${at?.text} ${text}`
  }
  for (const { instant, words } of known) {
    const found = events.filter(
      ({ at, text }) =>
        at?.earliest === instant &&
        text.replace(/\\([^\w\s])/g, '$1') === words.replace(/\\([^\w\s])/g, '$1'),
    )
    if (found.length === 0) return `no event has the words ${words}`
  }
  if (deleted.some(mark => after.includes(`${mark}\n`))) return 'a deleted event is back'
  const kept = after.split('\n')
  let at = 0
  const lost = before.split('\n').filter(line => {
    const place = kept.findIndex((one, i) => i >= at && (one === line || isDated(one, line)))
    if (place < 0) return true
    at = place + 1
    return false
  })
  if (lost.length > 0) return `lines are gone: ${JSON.stringify(lost)}`
  const { findings } = lintText('a.md', after, {})
  const found = findings.find(({ rule }) => OF_RECORD.has(rule))
  return found ? `${found.rule}: ${found.message}` : null
}

/** Whether a line is another with a date before its time. */
const isDated = (line: string, other: string): boolean =>
  line.replace(/^- (?:\d{4}-\d\d-\d\d )?/, '') === other.replace(/^- (?:\d{4}-\d\d-\d\d )?/, '') &&
  line.startsWith('- ')
