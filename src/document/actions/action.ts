import type { Range } from '../text/index.ts'

export const actionTypes = ['prevent', 'detect', 'mitigate', 'process'] as const
export type ActionType = (typeof actionTypes)[number]

export const actionStates = ['proposed', 'agreed', 'done', 'declined'] as const
export type ActionState = (typeof actionStates)[number]

/** Something that is to be done. What the document does not say is null. */
export interface Action {
  /** Markdown, without the attributes behind it. */
  readonly title: string
  readonly owner: string | null
  /** As written; `2012-04-13` or a month `2012-04` in our own notation. */
  readonly due: string | null
  readonly start: string | null
  readonly type: ActionType | null
  readonly priority: string | null
  readonly ticket: string | null
  readonly state: ActionState | null
  /** The cells as written, where a table has them: "in progress" is agreed. */
  readonly stateText: string | null
  readonly typeText: string | null
  /** The sub-heading it stands under. */
  readonly group: string | null
  readonly range: Range
  /** What stands below the item's first paragraph, and cells that no column name explains. */
  readonly details: readonly Range[]
}

export interface Actions {
  readonly actions: readonly Action[]
  /** What else the section holds. */
  readonly other: readonly Range[]
}
