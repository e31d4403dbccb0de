import { type Stats, statsOf } from '../collection/index.ts'
import { actionsPage } from './actions.ts'
import type { Entry, SiteFile, SiteOptions } from './entry.ts'
import { feed, robots, sitemap } from './feed.ts'
import { groupPages, indexPage } from './lists.ts'
import { statisticsPage } from './statistics.ts'

export { linkFrom, pageAddresses } from './addresses.ts'
export type { Entry, SiteFile, SiteOptions } from './entry.ts'
export { placeOf } from './frame.ts'

/**
 * The files of a site besides the pages of its postmortems. With the public audience there is nothing of what is for those
 * inside: no action items, no figures.
 */
export function siteFiles(entries: readonly Entry[], options: SiteOptions): readonly SiteFile[] {
  const stats = (): Stats =>
    statsOf(
      entries.map(({ of }) => of),
      options.now,
    )
  const pages = [
    indexPage(entries, options),
    ...(options.audience === 'internal'
      ? [actionsPage(entries, options), statisticsPage(stats(), options)]
      : []),
    ...groupPages('services', entries, options),
    ...(options.audience === 'internal' ? groupPages('tags', entries, options) : []),
  ]
  const addresses = [...pages, ...entries].map(({ address }) => address)
  const map = sitemap(addresses, options)
  return [...pages, feed(entries, options), robots(options), ...(map ? [map] : [])]
}
