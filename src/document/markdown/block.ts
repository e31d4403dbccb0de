import type { Range } from '../text/index.ts'

/** One line of a paragraph: its Markdown without list marker or leading white space, and where it begins. */
export interface TextLine {
  readonly text: string
  readonly start: number
}

export interface TableRow {
  readonly range: Range
  readonly cells: readonly TextLine[]
}

export interface ListItem {
  readonly kind: 'item'
  /** From the marker to the end of the last block inside. */
  readonly range: Range
  readonly blocks: readonly Block[]
}

/** A block of Markdown with its exact place in the author's text. */
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
  /** `words` are what stands outside of tags and comments. */
  | { readonly kind: 'html'; readonly words: readonly TextLine[]; readonly range: Range }
  | { readonly kind: 'code' | 'rule'; readonly range: Range }
