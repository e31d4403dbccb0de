import { setField, setMilestone } from '../change/index.ts'
import type { Document } from '../document.ts'
import { type MilestoneName, milestoneNames, statuses } from '../front-matter/index.ts'
import { parse } from '../parse.ts'
import { applyEdits, type Edit, greatestOf, leastOf, replaceComments } from '../text/index.ts'
import { formatInstant, isoDate, isZone, type Moment, zoneOrOffsetOf } from '../time/index.ts'
import { statedAuthors, statedIn } from '../views/index.ts'

/** A document with the front matter that was read from its text. */
export interface Adopted {
  readonly text: string
  /** The names of the fields that were written, in order. */
  readonly fields: readonly string[]
}

/**
 * Writes what the text says and the front matter does not: title, date, zone, severity, status, authors and milestones.
 * The text below keeps its bytes. What is uncertain is not written, nor anything that would change a time of the timeline.
 */
export function adopt(document: Document): Adopted {
  const made = adopted(document)
  // new front matter without a date would be a finding of its own
  const isWorse = !document.frontMatter && made.fields.length > 0 && !made.fields.includes('date')
  return isWorse ? { text: document.text, fields: [] } : made
}

function adopted(document: Document): Adopted {
  let now = document
  const fields: string[] = []
  for (const [name, edit] of editsOf(document)) {
    const made = edit(now)
    const next = made && parse(applyEdits(now.text, [made]), now.options)
    if (!next || !keepsTimes(now, next) || isFaulty(next, name)) continue
    now = next
    fields.push(name)
  }
  // a milestone may say the date
  const more = fields.length > 0 ? adopted(now) : { text: now.text, fields: [] }
  return { text: more.text, fields: [...fields, ...more.fields] }
}

type Change = readonly [name: string, edit: (document: Document) => Edit | undefined]

function editsOf(document: Document): readonly Change[] {
  const { meta, title, date, dateFrom, milestones } = document
  const changes: Change[] = []
  const set = (name: string, value: string | readonly string[] | null | undefined) => {
    if (value && value.length > 0 && !meta.one.has(name) && !meta.many.has(name))
      changes.push([name, now => setField(now, name, value)])
  }
  set('title', title && plainTitle(title.text))
  set('date', date && (dateFrom !== 'events' || isOfDays(document)) ? isoDate(date) : null)
  set('timezone', zoneOfAll(document))
  const severity = statedIn(document, 'severity')?.text
  set('severity', severity && LABEL.test(severity) ? severity : null)
  const status = statedIn(document, 'status')?.text.toLowerCase().replace(/[ -]/g, '_')
  set(
    'status',
    statuses.find(one => one === status),
  )
  set('authors', statedAuthors(document))
  for (const name of milestoneNames) {
    const moment = milestones[name]
    const place = document.milestonePlaces.get(name)
    // a status page has the start in its date
    const isText = place && place.start >= (document.frontMatter?.range.end ?? 0)
    if (moment && isText && !meta.one.has(name) && isExact(moment))
      changes.push([name, now => milestoneEdit(now, name, moment)])
  }
  return changes
}

/** A label of a severity, not a sentence about it. */
const LABEL =
  /^(?:(?:sev(?:erity)?|s|p|priority|level|tier)[ -]?\d|critical|severe|major|high|medium|moderate|minor|low)$/i

const WEEK = 7 * 86_400_000

/** Whether the events are of a few days: the first of a longer story may be of another incident. */
function isOfDays({ events }: Document): boolean {
  const times = events.flatMap(({ at }) => (at && at.frame !== 'clock' ? [at.earliest] : []))
  return times.length > 0 && greatestOf(times) - leastOf(times) < WEEK
}

/** A heading without marks of emphasis, code and links. */
const plainTitle = (text: string): string =>
  replaceComments(text)
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The zone that a sentence, a heading or a column states for all times, if it is one place. */
function zoneOfAll({ timelineZone: zone, events }: Document): string | null {
  if (!zone || zone.from === 'front-matter' || zone.from === 'config') return null
  const [first] = events.flatMap(({ at }) => at ?? [])
  const meant = first ? zoneOrOffsetOf(zone.name, null, first.earliest) : null
  return meant === 0 ? 'UTC' : typeof meant === 'string' && isZone(meant) ? meant : null
}

const isExact = ({ earliest, latest, approximate, frame }: Moment): boolean =>
  frame !== 'clock' && !approximate && latest - earliest < 60_000

function milestoneEdit(document: Document, name: MilestoneName, moment: Moment): Edit | undefined {
  if (moment.frame === 'instant')
    return setMilestone(document, name, { instant: moment.earliest, written: null }, document.options)
  const local = formatInstant(moment, 'earliest')?.slice(0, 16).replace('T', ' ')
  return local ? setField(document, name, local) : undefined
}

/** Whether the value of a field is not valid. */
function isFaulty({ meta, problems }: Document, name: string): boolean {
  const range = meta.one.get(name)?.range ?? meta.many.get(name)?.[0]?.range
  return range === undefined || problems.some(problem => problem.range.start === range.start)
}

/** Whether every time that was known is the same. */
function keepsTimes(before: Document, after: Document): boolean {
  const same = (a: Moment | null | undefined, b: Moment | null | undefined) =>
    !a || a.frame === 'clock' || (b != null && a.earliest === b.earliest && a.latest === b.latest)
  return (
    before.events.length === after.events.length &&
    before.events.every(({ at }, i) => same(at, after.events[i]?.at)) &&
    milestoneNames.every(name => same(before.milestones[name], after.milestones[name]))
  )
}
