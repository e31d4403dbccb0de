import Handlebars from 'handlebars/runtime.js'
import { type Precompiled, partials, type RenderFormat } from './templates/templates.ts'

/** Text that the page escapes, or HTML that is safe. */
export type Html = string | Handlebars.SafeString

/** HTML that is safe in a page: whoever calls this has made sure. */
export const safe = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html)

/** Fills a template with a view. */
export const filled = (template: Precompiled | undefined, format: RenderFormat, view: object): string =>
  handlebars(format, template).template(template as object)(view)

/** One of the partials of a format as a function of its view. */
export const partialOf = (format: RenderFormat, name: string): ((view: object) => string) =>
  handlebars(format).template(partials[format][name] as object)

/** A Handlebars environment for one page, so that no partial is visible to another. */
function handlebars(format: RenderFormat, template?: Precompiled): typeof Handlebars {
  const own = Handlebars.create()
  for (const [name, partial] of Object.entries({ ...partials[format], ...partialsOf(template) }))
    own.registerPartial(name, own.template(partial as Parameters<typeof Handlebars.template>[0]))
  return own
}

/** The partials of a custom template. */
const partialsOf = (template: Precompiled | undefined): Readonly<Record<string, Precompiled>> =>
  (template as { partials?: Readonly<Record<string, Precompiled>> } | undefined)?.partials ?? {}
