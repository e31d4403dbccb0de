export { type Address, decodedAddress, mailboxesIn, pagesIn } from './addresses.ts'
export { replaceComments } from './comments.ts'
export { applyEdits, type Edit, insertAt, invertEdits } from './edits.ts'
export {
  countUpTo,
  greatestOf,
  isDigit,
  type Lines,
  leastOf,
  lineAt,
  lineEndOf,
  lineRange,
  lineStart,
  linesOf,
  lineText,
  longestTicks,
  nextLineEnd,
  type Position,
  positionAt,
  type Range,
  slice,
  trimRange,
} from './lines.ts'
export { didYouMean, editDistance, endsLike, nearest } from './nearest.ts'
export type { Problem } from './problem.ts'
export { endsInQuotation } from './quotation.ts'
