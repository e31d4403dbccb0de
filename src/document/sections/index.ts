export { type SectionKind, sectionHeadings, sectionKinds } from './heading-names.ts'
export { headingsKnown, isForeign, kindOfHeading, normalise } from './headings.ts'
export {
  type LabelledLine,
  labelledDate,
  labelledIn,
  labelledTime,
  stampAfterLabel,
} from './labelled-lines.ts'
export { LABEL_LEVEL, readOutline, type Section, sectionAt } from './outline.ts'
