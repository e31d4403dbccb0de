import type { Document } from '../document/index.ts'
import { templates as builtIn, renderDocument as render, renderFormats, type Template } from './index.ts'

// What a program sees of this floor: plain types, so that it needs none of the packages that are inside.

export type RenderFormat = 'html' | 'markdown' | 'text'

export type TemplateName = 'cloudshare' | 'dropbox' | 'letter' | 'sre' | 'azure' | 'coe' | 'status' | 'email'

export interface TemplateInfo {
  /** What it is for, in a sentence. */
  readonly title: string
  readonly formats: readonly RenderFormat[]
}

const infoOf = ({ title, formats }: Template): TemplateInfo => ({
  title,
  formats: renderFormats.filter(format => formats[format] !== undefined),
})

/** The built-in templates by name. */
export const templates: Readonly<Record<TemplateName, TemplateInfo>> = {
  cloudshare: infoOf(builtIn.cloudshare),
  dropbox: infoOf(builtIn.dropbox),
  letter: infoOf(builtIn.letter),
  sre: infoOf(builtIn.sre),
  azure: infoOf(builtIn.azure),
  coe: infoOf(builtIn.coe),
  status: infoOf(builtIn.status),
  email: infoOf(builtIn.email),
}

/** How a page is made, besides its template. */
export interface RenderOptions {
  /** How readers reach the house. */
  readonly contacts?: readonly string[]
  /** A style sheet, laid over the page's own. */
  readonly css?: string
  /** A picture for the head of the page, as a `data:` address. */
  readonly logo?: string
  /** Local pictures by their address in the document, as `data:` addresses. What is not here is named by its text. */
  readonly embedded?: ReadonlyMap<string, string>
  /** Whether Markdown draws its pictures in Mermaid. */
  readonly mermaid?: boolean
}

/**
 * The document in a template: a self-contained page, Markdown or text. The same input gives the same bytes.
 *
 * @throws RangeError where the template does not make that format.
 */
export function renderDocument(
  document: Document,
  template: TemplateName,
  format: RenderFormat,
  options: RenderOptions = {},
): string {
  if (!templates[template]?.formats.includes(format)) throw new RangeError(`${template} makes no ${format}`)
  return render(document, template, format, options)
}
