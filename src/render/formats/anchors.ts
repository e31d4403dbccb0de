/** The words of a heading as GitHub makes an address of them, so that links within a document work. */
export const anchorOf = (heading: string): string =>
  heading
    .replace(/\]\([^()\s]{0,300}\)/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

/** Ids that a page has for itself, such as `event-1`. */
export const OWN_IDS = /^(?:event|section|content|picture)\b/

/** Whether a heading within a section has a link that leads to it: each once, and none that is that of a section. */
export function headingsLinked(
  text: string,
  sections: readonly { readonly heading: string }[],
): (anchor: string) => boolean {
  const own = new Set(sections.map(({ heading }) => anchorOf(heading)))
  const linked = [...text.matchAll(/\]\(#([^()\s]{1,200})\)/g)].map(([, anchor = '']) => anchor.toLowerCase())
  const left = new Set(linked.filter(anchor => !own.has(anchor) && !OWN_IDS.test(anchor)))
  return anchor => left.delete(anchor)
}
