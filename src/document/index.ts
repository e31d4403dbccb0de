export {
  type Action,
  type ActionState,
  type ActionType,
  actionStates,
  actionTypes,
} from './actions.ts'
export { type AnswerContext, type AnsweredEvent, readEventAnswer, readTimeAnswer } from './answer.ts'
export type { Block } from './blocks.ts'
export { type Draft, type DraftEvent, draftOf, print } from './draft.ts'
export {
  appendAction,
  appendEvent,
  applyEdits,
  type Edit,
  invertEdits,
  replaceSection,
  setField,
} from './edit.ts'
export { fileNameFor } from './file-name.ts'
export { type Field, readYamlFields, type YamlNode } from './front-matter.ts'
export { type Located, nearest } from './meta.ts'
export { type Metric, type MetricName, type Metrics, type Milestones, metricNames } from './metrics.ts'
export type { ActionText } from './notation.ts'
export { type Document, type ParseOptions, parse, sectionsOf } from './parse.ts'
export type { Problem } from './problem.ts'
export { proseOf } from './prose.ts'
export {
  frontMatterFields,
  frontMatterSchema,
  type MilestoneName,
  milestoneNames,
  type Status,
  statuses,
} from './schema.ts'
export {
  headingsKnown,
  kindOfHeading,
  normalise,
  type SectionKind,
  sectionHeadings,
  sectionKinds,
} from './section-kind.ts'
export type { Section } from './sections.ts'
export { type Lines, type Position, positionAt, type Range, slice, trimRange } from './text.ts'
export * from './time/index.ts'
export type { TimelineEvent, TimelineGroup } from './timeline.ts'
