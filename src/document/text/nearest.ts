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
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const name of names) {
    // the lengths alone differ more than the best name
    if (best && Math.abs(name.length - written.length) >= best.distance) continue
    const distance = editDistance(written, name)
    if (!best || distance < best.distance) best = { name, distance }
  }
  return best && best.distance <= Math.max(1, Math.floor(best.name.length * share)) ? best.name : undefined
}

/** The number of characters of a word that are compared. */
const READ_AT_MOST = 40

/** The Levenshtein distance of two words. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
