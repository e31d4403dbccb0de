/** Milliseconds since the epoch. @throws TypeError for a time that is none. */
export function instantOf(name: string, time: Date | number): number {
  const instant = Number(time)
  if (Number.isNaN(new Date(instant).getTime()))
    throw new TypeError(`${name} is not a time: pass a Date, or milliseconds since the epoch.`)
  return instant
}
