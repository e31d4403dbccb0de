import { formatOffset } from '../document/index.ts'

/** `03:30-04:00`: what a clock of an offset shows at an instant. */
export const clockAt = (instant: number, offset: number): string =>
  `${new Date(instant + offset).toISOString().slice(11, 16)}${formatOffset(offset)}`
