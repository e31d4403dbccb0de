export {
  type FieldName,
  fieldNames,
  type MilestoneName,
  milestoneNames,
  milestoneSequence,
  statuses,
} from './fields.ts'
export { type FrontMatter, readFrontMatter } from './front-matter.ts'
export { idOf, type Located, type Meta, readMeta, stampsIn } from './meta.ts'
export { type Field, type FieldValue, plainValue, readYamlFields } from './yaml.ts'
