import { isDigit } from '../text/index.ts'
import type { ExplainedZones } from './explained-zones.ts'

/** An offset in a text that moves forward as parts are read. */
export interface Cursor {
  readonly text: string
  at: number
  /** The abbreviations of zones that the document explains. */
  readonly explained?: ExplainedZones | undefined
}

/** Matches a sticky pattern at the cursor and moves past it. @returns null where it does not match. */
export function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found) cursor.at += found[0].length
  return found
}

/** The three characters at an offset, in lower case: to compare them is cheaper than a pattern of many words. */
export const beginningAt = ({ text }: Cursor, at: number): string => text.slice(at, at + 3).toLowerCase()

/** Whether a digit is at the cursor. */
export function isDigitAt({ text, at }: Cursor): boolean {
  return isDigit(text.charCodeAt(at))
}

/** The first character after the digits at the cursor, and the number of digits. */
export function afterDigits({ text, at }: Cursor): { readonly char: string; readonly digits: number } {
  let end = at
  while (isDigit(text.charCodeAt(end))) end++
  return { char: text.charAt(end), digits: end - at }
}

/** A type whose fields can be assigned, for a value under construction. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The number in digits; null for `mm` or `??` in their place. */
export const number = (text: string | undefined): number | null =>
  text && isDigit(text.charCodeAt(0)) ? Number(text) : null

/** A value that records the first fault found while a stamp is read. */
export interface Faults {
  invalid: string | null
  hedged?: boolean
}
