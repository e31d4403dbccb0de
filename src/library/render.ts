import type { Document } from '../document/index.ts'
import {
  templates as builtIn,
  renderDocument as render,
  renderFormats,
  type Template,
} from '../render/index.ts'

// The public types of rendering, without those of the packages that it uses.

/** A format that a page can have. */
export type RenderFormat = 'html' | 'markdown' | 'text'

/** The name of a built-in template. */
export type TemplateName = 'cloudshare' | 'dropbox' | 'letter' | 'sre' | 'azure' | 'coe' | 'status' | 'email'

/** A template as users see it listed. */
export interface TemplateInfo {
  /** Its purpose, in a sentence. */
  readonly title: string
  readonly formats: readonly RenderFormat[]
  /** Whom its pages are for: those for the public leave out what is internal (`forPublic`, `forCustomers`). */
  readonly audience: 'internal' | 'public'
}

const infoOf = ({ title, formats, audience }: Template): TemplateInfo => ({
  title,
  audience,
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

/** The options of a page, besides its template. */
export interface RenderOptions {
  /** The addresses at which readers reach the team. */
  readonly contacts?: readonly string[]
  /** The organization and the signers where the front matter names none. */
  readonly organization?: string | null
  readonly signed?: readonly string[]
  /** Whether it leaves out what is for colleagues: owners, priorities, types, tickets, handles. */
  readonly forCustomers?: boolean
  /** A style sheet that is added to the page's own. */
  readonly css?: string
  /** A picture for the head of the page, as a `data:` URL. */
  readonly logo?: string
  /** Local pictures by their address in the document, as `data:` URLs. Others appear as their alternative text. */
  readonly embedded?: ReadonlyMap<string, string>
  /** Whether Markdown draws its pictures in Mermaid. */
  readonly mermaid?: boolean
}

/**
 * Renders a document with a template, as a self-contained page, Markdown or text. The same input gives the same bytes.
 *
 * @throws RangeError where there is no such template, or it does not make that format.
 */
export function renderDocument(
  document: Document,
  template: TemplateName,
  format: RenderFormat,
  options: RenderOptions = {},
): string {
  const listed = (names: readonly string[]) => `${names.join(', ')}.`
  if (!Object.hasOwn(templates, template))
    throw new RangeError(`There is no template ${template}. Templates: ${listed(Object.keys(templates))}`)
  const { formats } = templates[template]
  if (!formats.includes(format))
    throw new RangeError(`The template ${template} does not make ${format}. Its formats: ${listed(formats)}`)
  return render(document, template, format, options)
}
