export { type Address, mailboxesIn, pagesIn } from './addresses.ts'
export { applyEdits, type Edit, insertAt, invertEdits } from './edits.ts'
export {
  countUpTo,
  isDigit,
  type Lines,
  lineAt,
  lineEndOf,
  lineRange,
  lineStart,
  linesOf,
  lineText,
  nextLineEnd,
  type Position,
  positionAt,
  type Range,
  slice,
  trimRange,
} from './lines.ts'
export { didYouMean, editDistance, nearest } from './nearest.ts'
export type { Problem } from './problem.ts'
