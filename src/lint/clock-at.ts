import { formatOffset } from '../document/index.ts'

/** `2024-03-10T03:30-04:00`: what a clock of an offset shows at an instant, in the form that every time may have. */
export const clockAt = (instant: number, offset: number): string =>
  `${new Date(instant + offset).toISOString().slice(0, 16)}${formatOffset(offset)}`
