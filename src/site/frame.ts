import css from '../../templates/site.css?raw'
import { type Precompiled, renderSitePage, type SitePlace, type Words, wordsOf } from '../render/index.ts'
import { onTheWeb, wayTo } from './addresses.ts'
import type { SiteFile, SiteOptions } from './entry.ts'

/** The addresses of the pages that every page leads to, each with its name. */
const MAIN = {
  postmortems: 'index.html',
  actions: 'actions.html',
  statistics: 'statistics.html',
  services: 'services/index.html',
  tags: 'tags/index.html',
} as const

/** What is for those inside only: no page shows the tags of its postmortem. */
const INTERNAL: ReadonlySet<string> = new Set(['actions', 'statistics', 'tags'])

/** The place of a page in the site. @param here the address of the page that it belongs to, if another one */
export function placeOf(address: string, options: SiteOptions, here = address): SitePlace {
  const { words } = wordsOf(options.language)
  const isPublic = options.audience === 'public'
  return {
    name: options.name,
    links: Object.entries(MAIN)
      .filter(([name]) => !isPublic || !INTERNAL.has(name))
      .map(([name, target]) => ({
        name: words.site[name as keyof typeof MAIN],
        address: wayTo(target, address),
        here: target === here,
      })),
    feed: wayTo('feed.xml', address),
    address: options.url === null ? null : onTheWeb(address.replace(/(^|\/)index\.html$/, '$1'), options.url),
    isPublic,
  }
}

/** A page of the site that is not one postmortem. */
export function pageOf(
  address: string,
  template: Precompiled,
  heading: string,
  view: object,
  options: SiteOptions,
  more: { readonly script?: string; readonly here?: string } = {},
): SiteFile {
  const isHome = address === MAIN.postmortems
  return {
    address,
    text: renderSitePage(
      template,
      { heading, ...view },
      {
        title: isHome ? options.name : `${heading} · ${options.name}`,
        description: '',
        language: options.language,
        place: placeOf(address, options, more.here),
        css,
        script: more.script ?? null,
      },
    ),
  }
}

/** `Postmortems: 12` */
export const countLine = (name: string, count: number): string => `${name}: ${count}`

/** The words of a site. */
export const siteWords = ({ language }: SiteOptions): Words => wordsOf(language).words
