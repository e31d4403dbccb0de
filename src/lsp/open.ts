import type { Range as EditorRange, TextEdit } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Document, Edit, Range } from '../document/index.ts'
import type { LintedFile, LintOptions } from '../lint/index.ts'

/** A postmortem that is open in an editor, and what is known of it. */
export interface Open {
  /** Its text with the positions that the editor counts. */
  readonly sheet: TextDocument
  readonly path: string
  readonly document: Document
  readonly report: LintedFile
  /** How it was linted. */
  readonly options: LintOptions
  readonly known: Known
}

/** What the other postmortems of the folder have. */
export interface Known {
  readonly severities: readonly string[]
  readonly services: readonly string[]
  readonly tags: readonly string[]
  readonly authors: readonly string[]
  /** The owners of action items, each with how many are open. */
  readonly owners: ReadonlyMap<string, number>
}

export const nothingKnown: Known = { severities: [], services: [], tags: [], authors: [], owners: new Map() }

/** A range as the editor counts it. */
export const placeOf = ({ sheet }: Pick<Open, 'sheet'>, { start, end }: Range): EditorRange => ({
  start: sheet.positionAt(start),
  end: sheet.positionAt(end),
})

/** An edit as the editor makes it. */
export const textEdit = (open: Pick<Open, 'sheet'>, { range, text }: Edit): TextEdit => ({
  range: placeOf(open, range),
  newText: text,
})

/** The edit that makes one text of another: of the part that differs. */
export function differenceBetween(before: string, after: string): Edit {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let same = 0
  const most = Math.min(before.length, after.length) - start
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same++
  return {
    range: { start, end: before.length - same },
    text: after.slice(start, after.length - same),
  }
}

/** Whether an offset is in a range, its end included. */
export const holds = ({ start, end }: Range, offset: number): boolean => start <= offset && offset <= end
