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
  /** A built-in template whose order, headings and limits it has. */
  readonly like: TemplateName | null
  readonly order: readonly SectionKind[]
}

/**
 * Make a template of files that all have its name. Each begins with a comment that gives its title and formats. A name
 * that the view does not have, or a helper that is none, is a problem with its place: nothing is left blank in silence.
 *
 * @param shared files in the folder `partials`; one for a format alone ends like a template of it.
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
      const pieces = piecesFor(format, shared)
      const circles = circlesIn(pieces)
      problems.push(...(circles.length > 0 ? circles : check(file, format, pieces)))
      if (problems.length === 0) formats[format] = compiled(file, format, pieces)
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

/** Pieces by name, for one format. */
const piecesFor = (
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

/** Pieces that lead back to themselves would never end. */
function circlesIn(pieces: ReadonlyMap<string, TemplateFile>): TemplateProblem[] {
  const used = new Map(
    [...pieces].map(([name, { text }]) => [
      name,
      [...text.matchAll(/\{\{~?#?>\s{0,9}([\w-]+)/g)].map(([, used]) => used ?? ''),
    ]),
  )
  const leadsTo = (from: string, wanted: string, seen: Set<string>): boolean =>
    (used.get(from) ?? []).some(next => {
      if (next === wanted) return true
      if (seen.has(next)) return false
      seen.add(next)
      return leadsTo(next, wanted, seen)
    })
  return [...pieces].flatMap(([name, { path }]) =>
    leadsTo(name, name, new Set()) ? [{ path, message: `1:1: The piece ${name} leads back to itself.` }] : [],
  )
}

const distinct = (problems: readonly TemplateProblem[]): readonly TemplateProblem[] => [
  ...new Map(problems.map(problem => [`${problem.path}:${problem.message}`, problem])).values(),
]

/** `{{!-- title: Our letter, formats: [html] --}}`, a field to a line. */
function readHeader({ path, text }: TemplateFile): Header | TemplateProblem {
  const problem = (message: string): TemplateProblem => ({ path, message: `1:1: ${message}` })
  const begins = text.startsWith('{{!--')
  const end = begins ? text.indexOf('--}}') : -1
  if (end < 0) return problem('Begin with {{!-- title: What it is for --}}.')
  const read = readYamlFields(
    text
      .slice(5, end)
      .replace(/^[ \t]+/gm, '')
      .trim(),
  )
  if ('message' in read) return problem(`The comment at the head: ${read.message}`)
  const fields = new Map(read.fields.map(({ key, value }) => [key, value]))
  for (const key of fields.keys())
    if (!HEAD.includes(key)) return problem(`"${key}" is no field of the head${didYouMean(key, HEAD)}`)
  const view = fields.get('view')
  if (view && (view.kind !== 'text' || view.text !== String(VIEW_VERSION)))
    return problem(
      `It is written for another version of the view than ${VIEW_VERSION}: see docs/templates.md.`,
    )
  const title = fields.get('title')
  if (title?.kind !== 'text' || !title.text.trim())
    return problem('Give a title: in the comment at the head.')
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
  if (!formats?.every(isFormat)) return problem(`Give formats: as a list of ${renderFormats.join(', ')}.`)
  if (!order?.every(isKind)) return problem(`Give order: as a list of ${sectionKinds.join(', ')}.`)
  const byEnding = renderFormats.filter(format => path.endsWith(templateEndings[format]))
  const made = formats.length > 0 ? formats : byEnding
  if (made.length === 0) return problem('Give formats: [html] in the comment at the head.')
  const like = fields.get('like')
  const names = Object.keys(templates)
  if (like && (like.kind !== 'text' || !names.includes(like.text)))
    return problem(`Give like: the name of a built-in template: ${names.join(', ')}.`)
  return {
    title: title.text,
    formats: made,
    like: like?.kind === 'text' ? (like.text as TemplateName) : null,
    order,
  }
}

/** No HTML escaping outside of HTML: all that the view gives is guarded already in the words of its format. */
const compiled = (
  file: TemplateFile,
  format: RenderFormat,
  pieces: ReadonlyMap<string, TemplateFile>,
): object => {
  const options = { strict: true, knownHelpersOnly: true, noEscape: format !== 'html', preventIndent: true }
  const spec = (text: string) => new Function(`return ${Handlebars.precompile(text, options)}`)() as object
  return Object.assign(spec(file.text), {
    pieces: Object.fromEntries([...pieces].map(([name, piece]) => [name, spec(piece.text)])),
  })
}

const HEAD = ['title', 'formats', 'like', 'order', 'view']
