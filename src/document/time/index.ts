export { formatDate, formatDuration, formatMoment, formatSpan, isoDate, type Span } from './format.ts'
export {
  type CalendarDate,
  comparable,
  type DateSource,
  dateOf,
  dayAfter,
  formatInstant,
  type Granularity,
  isAfter,
  type Moment,
  readIsoDate,
  resolveStamp,
  type StampContext,
  type ZoneInUse,
  type ZoneSource,
} from './moment.ts'
export {
  readStampAtEnd,
  readStampAtStart,
  readStampWhole,
  type Stamp,
  type WrittenClock,
  type WrittenDate,
} from './stamp.ts'
export { daysInMonth, formatOffset, instantsOf, isZone, localTime, offsetAt } from './zone.ts'
export { meaningOf, readZoneName } from './zone-names.ts'
