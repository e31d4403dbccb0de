export {
  type Action,
  actionStates,
  actionTypes,
} from './actions.ts'
export { mailboxesIn, pagesIn } from './addresses.ts'
export { type AnswerContext, type AnsweredTime, readEventAnswer, readTimeAnswer } from './answer.ts'
export { forPublic } from './audience.ts'
export type { Block, TextLine } from './blocks.ts'
export { type Draft, draftOf, print } from './draft.ts'
export {
  appendAction,
  applyEdits,
  type Edit,
  invertEdits,
  replaceSection,
  setField,
} from './edit.ts'
export { appendEvent, type Happening, insertEvent, setMilestone } from './edit-event.ts'
export { type MilestoneName, milestoneNames, statuses } from './fields.ts'
export { fileNameFor } from './file-name.ts'
export { idOf } from './meta.ts'
export { type Metric, type MetricName, metricNames } from './metrics.ts'
export { weekdayNames } from './named-day.ts'
export { didYouMean, nearest } from './nearest.ts'
export type { ActionText } from './notation.ts'
export { whyNotEdited } from './open-block.ts'
export { clockOfTimeline, type Document, type ParseOptions, parse, zoneOf } from './parse.ts'
export type { Problem } from './problem.ts'
export { proseOf, proseWith, withoutCode } from './prose.ts'
export {
  headingsKnown,
  normalise,
  type SectionKind,
  sectionHeadings,
  sectionKinds,
} from './section-kind.ts'
export { type Section, sectionAt } from './sections.ts'
export { countUpTo, type Lines, linesOf, type Position, positionAt, type Range, slice } from './text.ts'
export {
  askOffsetsOf,
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
  type Moment,
  meaningOf,
  numberOf,
  offsetAt,
  onClock,
  type Place,
  rangesIn,
  readIsoDate,
  readStampAtEnd,
  readStampAtStart,
  readStampWhole,
  type Span,
  type Stamp,
  type StatedDuration,
  standardOffset,
} from './time/index.ts'
export type { TimelineEvent, TimelineGroup } from './timeline.ts'
export { timesIn } from './times.ts'
export { type Field, readYamlFields, type YamlNode } from './yaml.ts'
