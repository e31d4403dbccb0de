/** A hint to add after an unknown word: `; did you mean zone?`; empty where no name is near. */
export function didYouMean(word: string, names: readonly string[]): string {
  const near = nearest(word, names)
  return near === undefined ? '' : `; did you mean ${near}?`
}

/**
 * The name nearest to a misspelt one; `undefined` where none is near.
 *
 * @param share the share of letters that may differ; one letter always may.
 */
export function nearest(word: string, names: readonly string[], share = 0.4): string | undefined {
  const written = word.toLowerCase().replaceAll('-', '_').slice(0, READ_AT_MOST)
  const allowed = (name: string) => Math.max(1, Math.floor(name.length * share))
  const widest = names.reduce((most, name) => Math.max(most, allowed(name)), 0)
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const name of names) {
    const most = Math.min(widest, (best?.distance ?? READ_AT_MOST) - 1)
    const distance = editDistance(written, name, most)
    if (distance <= most) best = { name, distance }
  }
  return best && best.distance <= allowed(best.name) ? best.name : undefined
}

/** The number of characters of a word that are compared. */
const READ_AT_MOST = 40

/** How many letters differ; more than `most` is as good as any number above it. */
export function editDistance(a: string, b: string, most = READ_AT_MOST): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const here = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      next.push(here)
      least = Math.min(least, here)
    }
    if (least > most) return most + 1
    row = next
  }
  return row[b.length] ?? 0
}

/**
 * Where a text has a pattern but for some letters: the end of each such place, the nearest among those that overlap
 * (Sellers, "The theory and computation of evolutionary distances", 1980).
 */
export function endsLike(text: string, pattern: string, most: number): number[] {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i)
  const ends: number[] = []
  let best: { readonly end: number; readonly distance: number } | null = null
  for (let at = 0; at < text.length; at++) {
    const next = [0]
    for (let i = 1; i <= pattern.length; i++) {
      const change = (column[i - 1] ?? 0) + (pattern[i - 1] === text[at] ? 0 : 1)
      next.push(Math.min(change, (column[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1))
    }
    column = next
    const distance = next[pattern.length] ?? 0
    if (distance <= most && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { end: at + 1, distance }
    else if (distance > most && best) {
      ends.push(best.end)
      best = null
    }
  }
  return best ? [...ends, best.end] : ends
}
