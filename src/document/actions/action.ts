import type { Range } from '../text/index.ts'

/** The types of action items. */
export const actionTypes = ['prevent', 'detect', 'mitigate', 'process'] as const
/** The type of an action item. */
export type ActionType = (typeof actionTypes)[number]

/** The states of action items. */
export const actionStates = ['proposed', 'agreed', 'done', 'declined'] as const
/** The state of an action item. */
export type ActionState = (typeof actionStates)[number]

/** An action item. What the document does not state is null. */
export interface Action {
  /** Markdown, without the attributes after it. */
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
  /** The sub-heading above it. */
  readonly group: string | null
  readonly range: Range
  /** The blocks below the item's first paragraph, or cells of unknown columns. */
  readonly details: readonly Range[]
}

/** The action items of a section. */
export interface Actions {
  readonly actions: readonly Action[]
  /** The rest of the section. */
  readonly other: readonly Range[]
}
