/** Longest slug: with the date and the ending the name stays far below what any file system takes. */
const SLUG_AT_MOST = 60

/**
 * The name of a new postmortem's file: `2012-03-28-storage-migration.md`.
 *
 * Only `a-z`, `0-9` and dashes, so that it is the same on every file system; the date in front keeps it off the
 * names that Windows reserves. A title without such letters gives `incident`.
 *
 * @param date `YYYY-MM-DD`. @param again counts from 1; from 2 on it stands at the end.
 */
export function fileNameFor(date: string, title: string, again = 1): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > SLUG_AT_MOST) break
    slug = longer
  }
  slug ||= words[0]?.slice(0, SLUG_AT_MOST) ?? 'incident'
  return `${date}-${slug}${again > 1 ? `-${again}` : ''}.md`
}
