export type { Block, ListItem, TableRow, TextLine } from './block.ts'
export { fenceOf, readCells } from './block-text.ts'
export { type LinkOf, linksOf, withoutFalseDefinitions } from './definitions.ts'
export { DEEPEST, withoutDepth } from './nesting.ts'
export { readBlocks } from './read-blocks.ts'
export {
  endOfLine,
  splitAtBreaks,
  withoutBox,
  withoutComments,
  withoutTail,
} from './text-line.ts'
