export {
  type Action,
  actionStates,
  actionTypes,
} from './actions/index.ts'
export { adopt } from './adopt/index.ts'
export type { ActionText } from './change/index.ts'
export {
  type AnswerContext,
  type AnsweredTime,
  appendAction,
  appendEvent,
  type Draft,
  draftOf,
  type EventToInsert,
  fileNameFor,
  insertEvent,
  ownBody,
  print,
  readEventAnswer,
  readTimeAnswer,
  replaceSection,
  setField,
  setMilestone,
  whyNotEdited,
} from './change/index.ts'
export {
  type Beside,
  type Claim,
  claimsIn,
  claimsOf,
  type DateClaim,
  type DurationClaim,
  type InstantClaim,
  zonePairsIn,
} from './claims/index.ts'
export { clockOfFields, clockOfTimeline, zoneOf } from './clocks.ts'
export { dateInName } from './context.ts'
export type { Document, ParseOptions } from './document.ts'
export {
  type Field,
  type FieldValue,
  idOf,
  type MilestoneName,
  milestoneNames,
  milestoneSequence,
  plainValue,
  readYamlFields,
  statuses,
} from './front-matter/index.ts'
export type { Block, TextLine } from './markdown/index.ts'
export { DEEPEST, withoutDepth, withoutFalseDefinitions } from './markdown/index.ts'
export { parse } from './parse.ts'
export {
  headingsKnown,
  isForeign,
  normalise,
  type Section,
  type SectionKind,
  sectionAt,
  sectionHeadings,
  sectionKinds,
} from './sections/index.ts'
export type { Problem } from './text/index.ts'
export {
  applyEdits,
  countUpTo,
  didYouMean,
  type Edit,
  editDistance,
  endsInQuotation,
  greatestOf,
  invertEdits,
  type Lines,
  leastOf,
  linesOf,
  longestTicks,
  mailboxesIn,
  nearest,
  type Position,
  pagesIn,
  positionAt,
  type Range,
  slice,
} from './text/index.ts'
export {
  type CalendarDate,
  comparable,
  dateOf,
  durationsIn,
  formatDate,
  formatDuration,
  formatInstant,
  formatInZone,
  formatMoment,
  formatOffset,
  formatSpan,
  type Granularity,
  instantsOf,
  isAfter,
  isoDate,
  isZone,
  localTime,
  MONTH,
  type Moment,
  meaningOf,
  monthNames,
  numberOf,
  offsetAt,
  onClock,
  readIsoDate,
  readStampAtEnd,
  readStampAtStart,
  readStampWhole,
  type Span,
  type Stamp,
  type StatedDuration,
  standardOffset,
  startOfDay,
  WEEKDAY,
  weekdayNames,
  weekdayStems,
  type ZoneOrOffset,
  zoneOrOffsetOf,
} from './time/index.ts'
export {
  isTimed,
  type Metric,
  type MetricName,
  metricNames,
  type TimelineEvent,
  type TimelineGroup,
} from './timeline/index.ts'
export { forPublic, proseOf, proseWith, statedIn, timesIn, withoutCode } from './views/index.ts'
