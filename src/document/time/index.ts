export { durationsIn, numberOf, type StatedDuration } from './duration.ts'
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
  type CalendarDate,
  comparable,
  type DateSource,
  dateOf,
  daysAfter,
  daysUntil,
  formatInstant,
  type Granularity,
  isAfter,
  type Moment,
  nearestYear,
  onClock,
  placeOf,
  readIsoDate,
  resolveStamp,
  standardOffset,
  wallTime,
  type ZoneInUse,
} from './moment.ts'
export { rangesIn } from './range.ts'
export {
  inBrackets,
  readStampAtEnd,
  readStampAtStart,
  readStampWhole,
  type Stamp,
  type StampAtStart,
} from './stamp.ts'
export { monthNumber, type WrittenDate } from './written-date.ts'
export {
  askOffsetsOf,
  formatOffset,
  instantsOf,
  isZone,
  localTime,
  offsetAt,
  type Place,
} from './zone.ts'
export { isSureZone, meaningOf, readZoneName } from './zone-names.ts'
