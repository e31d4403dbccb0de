import type { Range } from '../text/index.ts'

/** One line of a paragraph, without list marker and leading white space, and its offset. */
export interface TextLine {
  readonly text: string
  readonly start: number
}

/** A row of a table. */
export interface TableRow {
  readonly range: Range
  readonly cells: readonly TextLine[]
}

/** An item of a list. */
export interface ListItem {
  readonly kind: 'item'
  /** From the marker to the end of the last block inside. */
  readonly range: Range
  readonly blocks: readonly Block[]
}

/** A block of Markdown with its exact range in the author's text. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly level: number
      readonly text: string
      readonly textRange: Range
      readonly range: Range
    }
  | { readonly kind: 'paragraph'; readonly lines: readonly TextLine[]; readonly range: Range }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly ListItem[]
      readonly range: Range
    }
  | {
      readonly kind: 'table'
      readonly head: readonly TextLine[]
      readonly rows: readonly TableRow[]
      readonly range: Range
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[]; readonly range: Range }
  /** `words` are the lines outside of tags and comments. */
  | { readonly kind: 'html'; readonly words: readonly TextLine[]; readonly range: Range }
  | { readonly kind: 'code' | 'rule'; readonly range: Range }
