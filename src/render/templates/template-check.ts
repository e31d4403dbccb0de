import Handlebars from 'handlebars'
import { didYouMean } from '../../document/index.ts'
import { pageShape, type Shape, viewShape } from '../view/view-shape.ts'
import { partials, type RenderFormat } from './templates.ts'

/** A file of a custom template, or a partial of one. */
export interface TemplateFile {
  readonly path: string
  readonly text: string
}

/** A fault of a template file, with its position: `LINE:COLUMN: message`. */
export interface TemplateProblem {
  readonly path: string
  readonly message: string
}

const HELPERS = ['if', 'unless', 'each', 'with']

/**
 * Checks a template against the shape of the view: unknown fields, helpers and partials, and unsafe use in HTML tags.
 */
export function check(
  file: TemplateFile,
  format: RenderFormat,
  custom: ReadonlyMap<string, TemplateFile>,
): TemplateProblem[] {
  const found: TemplateProblem[] = []
  const root = format === 'html' ? pageShape : viewShape
  new Checker(file, format, root, custom, problem => found.push(problem)).check([root])
  return found
}

/** The depth of nested partials that counts as endless. */
const DEEPEST = 20

/** Fields without markup, which can be used in an attribute. */
const PLAIN =
  /^(?:@(?:index|key)|id|datetime|plainTitle|description|language|direction|kicker|state|logo|policy|version|part|kind|(?:@root\.)?words(?:\.\w+)+)$/

/** Walks a template, and its partials where they are used, with the shapes of the contexts around, outermost first. */
class Checker {
  private readonly file: TemplateFile
  private readonly format: RenderFormat
  private readonly root: Shape
  private readonly custom: ReadonlyMap<string, TemplateFile>
  private readonly report: (problem: TemplateProblem) => void
  private readonly known: ReadonlySet<string>
  /** The number of partials around this one; 0 for the template itself. */
  private readonly depth: number

  constructor(
    file: TemplateFile,
    format: RenderFormat,
    root: Shape,
    custom: ReadonlyMap<string, TemplateFile>,
    report: (problem: TemplateProblem) => void,
    depth = 0,
  ) {
    this.file = file
    this.format = format
    this.root = root
    this.custom = custom
    this.report = report
    this.depth = depth
    this.known = new Set([...Object.keys(partials[format]), ...custom.keys()])
  }

  check(scopes: readonly Shape[]): void {
    try {
      this.statements(Handlebars.parse(this.file.text).body, scopes)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const line = /line (\d+)/.exec(message)?.[1] ?? '1'
      this.report({
        path: this.file.path,
        message: `${line}:1: This is not valid Handlebars: ${message.split('\n').at(-1)}`,
      })
    }
  }

  private say({ loc }: hbs.AST.Node, message: string): void {
    this.report({ path: this.file.path, message: `${loc.start.line}:${loc.start.column + 1}: ${message}` })
  }

  private statements(body: readonly hbs.AST.Statement[], scopes: readonly Shape[]): void {
    for (const statement of body) this.statement(statement, scopes)
  }

  /** The HTML before a node of the template. */
  private before({ loc }: hbs.AST.Node): string {
    const lines = this.file.text.split('\n')
    return [
      ...lines.slice(0, loc.start.line - 1),
      (lines[loc.start.line - 1] ?? '').slice(0, loc.start.column),
    ]
      .join('\n')
      .replace(/\{\{[^}]{0,200}\}\}/g, '')
  }

  private statement(statement: hbs.AST.Statement, scopes: readonly Shape[]): void {
    switch (statement.type) {
      case 'MustacheStatement': {
        const { path, params, escaped, hash } = statement as hbs.AST.MustacheStatement
        if (params.length > 0 || hash?.pairs.length > 0)
          return this.say(statement, `Unknown helper ${nameOf(path)}. Known helpers: ${HELPERS.join(', ')}.`)
        if (!escaped)
          this.say(statement, 'Three braces are not allowed. Write two: safe HTML is not escaped again.')
        const shape = this.resolve(path, scopes)
        const unsafe =
          this.format === 'html' && shape === 'value' && unsafeUse(this.before(statement), nameOf(path))
        if (unsafe) this.say(statement, unsafe)
        if (shape !== undefined && typeof shape === 'object' && !isList(shape))
          this.say(
            statement,
            `${nameOf(path)} has several fields. Name one of them, such as ${nameOf(path)}.${Object.keys(shape)[0]}.`,
          )
        if (isList(shape))
          this.say(statement, `${nameOf(path)} is a list. Loop over it with {{#each ${nameOf(path)}}}.`)
        return
      }
      case 'BlockStatement':
        return this.block(statement as hbs.AST.BlockStatement, scopes)
      case 'PartialStatement':
      case 'PartialBlockStatement': {
        const { name, program, params, hash } = statement as hbs.AST.PartialBlockStatement
        const partial = nameOf(name)
        if (params.length > 0 || hash?.pairs.length > 0)
          this.say(
            statement,
            `Partial ${partial} takes no arguments: it has the fields of the place where it is used.`,
          )
        if (partial === '@partial-block' && this.depth === 0)
          this.say(statement, '@partial-block can only be used in a partial.')
        const own = this.custom.get(partial)
        if (own && this.depth > DEEPEST) this.say(statement, `Partial ${partial} includes itself.`)
        else if (own)
          new Checker(own, this.format, this.root, this.custom, this.report, this.depth + 1).check(scopes)
        if (!this.known.has(partial) && partial !== '@partial-block')
          this.say(statement, `Unknown partial ${partial}${didYouMean(partial, [...this.known])}`)
        if (program) this.statements(program.body, scopes)
        return
      }
      case 'Decorator':
      case 'DecoratorBlock':
        return this.say(statement, 'Decorators are not supported.')
      default:
        return
    }
  }

  private block(
    { path, params, hash, program, inverse }: hbs.AST.BlockStatement,
    scopes: readonly Shape[],
  ): void {
    const helper = nameOf(path)
    const [subject] = params
    if (!HELPERS.includes(helper) || !subject || params.length > 1 || hash?.pairs.length > 0)
      return this.say(path, `Unknown helper ${helper}${didYouMean(helper, HELPERS)}`)
    const shape = this.resolve(subject, scopes)
    const inner = helper === 'each' ? itemOf(shape) : helper === 'with' ? shape : undefined
    if (helper === 'each' && shape !== undefined && inner === undefined)
      this.say(subject, `${nameOf(subject)} is not a list, so #each cannot loop over it.`)
    if (program) this.statements(program.body, inner === undefined ? scopes : [...scopes, inner])
    if (inverse) this.statements(inverse.body, scopes)
  }

  /** The shape that a path leads to. Reports an unknown one, and returns `undefined` for it. */
  private resolve(expression: hbs.AST.Expression, scopes: readonly Shape[]): Shape | undefined {
    if (expression.type === 'SubExpression') this.say(expression, 'Nested helpers are not supported.')
    if (expression.type !== 'PathExpression') return expression.type === 'SubExpression' ? undefined : 'value'
    const { data, depth, parts } = expression as hbs.AST.PathExpression
    const names = parts.map(String)
    if (data && names[0] !== 'root') {
      if (['index', 'key', 'first', 'last'].includes(names[0] ?? '')) return 'value'
      this.say(expression, `Unknown variable @${names.join('.')}.`)
      return undefined
    }
    let shape: Shape | undefined = data ? this.root : scopes[scopes.length - 1 - depth]
    for (const name of data ? names.slice(1) : names) {
      const fields: readonly string[] =
        shape && typeof shape === 'object' && !isList(shape) ? Object.keys(shape) : []
      if (!fields.includes(name)) {
        this.say(expression, `Unknown field ${names.join('.')}${didYouMean(name, fields)}`)
        return undefined
      }
      shape = (shape as { readonly [field: string]: Shape })[name]
    }
    return shape
  }
}

/** Why a value cannot stand at a place in HTML; null where it can. @param before the HTML up to that place. */
function unsafeUse(before: string, name: string): string | null {
  const html = before.toLowerCase()
  const element = ['script', 'style'].find(one => html.lastIndexOf(`<${one}`) > html.lastIndexOf(`</${one}`))
  if (element && name !== 'style') return `${name} cannot be used in a ${element} element.`
  if (before.lastIndexOf('<') <= before.lastIndexOf('>')) return null
  if (!PLAIN.test(name))
    return `${name} may contain tags, so it cannot be used inside a tag. Use a field without markup, such as plainTitle.`
  const [, attribute = '', quote = '', value = ''] =
    /([\w:-]{1,40})\s{0,9}=\s{0,9}(["']?)([^"'<>]{0,2000})$/.exec(before) ?? []
  if (attribute && !quote) return `${name} must stand in quotation marks: ${attribute}="{{${name}}}".`
  const runs = /^(?:on\w+|style|srcdoc)$/i.test(attribute)
  const leads = /^(?:href|src|action|formaction|xlink:href|data|poster)$/i.test(attribute)
  return runs || (leads && value === '' && name !== 'logo')
    ? `${name} cannot be used as ${attribute}: the words of a document could make the page do something.`
    : null
}

const isList = (shape: Shape | undefined): shape is readonly [Shape] => Array.isArray(shape)

const nameOf = (node: hbs.AST.Node): string => (node as hbs.AST.PathExpression).original ?? ''

const itemOf = (shape: Shape | undefined): Shape | undefined => (isList(shape) ? shape[0] : undefined)
