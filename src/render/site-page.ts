import { filled, safe } from './fill.ts'
import { policyOf, styleOf } from './formats/page-style.ts'
import type { Precompiled } from './templates/templates.ts'
import { wordsOf } from './view/words.ts'

/** The place of a page in a site. Its addresses are from the page itself, so that they hold below any path. */
export interface SitePlace {
  /** The name of the site. */
  readonly name: string
  /** The ways to its other pages. */
  readonly links: readonly { readonly name: string; readonly address: string; readonly here: boolean }[]
  /** The address of its Atom feed. */
  readonly feed: string
  /** The address of the page on the web; null where nobody has said. */
  readonly address: string | null
  /** Whether search engines may list it. */
  readonly isPublic: boolean
  /** Where a link to a file beside the document leads; null where to no page of the site: it becomes its words. */
  readonly link?: (address: string) => string | null
}

/** A page of a site that is not one postmortem. */
export interface SitePage {
  readonly title: string
  readonly description: string
  readonly language: string
  readonly place: SitePlace
  /** What is added to the style sheet of all pages. */
  readonly css: string
  /** A script, which is all that the page runs; null for none. */
  readonly script: string | null
}

/** Fills the template of a page of a site, which stands in the same frame as those of postmortems. */
export function renderSitePage(template: Precompiled, view: object, page: SitePage): string {
  const { title, description, place, css, script } = page
  const { language, words } = wordsOf(page.language)
  const style = styleOf(page.language, css)
  return filled(template, 'html', {
    ...view,
    plainTitle: title,
    description,
    language,
    direction: words.direction,
    words,
    style: safe(style),
    policy: policyOf(style, false, script),
    script: script === null ? null : safe(script),
    logo: null,
    footnote: null,
    site: place,
  })
}
