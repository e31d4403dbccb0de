import { digestOf } from '../digest.ts'
import { escapeXml } from '../render/index.ts'
import { onTheWeb, wayTo } from './addresses.ts'
import { type Entry, newestFirst, type SiteFile, type SiteOptions } from './entry.ts'

/** Readers of feeds keep what they have seen. */
const ENTRIES_AT_MOST = 50

/** The newest postmortems as an Atom feed (RFC 4287). */
export function feed(entries: readonly Entry[], { name, url }: SiteOptions): SiteFile {
  const dated = newestFirst(entries.filter(({ of }) => of.date !== null)).slice(0, ENTRIES_AT_MOST)
  const link = (address: string) => (url === null ? wayTo(address, 'feed.xml') : onTheWeb(address, url))
  const moment = (entry: Entry | undefined) => `${entry?.of.date ?? '1970-01-01'}T00:00:00Z`
  const parts = dated.map(
    entry => `<entry>
<id>${idOf(entry.address, url)}</id>
<title>${escapeXml(entry.title)}</title>
<link href="${escapeXml(link(entry.address))}"/>
<published>${moment(entry)}</published>
<updated>${moment(entry)}</updated>
${[...entry.of.services, ...entry.of.tags].map(term => `<category term="${escapeXml(term)}"/>\n`).join('')}<summary>${escapeXml(entry.summary)}</summary>
</entry>
`,
  )
  return {
    address: 'feed.xml',
    text: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${idOf('', url)}</id>
<title>${escapeXml(name)}</title>
<author><name>${escapeXml(name)}</name></author>
<link rel="self" href="${escapeXml(link('feed.xml'))}"/>
<link href="${escapeXml(link('index.html'))}"/>
<updated>${moment(dated[0])}</updated>
${parts.join('')}</feed>
`,
  }
}

/** What names a page for good: its address on the web, else a UUID of its address in the site (RFC 9562, version 8). */
function idOf(address: string, url: string | null): string {
  if (url !== null) return escapeXml(onTheWeb(address, url))
  const hex = digestOf(`postmortem ${address}`)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The addresses of all pages for search engines (sitemaps.org); null where nobody has said what they are. */
export function sitemap(addresses: readonly string[], { url }: SiteOptions): SiteFile | null {
  if (url === null) return null
  const parts = addresses.map(
    address =>
      `<url><loc>${escapeXml(onTheWeb(address.replace(/(^|\/)index\.html$/, '$1'), url))}</loc></url>\n`,
  )
  return {
    address: 'sitemap.xml',
    text: `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<!-- <meta name="generator" content="postmortem"> -->\n${parts.join('')}</urlset>\n`,
  }
}

/** What search engines may read: all of a site for everybody, else nothing. */
export const robots = ({ audience, url }: SiteOptions): SiteFile => ({
  address: 'robots.txt',
  text:
    audience === 'public'
      ? `User-agent: *\nAllow: /\n${url === null ? '' : `Sitemap: ${onTheWeb('sitemap.xml', url)}\n`}`
      : 'User-agent: *\nDisallow: /\n',
})
