import Handlebars from 'handlebars'
import { didYouMean, readYamlFields, type SectionKind, sectionKinds } from '../document/index.ts'
import {
  partials,
  type RenderFormat,
  renderFormats,
  type Template,
  type TemplateName,
  templateEndings,
  templateName,
  templates,
} from './templates.ts'
import { pageShape, type Shape, VIEW_VERSION, viewShape } from './view-shape.ts'

/** A file of somebody's own template, or a piece of one. */
export interface TemplateFile {
  readonly path: string
  readonly text: string
}

/** What is wrong with one, with its place: `LINE:COLUMN: message`. */
export interface TemplateProblem {
  readonly path: string
  readonly message: string
}

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

const HELPERS = ['if', 'unless', 'each', 'with']

function check(
  file: TemplateFile,
  format: RenderFormat,
  pieces: ReadonlyMap<string, TemplateFile>,
): TemplateProblem[] {
  const found: TemplateProblem[] = []
  const root = format === 'html' ? pageShape : viewShape
  new Checker(file, format, root, pieces, problem => found.push(problem)).check([root])
  return found
}

/** Pieces within pieces. */
const DEEPEST = 20

/** Fields that hold nothing but letters and signs, so that they can stand in an attribute. */
const PLAIN =
  /^(?:@(?:index|key)|id|datetime|plainTitle|description|language|direction|kicker|state|logo|policy|version|part|kind|(?:@root\.)?words(?:\.\w+)+)$/

/** Walks a template with the shape of what `this` is at each place, the outermost first; its pieces where they are used. */
class Checker {
  private readonly file: TemplateFile
  private readonly format: RenderFormat
  private readonly root: Shape
  private readonly pieces: ReadonlyMap<string, TemplateFile>
  private readonly tell: (problem: TemplateProblem) => void
  private readonly known: ReadonlySet<string>
  /** Pieces around it: nought for the template itself. */
  private readonly depth: number

  constructor(
    file: TemplateFile,
    format: RenderFormat,
    root: Shape,
    pieces: ReadonlyMap<string, TemplateFile>,
    tell: (problem: TemplateProblem) => void,
    depth = 0,
  ) {
    this.file = file
    this.format = format
    this.root = root
    this.pieces = pieces
    this.tell = tell
    this.depth = depth
    this.known = new Set([...Object.keys(partials[format]), ...pieces.keys()])
  }

  check(scopes: readonly Shape[]): void {
    try {
      this.statements(Handlebars.parse(this.file.text).body, scopes)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const line = /line (\d+)/.exec(message)?.[1] ?? '1'
      this.tell({
        path: this.file.path,
        message: `${line}:1: This is not Handlebars: ${message.split('\n').at(-1)}`,
      })
    }
  }

  private say({ loc }: hbs.AST.Node, message: string): void {
    this.tell({ path: this.file.path, message: `${loc.start.line}:${loc.start.column + 1}: ${message}` })
  }

  private statements(body: readonly hbs.AST.Statement[], scopes: readonly Shape[]): void {
    for (const statement of body) this.statement(statement, scopes)
  }

  /** Whether a place in the text of the template is inside of a tag. */
  private inTag({ loc }: hbs.AST.Node): boolean {
    const lines = this.file.text.split('\n')
    const before = [
      ...lines.slice(0, loc.start.line - 1),
      (lines[loc.start.line - 1] ?? '').slice(0, loc.start.column),
    ]
      .join('\n')
      .replace(/\{\{[^}]{0,200}\}\}/g, '')
    return before.lastIndexOf('<') > before.lastIndexOf('>')
  }

  private statement(statement: hbs.AST.Statement, scopes: readonly Shape[]): void {
    switch (statement.type) {
      case 'MustacheStatement': {
        const { path, params, escaped } = statement as hbs.AST.MustacheStatement
        if (params.length > 0)
          return this.say(statement, `There is no helper ${nameOf(path)}. Known are ${HELPERS.join(', ')}.`)
        if (!escaped)
          this.say(statement, 'Write two braces: what is safe as it stands is not escaped anyway.')
        const shape = this.resolve(path, scopes)
        if (this.format === 'html' && shape === 'value' && this.inTag(statement) && !PLAIN.test(nameOf(path)))
          this.say(
            statement,
            `${nameOf(path)} may hold tags, which must not stand in a tag: there only plain fields such as plainTitle can.`,
          )
        if (shape !== undefined && typeof shape === 'object' && !isList(shape))
          this.say(
            statement,
            `${nameOf(path)} is made of several: name one of them, such as ${nameOf(path)}.${Object.keys(shape)[0]}.`,
          )
        if (isList(shape))
          this.say(statement, `${nameOf(path)} is a list: go through it with {{#each ${nameOf(path)}}}.`)
        return
      }
      case 'BlockStatement':
        return this.block(statement as hbs.AST.BlockStatement, scopes)
      case 'PartialStatement':
      case 'PartialBlockStatement': {
        const { name, program } = statement as hbs.AST.PartialBlockStatement
        const piece = nameOf(name)
        if (piece === '@partial-block' && this.depth === 0)
          this.say(statement, 'Only a piece can be given a block to show.')
        const own = this.pieces.get(piece)
        if (own && this.depth > DEEPEST) this.say(statement, `The piece ${piece} leads back to itself.`)
        else if (own)
          new Checker(own, this.format, this.root, this.pieces, this.tell, this.depth + 1).check(scopes)
        if (!this.known.has(piece) && piece !== '@partial-block')
          this.say(statement, `There is no piece ${piece}${didYouMean(piece, [...this.known])}`)
        if (program) this.statements(program.body, scopes)
        return
      }
      case 'Decorator':
      case 'DecoratorBlock':
        return this.say(statement, 'Decorators are not known here.')
      default:
        return
    }
  }

  private block({ path, params, program, inverse }: hbs.AST.BlockStatement, scopes: readonly Shape[]): void {
    const helper = nameOf(path)
    const [subject] = params
    if (!HELPERS.includes(helper) || !subject || params.length > 1)
      return this.say(path, `There is no helper ${helper}${didYouMean(helper, HELPERS)}`)
    const shape = this.resolve(subject, scopes)
    const inner = helper === 'each' ? itemOf(shape) : helper === 'with' ? shape : undefined
    if (helper === 'each' && shape !== undefined && inner === undefined)
      this.say(subject, `${nameOf(subject)} is no list.`)
    if (program) this.statements(program.body, inner === undefined ? scopes : [...scopes, inner])
    if (inverse) this.statements(inverse.body, scopes)
  }

  /** What a path leads to; undefined, and said, where it leads nowhere. */
  private resolve(expression: hbs.AST.Expression, scopes: readonly Shape[]): Shape | undefined {
    if (expression.type === 'SubExpression')
      this.say(expression, 'Helpers inside of others are not known here.')
    if (expression.type !== 'PathExpression') return expression.type === 'SubExpression' ? undefined : 'value'
    const { data, depth, parts } = expression as hbs.AST.PathExpression
    const names = parts.map(String)
    if (data && names[0] !== 'root') {
      if (['index', 'key', 'first', 'last'].includes(names[0] ?? '')) return 'value'
      this.say(expression, `There is no @${names.join('.')}.`)
      return undefined
    }
    let shape: Shape | undefined = data ? this.root : scopes[scopes.length - 1 - depth]
    for (const name of data ? names.slice(1) : names) {
      const fields: readonly string[] =
        shape && typeof shape === 'object' && !isList(shape) ? Object.keys(shape) : []
      if (!fields.includes(name)) {
        this.say(expression, `There is no ${names.join('.')} here${didYouMean(name, fields)}`)
        return undefined
      }
      shape = (shape as { readonly [field: string]: Shape })[name]
    }
    return shape
  }
}

const isList = (shape: Shape | undefined): shape is readonly [Shape] => Array.isArray(shape)

const nameOf = (node: hbs.AST.Node): string => (node as hbs.AST.PathExpression).original ?? ''

const itemOf = (shape: Shape | undefined): Shape | undefined => (isList(shape) ? shape[0] : undefined)
