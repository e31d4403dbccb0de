/** A time and the words after it, where the time was typed without quotes: `--at 10 min ago it failed`. */
export function withUnquoted(
  at: string | undefined,
  words: readonly string[],
): { readonly at: string | undefined; readonly words: readonly string[] } {
  const [unit = '', ago = ''] = words
  const isSplit =
    /^\d{1,4}$/.test(at ?? '') && /^(?:m|mins?|minutes?|h|hours?|d|days?)$/i.test(unit) && /^ago$/i.test(ago)
  return isSplit ? { at: `${at} ${unit} ${ago}`, words: words.slice(2) } : { at, words }
}
