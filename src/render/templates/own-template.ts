import Handlebars from 'handlebars'
import { didYouMean, readYamlFields, type SectionKind, sectionKinds } from '../../document/index.ts'
import { VIEW_VERSION } from '../view/view-shape.ts'
import { check, type TemplateFile, type TemplateProblem } from './template-check.ts'
import {
  type RenderFormat,
  renderFormats,
  type Template,
  type TemplateName,
  templateEndings,
  templateName,
  templates,
} from './templates.ts'

export type { TemplateFile } from './template-check.ts'

interface Header {
  readonly title: string
  readonly formats: readonly RenderFormat[]
  /** A built-in template that gives the order, headings and limits. */
  readonly like: TemplateName | null
  readonly order: readonly SectionKind[]
}

/**
 * Makes a template from the files that have its name. Each begins with a comment that gives its title and formats.
 * An unknown field or helper is a problem with its position, so that nothing is left empty in silence.
 *
 * @param shared files of the folder `partials`; one for a single format has the file name ending of that format.
 */
export function ownTemplate(
  files: readonly TemplateFile[],
  shared: readonly TemplateFile[],
): { readonly template: Template } | { readonly problems: readonly TemplateProblem[] } {
  const problems: TemplateProblem[] = []
  const formats: Partial<Record<RenderFormat, object>> = {}
  let header: Header | null = null
  for (const file of files) {
    const read = readHeader(file)
    if ('message' in read) {
      problems.push(read)
      continue
    }
    header ??= read
    for (const format of read.formats) {
      const partials = partialsFor(format, shared)
      const cycles = cyclesIn(partials)
      problems.push(...(cycles.length > 0 ? cycles : check(file, format, partials)))
      if (problems.length === 0) formats[format] = compiled(file, format, partials)
    }
  }
  if (problems.length > 0 || !header) return { problems: distinct(problems) }
  const { title, like, order } = header
  const base: Partial<Template> = like ? templates[like] : {}
  return {
    template: {
      order: [],
      audience: 'internal',
      ...base,
      ...(order.length > 0 && { order }),
      title,
      after: '',
      formats,
      like,
    },
  }
}

/** The partials of one format, by name. */
const partialsFor = (
  format: RenderFormat,
  shared: readonly TemplateFile[],
): ReadonlyMap<string, TemplateFile> =>
  new Map(
    shared
      .filter(({ path }) => {
        const own = renderFormats.find(other => path.endsWith(templateEndings[other]))
        return own === undefined || own === format
      })
      .map(file => [templateName(file.path), file]),
  )

/** Problems for partials that include themselves, directly or through others: rendering them would never end. */
function cyclesIn(partials: ReadonlyMap<string, TemplateFile>): TemplateProblem[] {
  const used = new Map(
    [...partials].map(([name, { text }]) => [
      name,
      [...text.matchAll(/\{\{~?#?>\s{0,9}([\w-]+)/g)].map(([, used]) => used ?? ''),
    ]),
  )
  const reaches = (from: string, wanted: string, seen: Set<string>): boolean =>
    (used.get(from) ?? []).some(next => {
      if (next === wanted) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, wanted, seen)
    })
  return [...partials].flatMap(([name, { path }]) =>
    reaches(name, name, new Set()) ? [{ path, message: `1:1: Partial ${name} includes itself.` }] : [],
  )
}

const distinct = (problems: readonly TemplateProblem[]): readonly TemplateProblem[] => [
  ...new Map(problems.map(problem => [`${problem.path}:${problem.message}`, problem])).values(),
]

/** Reads the header comment, `{{!-- title: Our letter --}}`, with one field per line. */
function readHeader({ path, text }: TemplateFile): Header | TemplateProblem {
  const problem = (message: string): TemplateProblem => ({ path, message: `1:1: ${message}` })
  const begins = text.startsWith('{{!--')
  const end = begins ? text.indexOf('--}}') : -1
  if (end < 0)
    return problem('The header comment is missing. Begin the file with {{!-- title: What it is for --}}.')
  const read = readYamlFields(
    text
      .slice(5, end)
      .replace(/^[ \t]+/gm, '')
      .trim(),
  )
  if ('message' in read) return problem(`The header comment is not valid. ${read.message}`)
  const fields = new Map(read.fields.map(({ key, value }) => [key, value]))
  for (const key of fields.keys())
    if (!HEAD.includes(key))
      return problem(
        `Unknown field "${key}" in the header comment${didYouMean(key, HEAD) || `. Known fields: ${HEAD.join(', ')}.`}`,
      )
  const view = fields.get('view')
  if (view && (view.kind !== 'text' || view.text !== String(VIEW_VERSION)))
    return problem(
      `This template is for another version of the view than ${VIEW_VERSION}. See docs/templates.md.`,
    )
  const title = fields.get('title')
  if (title?.kind !== 'text' || !title.text.trim())
    return problem('The template has no title. Add "title: …" to the header comment.')
  const listed = (name: string): readonly string[] | null => {
    const value = fields.get(name)
    if (!value) return []
    if (value.kind === 'text') return [value.text]
    return value.kind === 'list' && value.items.every(item => item.kind === 'text')
      ? value.items.map(item => (item.kind === 'text' ? item.text : ''))
      : null
  }
  const [formats, order] = [listed('formats'), listed('order')]
  const isFormat = (name: string): name is RenderFormat => renderFormats.some(known => known === name)
  const isKind = (name: string): name is SectionKind => sectionKinds.some(known => known === name)
  if (!formats?.every(isFormat))
    return problem(`The formats are not valid. List one or more of ${renderFormats.join(', ')}.`)
  if (!order?.every(isKind))
    return problem(`The order is not valid. List sections from ${sectionKinds.join(', ')}.`)
  const byEnding = renderFormats.filter(format => path.endsWith(templateEndings[format]))
  const made = formats.length > 0 ? formats : byEnding
  if (made.length === 0)
    return problem('The template has no format. Add "formats: [html]" to the header comment.')
  const like = fields.get('like')
  const names = Object.keys(templates)
  if (like && (like.kind !== 'text' || !names.includes(like.text)))
    return problem(`The value of like is not a built-in template. Use one of ${names.join(', ')}.`)
  return {
    title: title.text,
    formats: made,
    like: like?.kind === 'text' ? (like.text as TemplateName) : null,
    order,
  }
}

/** Compiles a template and its partials. Only HTML is escaped: for other formats the view holds escaped texts. */
const compiled = (
  file: TemplateFile,
  format: RenderFormat,
  partials: ReadonlyMap<string, TemplateFile>,
): object => {
  const options = { strict: true, knownHelpersOnly: true, noEscape: format !== 'html', preventIndent: true }
  const spec = (text: string) => new Function(`return ${Handlebars.precompile(text, options)}`)() as object
  return Object.assign(spec(file.text), {
    partials: Object.fromEntries([...partials].map(([name, partial]) => [name, spec(partial.text)])),
  })
}

const HEAD = ['title', 'formats', 'like', 'order', 'view']
