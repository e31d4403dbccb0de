import {
  type CalendarDate,
  claimsOf,
  type DateClaim,
  type Document,
  dateInName,
  dateOf,
  type InstantClaim,
  isoDate,
  localTime,
  positionAt,
  type Range,
} from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

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
    // where events take their day from the title, it cannot be held against others
    const isOfEvents = document.events.some(({ at }) => at?.dateFrom === 'title')
    const claims = datesIn(document).filter(({ claim }) => !(isOfEvents && claim.place === 'title'))
    const said = claims.filter(({ claim }) => claim.place === 'prose')
    for (const one of claims) {
      const slip = slipOf(one, known, days, said, claims)
      if (!slip) continue
      yield {
        range: one.claim,
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

type Slip = 'year' | 'month' | 'day'

function slipOf(
  one: Dated,
  known: Day,
  days: readonly Day[],
  said: readonly Dated[],
  claims: readonly Dated[],
): Slip | null {
  const { claim, date } = one
  if (isNear(date, days)) return null
  if (one.hasYear && days.some(day => isSameDay(day.date, date) && Math.abs(day.date.year - date.year) === 1))
    return claim.subject === 'other' ? null : 'year'
  // of the other parts only the title and the first day of the prose are surely the incident's
  const isFirst = said[0] === one && claim.subject === 'incident'
  const isSupported = claims.some(
    other => other !== one && timeOf(other.date) === timeOf(date) && other.claim.place !== claim.place,
  )
  if (!(claim.place === 'title' || isFirst) || isSupported) return null
  if (date.year !== known.date.year) return null
  if (date.day === known.date.day) return 'month'
  return date.month === known.date.month && claim.place === 'title' && known.range !== null ? 'day' : null
}

const DAY = 86_400_000

const timeOf = ({ year, month, day }: CalendarDate): number => localTime(year, month, day)

/** Whether a date is one of the days of the incident, one between them, or next to one. */
function isNear(date: CalendarDate, days: readonly Day[]): boolean {
  const times = days.map(day => timeOf(day.date))
  const time = timeOf(date)
  const [least, most] = [Math.min(...times.slice(0, 500)), Math.max(...times.slice(0, 500))]
  return time >= least - DAY && time <= most + DAY
}

const isSameDay = (a: CalendarDate, b: CalendarDate): boolean => a.month === b.month && a.day === b.day
