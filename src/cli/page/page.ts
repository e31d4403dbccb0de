import { type Document, forPublic, hasMarks } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { FileReport } from '../../lint/index.ts'
import {
  languageNames,
  localPictures,
  messageOf,
  type NamedTemplate,
  type RenderFormat,
  type PageOptions as RenderingOptions,
  renderMail,
  renderPage,
  type SitePlace,
} from '../../render/index.ts'
import { visibleLine } from '../../visible.ts'
import type { FileSettings } from '../config.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'
import { readDocument } from '../file/read-document.ts'
import { embed, readPicture } from './embed.ts'
import { pageTemplate, templateFiles } from './find-template.ts'

/** The options of a page. */
export interface PageOptions {
  readonly template: string
  readonly format: RenderFormat | 'eml'
  /** Null for the audience of the template. */
  readonly audience: 'internal' | 'public' | null
  readonly mermaid: boolean
  /** Whether figures that the document supports get a mark. */
  readonly showClaims: boolean
  /** Paths of a style sheet and of a picture. */
  readonly theme: string | null
  readonly logo: string | null
  /** Its place in the site that it is part of, for the language that it names. */
  site?(language: string | null): SitePlace
}

export interface Page {
  readonly text: string
  /** Messages about what could not be shown as it is. */
  readonly notes: readonly string[]
  /** Findings about what a public page would reveal; null for an internal page. */
  readonly leaks: FileReport | null
  /** What it shows. */
  readonly document: Document
}

/** Makes the page of a postmortem as it is on the disk now. */
export async function makePage(file: PostmortemFile, options: PageOptions, host: Host): Promise<Page> {
  const { path, config } = file
  const { template: name } = options
  const format = options.format === 'eml' ? 'html' : options.format
  const named = await pageTemplate(name, options.format, config.templates, host)
  const audience = options.audience ?? named.template.audience
  const { document: whole, mark } = options.showClaims ? await withMarks(file) : { document: file.read() }
  const document = audience === 'public' ? publicOf(whole, file) : whole
  const notes: string[] = []
  const embedded =
    format === 'html' ? embed(localPictures(document), path, host, notes) : new Map<string, string>()
  const theme = format === 'html' && options.theme !== null ? readTheme(options.theme, host) : null
  if (theme !== null) notes.push(...(await import('./theme-contrast.ts')).contrastProblems(theme))
  const rendering: RenderingOptions = {
    contacts: config.contacts,
    organization: config.organization,
    signed: config.signed,
    forCustomers: audience === 'public',
    mermaid: options.mermaid,
    embedded,
    ...(mark !== undefined && { mark }),
    ...(options.site && { site: options.site(document.meta.one.get('language')?.text ?? null) }),
    ...(theme !== null && { css: theme }),
    ...(format === 'html' && options.logo !== null && { logo: readLogo(options.logo, host) }),
  }
  const mail = options.format === 'eml' ? renderMail(document, named, rendering) : null
  const page = mail ? { ...mail, text: mail.html } : renderPage(document, named, format, rendering)
  const { text, isShortened } = page
  notes.push(...notesOn(document, named, isShortened, options))
  const words = [format === 'html' ? wordsOfPage(text) : text, ...(mail ? [mail.subject, mail.text] : [])]
  const leaks = audience === 'public' ? await leaksIn(path, words.join('\n'), config) : null
  return { text: mail ? messageOf(mail) : text, notes, leaks, document }
}

/** What a page does not say, and what of the options has no effect. */
function notesOn(
  document: Document,
  named: NamedTemplate,
  isShortened: boolean,
  { format, theme }: PageOptions,
): readonly string[] {
  const { name, template } = named
  const { brief, like, keeps } = template
  const isMail = (like ?? name) === 'email' && (format === 'html' || format === 'eml')
  const others = brief
    ? document.sections.filter(({ kind, heading }) => heading && !(kind && brief.kinds.includes(kind)))
    : []
  const language = document.meta.one.get('language')?.text
  const isUnknown = language && !languageNames.includes(language.split('-')[0]?.toLowerCase() ?? '')
  return [
    ...(theme !== null && isMail ? ['The theme is not used: mail clients drop style sheets.'] : []),
    ...(others.length > 0
      ? [`${name} leaves out: ${others.map(({ heading }) => visibleLine(heading)).join(', ')}.`]
      : []),
    ...(isUnknown ? [`There are no labels in ${visibleLine(language)}: the page has those in English.`] : []),
    ...(isShortened
      ? [`${name} shortens its sections to ${brief?.characters} characters: read it before you send it.`]
      : []),
    ...(keeps && format === 'markdown' && hasMarks(document)
      ? [
          'The marks of what is internal are one around the whole page: a public page is made from the source.',
        ]
      : []),
  ]
}

async function withMarks(file: PostmortemFile) {
  const { withSupportedMarks } = await import('./supported-marks.ts')
  return withSupportedMarks(file.read(), file.options)
}

/** The files that a page is made from, except for the pictures in it. */
export const filesOfPage = (
  { path, config }: PostmortemFile,
  { template, theme, logo }: PageOptions,
  host: Host,
): readonly string[] => [
  path,
  ...[theme, logo].flatMap(file => file ?? []),
  ...templateFiles(template, config.templates, host),
]

function publicOf(document: Document, { path, options }: PostmortemFile): Document {
  const result = forPublic(document, options)
  if ('document' in result) return result.document
  const { line, problem } = result
  throw new PostmortemError({ code: 'audience-unclear', path, line, problem })
}

function withoutStyle(html: string): string {
  const [start, end] = [html.indexOf('<style>'), html.indexOf('</style>')]
  return start < 0 || end < 0 ? html : html.slice(0, start) + html.slice(end)
}

/** The text of a page, with a blank for each tag or what stands for it. */
export const textOfPage = (html: string, inPlaceOf: (tag: string) => string = () => ' '): string =>
  withoutStyle(html)
    .replace(/<[^>]{0,20000}>/g, inPlaceOf)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

/** The words of a page: its text, and the values in its tags, except for its style sheet and its pictures. */
const wordsOfPage = (html: string): string => textOfPage(html, tag => ` ${valuesOf(tag).join(' ')} `)

const valuesOf = (tag: string): readonly string[] =>
  [...tag.matchAll(/"([^"]*)"/g)].map(([, value = '']) => (value.startsWith('data:') ? '' : value))

/** The leak rule of the preset `public` on the words that are written, with the options that the config gives it. */
async function leaksIn(path: string, words: string, config: FileSettings): Promise<FileReport> {
  const { lintText, onlyRules, rules } = await import('../../lint/index.ts')
  const own = onlyRules(rules.filter(({ id }) => id === 'internal-leak'))
  const { rules: active } = await config.settings()
  const set = active.filter(({ rule }) => rule.id === 'internal-leak')
  // as lines of text: what would be code or a comment in Markdown are words of the page
  const lines = words
    .split('\n')
    .map(line => line.replace(/[`<>]/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
  return lintText(path, lines, { settings: { ...own, rules: set.length > 0 ? set : own.rules } })
}

function readTheme(path: string, host: Host): string {
  const css = readDocument(path, host)
  // the end of the style element would let the file write into the page
  if (!css.includes('</')) return css
  throw new PostmortemError({ code: 'file-not-text', path, reason: 'a style sheet must not contain "</"' })
}

function readLogo(path: string, host: Host): string {
  const picture = readPicture(path, '.', host)
  if ('data' in picture) return picture.data
  throw new PostmortemError({ code: 'picture-unusable', path, reason: picture.reason })
}
