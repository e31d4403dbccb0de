import {
  type CalendarDate,
  dateOf,
  isoDate,
  type Moment,
  onClock,
  readIsoDate,
} from '../../document/index.ts'
import { DAY, type Dates, dayAndClock, HOUR } from '../view/dates.ts'

/**
 * The clocks of moments in order, in the zone of the first, each with its day where that differs from the previous one:
 * with seconds within an hour, without a clock over weeks. An uncertain clock is as it was written.
 */
export function clocksOf(moments: readonly Moment[], dates: Dates): readonly string[] {
  const [first, last] = [moments[0], moments.at(-1)]
  if (!first || !last) return []
  const zone = first.zoneOrOffset
  const whole = last.earliest - first.earliest
  const seconds = whole < HOUR && moments.some(({ earliest }) => earliest % 60_000 !== 0)
  const years = new Set(moments.map(moment => dateOf(moment)?.year)).size > 1
  const dayOf = (date: CalendarDate) => (years ? dates.short(date, date.year) : dates.short(date))
  let day = dateOf(first)
  return moments.map(moment => {
    const isExact = moment.earliest === moment.latest && zone !== null
    const local = isExact ? onClock(moment.earliest, zone) : dayAndClock(moment)
    const date = local && ('day' in local ? local.day : local.date)
    const own = date ? readIsoDate(date) : null
    if (!local || !own) return moment.text
    const shown = isExact ? local.clock.slice(0, seconds ? 8 : 5) : local.clock
    if (isExact && whole > WEEKS) return dayOf(own)
    const isOther = day && isoDate(day) !== date
    day = own ?? day
    return isOther ? `${dayOf(own)} ${shown}` : shown
  })
}

/** From here on days say enough. */
const WEEKS = 14 * DAY
