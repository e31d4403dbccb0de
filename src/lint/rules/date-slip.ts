import {
  type CalendarDate,
  claimsOf,
  type DateClaim,
  type Document,
  dateInName,
  dateOf,
  greatestOf,
  type InstantClaim,
  isoDate,
  leastOf,
  positionAt,
  type Range,
  startOfDay,
} from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'

export const dateSlip = defineRule({
  id: 'date-slip',
  family: 'truth',
  summary: 'The day of the incident is the same in the title, the text and the timeline.',
  why: 'In January people write the old year, and a copied heading keeps the old month. Readers look for the incident on another day.',
  severity: 'warning',
  examples: {
    good: [
      vary('Environments took', 'On March 28, 2012, environments took'),
      vary('Environments took', 'A certificate that was issued on March 28, 2011 expired. Environments took'),
    ],
    bad: [
      vary('Environments took', 'On March 28, 2011, environments took'),
      vary('Environments took', 'On May 28, 2012, environments took'),
      vary('title: Storage migration', 'title: 2011-03-28 storage migration'),
    ],
  },
  *check(document) {
    const days = daysOf(document)
    const [known] = days
    if (!known) return
    const incident = incidentOf(days)
    const field = fieldSlip(document, known)
    if (field) yield field
    // where events take their day from the title, it cannot be held against others
    const isOfEvents = document.events.some(({ at }) => at?.dateFrom === 'title')
    const claims = datesIn(document).filter(({ claim }) => !(isOfEvents && claim.place === 'title'))
    const said = claims.filter(({ claim }) => claim.place === 'prose')
    for (const one of claims) {
      const slip = slipOf(one, known, incident, said, claims)
      if (!slip) continue
      yield {
        range: one.claim,
        ...(known.range && { related: [{ range: known.range, message: isoDate(known.date) }] }),
        message: `${quote(one.claim.text)} has another ${slip} than the incident, which is of ${isoDate(known.date)} ${placeOf(document, known)}: correct one of them.`,
      }
    }
  },
})

/** A day on which the incident was, and where it is written; null where only the file name says so. */
interface Day {
  readonly date: CalendarDate
  readonly range: Range | null
}

interface Dated {
  readonly claim: DateClaim | InstantClaim
  readonly date: CalendarDate
  readonly hasYear: boolean
}

/** The days of the incident, the surest first: of the front matter or a label, and of events. */
function daysOf({
  date,
  dateFrom,
  meta,
  milestones,
  milestonePlaces,
  events,
  options,
}: Document): readonly Day[] {
  const days: Day[] = []
  for (const name of ['started', 'resolved'] as const) {
    const moment = milestones[name]
    const range = milestonePlaces.get(name)
    const day = moment && moment.dateFrom === 'item' && range ? dateOf(moment) : null
    if (day && range) days.push({ date: day, range })
  }
  for (const { at, stampRange } of events) {
    const day = at && (at.dateFrom === 'item' || at.dateFrom === 'sub-heading') ? dateOf(at) : null
    if (day) days.push({ date: day, range: stampRange })
  }
  const field = meta.one.get('date')
  if (date && dateFrom === 'front-matter' && field) days.push({ date, range: field.range })
  else if (date && dateFrom === 'label') days.push({ date, range: null })
  const named = days.length === 0 ? dateInName(options) : null
  return named ? [{ date: named, range: null }] : days
}

const placeOf = ({ lines }: Document, { range }: Day): string =>
  range ? `on line ${positionAt(lines, range.start).line}` : 'in the name of the file'

function datesIn(document: Document): readonly Dated[] {
  const dates = claimsOf(document, 'date').map(
    (claim): Dated => ({ claim, date: claim.date, hasYear: claim.hasYear }),
  )
  const instants = claimsOf(document, 'instant').flatMap((claim): Dated[] => {
    const date = claim.stamp.date && claim.moment ? dateOf(claim.moment) : null
    return date ? [{ claim, date, hasYear: claim.stamp.date?.year != null }] : []
  })
  return [...dates, ...instants].sort((a, b) => a.claim.start - b.claim.start)
}

/** The field `date` of another month or year than the start, on the same day. */
function fieldSlip(document: Document, known: Day): RuleFinding | null {
  const { date, dateFrom, meta, milestones } = document
  const field = meta.one.get('date')
  const start = milestones.started?.dateFrom === 'item' ? dateOf(milestones.started) : null
  if (!date || dateFrom !== 'front-matter' || !field || !start || !known.range) return null
  const isSlip = date.day === start.day && (date.year === start.year) !== (date.month === start.month)
  if (!isSlip) return null
  return {
    range: field.range,
    related: [{ range: known.range, message: isoDate(start) }],
    message: `date is ${isoDate(date)}, and the incident began on ${isoDate(start)} ${placeOf(document, known)}: correct one of them.`,
  }
}

type Slip = 'year' | 'month' | 'day' | 'order of day and month'

function slipOf(
  one: Dated,
  known: Day,
  incident: IncidentDays,
  said: readonly Dated[],
  claims: readonly Dated[],
): Slip | null {
  const { claim, date } = one
  const time = startOfDay(date)
  if (time >= incident.from && time <= incident.to) return null
  const years = one.hasYear ? incident.yearsOf.get(dayOfYear(date)) : undefined
  if (years && [-1, 1].some(by => years.has(date.year + by))) return claim.subject === 'other' ? null : 'year'
  // of the other parts only the title and the first day of the prose are surely the incident's
  const isFirst = said[0] === one && claim.subject === 'incident'
  if (!(claim.place === 'title' || isFirst)) return null
  const isSupported = claims.some(
    other => other !== one && startOfDay(other.date) === time && other.claim.place !== claim.place,
  )
  if (isSupported) return null
  if (date.year !== known.date.year) return null
  if (date.month === known.date.day && date.day === known.date.month) return 'order of day and month'
  if (date.day === known.date.day) return 'month'
  return date.month === known.date.month && claim.place === 'title' && known.range !== null ? 'day' : null
}

const DAY = 86_400_000

/** The days of the incident, for questions about many dates. */
interface IncidentDays {
  /** From the day before the first to the day after the last. */
  readonly from: number
  readonly to: number
  /** The years by day of the year. */
  readonly yearsOf: ReadonlyMap<string, ReadonlySet<number>>
}

function incidentOf(days: readonly Day[]): IncidentDays {
  const times = days.map(({ date }) => startOfDay(date))
  const yearsOf = new Map<string, Set<number>>()
  for (const { date } of days) {
    const day = dayOfYear(date)
    const years = yearsOf.get(day) ?? new Set()
    yearsOf.set(day, years.add(date.year))
  }
  return { from: leastOf(times) - DAY, to: greatestOf(times) + DAY, yearsOf }
}

const dayOfYear = ({ month, day }: CalendarDate): string => `${month}-${day}`
