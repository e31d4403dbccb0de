export { forPublic, hasMarks, hidesAsBefore, type PublicDocument } from './audience.ts'
export { proseOf, proseWith, withoutCode } from './prose.ts'
export { statedAuthors, statedIn } from './stated.ts'
export { timesIn } from './times.ts'
