import type { Lines } from '../text/index.ts'
import type { Block } from './block.ts'
import { readMarkdownBlocks } from './markdown-it-blocks.ts'
import { scanBlocks } from './scan-blocks.ts'

/** The blocks of the Markdown that begins at an offset, in order. Never throws. */
export const readBlocks = (lines: Lines, bodyStart: number): readonly Block[] =>
  scanBlocks(lines, bodyStart) ?? readMarkdownBlocks(lines, bodyStart)
