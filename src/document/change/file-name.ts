/** The longest slug, far below the limit of any file system. */
const SLUG_AT_MOST = 60

/**
 * The file name of a new postmortem: `2012-03-28-storage-migration.md`.
 *
 * Letters of any script, digits and dashes, which every file system allows; Latin letters lose their accents, and the date
 * avoids the names that Windows reserves. A title without letters gives `incident`.
 *
 * @param date `YYYY-MM-DD`. @param again a number that is added from 2 on, where the name is taken.
 */
export function fileNameFor(date: string, title: string, again = 1): string {
  const words = title
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/([a-z])\p{M}+/giu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
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
