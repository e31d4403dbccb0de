/** A place in a text that moves on with each thing read. */
export interface Cursor {
  readonly text: string
  at: number
}

/** What stands at the cursor, if the pattern (sticky) matches there; moves past it. */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found) cursor.at += found[0].length
  return found
}

export function isDigitAt({ text, at }: Cursor): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A number of digits only. */
export const number = (text: string | undefined): number | null =>
  text && /^\d+$/.test(text) ? Number(text) : null

/** What reading a part of a stamp may find wrong. */
export interface Faults {
  invalid: string | null
}
