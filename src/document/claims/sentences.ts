/** Splits a line after full stops and semicolons, but not at a dot inside a number or a name. */
export function sentencesOf(text: string): { readonly text: string; readonly start: number }[] {
  const sentences: { text: string; start: number }[] = []
  let start = 0
  for (const { index } of text.matchAll(/[.;!?](?=\s+[A-Z*_`[(])/g)) {
    sentences.push({ text: text.slice(start, index + 1), start })
    start = index + 1
  }
  return [...sentences, { text: text.slice(start), start }]
}
