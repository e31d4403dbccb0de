import Handlebars from 'handlebars'
import { didYouMean } from '../../document/index.ts'
import { pageShape, type Shape, viewShape } from '../view/view-shape.ts'
import { partials, type RenderFormat } from './templates.ts'

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

const HELPERS = ['if', 'unless', 'each', 'with']

/** What a template names that the view does not have, and what Handlebars does not know. */
export function check(
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
