import { formatOffset } from '../document/index.ts'

/** The date and clock of an instant at an offset, in the form that every time can have: `2024-03-10T03:30-04:00`. */
export const clockAt = (instant: number, offset: number): string =>
  `${new Date(instant + offset).toISOString().slice(0, 16)}${formatOffset(offset)}`
