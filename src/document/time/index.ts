export { type CalendarDate, daysAfter, readIsoDate } from './calendar.ts'
export {
  MONTH,
  monthNames,
  SHORT_MONTH,
  SHORT_WEEKDAY,
  WEEKDAY,
  weekdayNames,
  weekdayStems,
} from './calendar-names.ts'
export { dateIn, dateOfStamp, zoneIn, zoneSentence } from './date-and-zone.ts'
export { type DayOrder, dayOrderIn, inOrder } from './day-first.ts'
export { durationsIn, mayHaveDuration, numberOf, type StatedDuration } from './duration.ts'
export { type ExplainedZones, explainedZones } from './explained-zones.ts'
export {
  formatDate,
  formatDuration,
  formatInZone,
  formatMoment,
  formatSpan,
  isoDate,
  offsetName,
  type Span,
} from './format.ts'
export {
  comparable,
  type DateSource,
  dateOf,
  formatInstant,
  type Granularity,
  isAfter,
  type Moment,
  onClock,
  resolveStamp,
  type StampContext,
  standardOffset,
  wallTime,
  type ZoneInUse,
  zoneOrOffsetOf,
} from './moment.ts'
export { dateOfNamedDay, type NamedDay, namedDay } from './named-day.ts'
export { rangesIn, type StatedRange } from './range.ts'
export {
  inBrackets,
  NO_TIME,
  readStampAtEnd,
  readStampAtStart,
  readStampWhole,
  unknownTime,
} from './read-stamp.ts'
export type { Stamp, StampAtStart } from './stamp.ts'
export {
  formatOffset,
  instantsOf,
  isZone,
  localTime,
  offsetAt,
  startOfDay,
  type ZoneOrOffset,
} from './zone.ts'
export { isSureZone, meaningOf, readZoneName } from './zone-names.ts'
