/** What to say behind a word that nobody knows: `; did you mean zone?`, or nothing where no name is near. */
export function didYouMean(word: string, names: readonly string[]): string {
  const near = nearest(word, names)
  return near === undefined ? '' : `; did you mean ${near}?`
}

/** Where nobody writes the same wrong name twice, a memory of them does no harm. */
const nearestKnown = new Map<string, string | undefined>()
const REMEMBERED_AT_MOST = 500

/**
 * The name that differs least from a misspelt one, if it differs by little; `undefined` else.
 *
 * @param share of the letters that may differ: one in any case.
 */
export function nearest(word: string, names: readonly string[], share = 0.4): string | undefined {
  const key = `${names.length} ${names[0]} ${share} ${word}`
  if (nearestKnown.has(key)) return nearestKnown.get(key)
  if (nearestKnown.size >= REMEMBERED_AT_MOST) nearestKnown.clear()
  const ranked = names
    .map(name => ({ name, distance: editDistance(word.toLowerCase().replaceAll('-', '_'), name) }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  const found =
    best && best.distance <= Math.max(1, Math.floor(best.name.length * share)) ? best.name : undefined
  nearestKnown.set(key, found)
  return found
}

/** Letters that differ, the first 40 of a word. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= Math.min(a.length, 40); i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
