import { isDigit } from '../text/index.ts'

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

/** The three characters at the cursor, in small letters: a look at them is cheaper than a pattern of many words. */
export const beginningAt = ({ text }: Cursor, at: number): string => text.slice(at, at + 3).toLowerCase()

export function isDigitAt({ text, at }: Cursor): boolean {
  return isDigit(text.charCodeAt(at))
}

/** The first character behind the digits at the cursor, and how many they are. */
export function afterDigits({ text, at }: Cursor): { readonly char: string; readonly digits: number } {
  let end = at
  while (isDigit(text.charCodeAt(end))) end++
  return { char: text.charAt(end), digits: end - at }
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The number that digits write; null for `mm` or `??` in their place. */
export const number = (text: string | undefined): number | null =>
  text && isDigit(text.charCodeAt(0)) ? Number(text) : null

/** What reading a part of a stamp may find wrong. */
export interface Faults {
  invalid: string | null
}
