import { quote } from '../../visible.ts'
import type { Problem, Range } from '../text/index.ts'
import { nearest } from '../text/index.ts'
import { readStampWhole, type Stamp } from '../time/index.ts'
import { fieldNames, milestoneNames, milestoneSynonyms, servicesSynonym, statuses } from './fields.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { schemaFaults } from './schema.ts'
import { type Field, type FieldValue, plainValue } from './yaml.ts'

/** A text and its range in the document. */
export interface Located {
  readonly text: string
  readonly range: Range
}

/** The id of a postmortem, read from its front matter alone; null where it has none. */
export const idOf = (text: string): string | null =>
  readMeta(readFrontMatter(text).frontMatter).meta.one.get('id')?.text ?? null

/** The fields of the front matter as written, valid or not; the problems say which are not. */
export interface Meta {
  readonly one: ReadonlyMap<string, Located>
  readonly many: ReadonlyMap<string, readonly Located[]>
  /** The date and the milestones of `one` that can be read as times. */
  readonly stamps: ReadonlyMap<string, Stamp>
  /** The maps under `incidents` or `components`, by field name. */
  readonly parts: readonly ReadonlyMap<string, Located>[]
  /** Whether it has a field that only postmortems have, which front matter of other tools has not. */
  readonly isOwn: boolean
}

/** The date and the milestones among the fields, where they can be read as times. */
export const stampsIn = (fields: ReadonlyMap<string, Located>): ReadonlyMap<string, Stamp> =>
  new Map(
    ['date', ...milestoneNames].flatMap(name => {
      const stamp = readStampWhole(fields.get(name)?.text ?? '', 'offset')
      return stamp ? [[name, stamp] as const] : []
    }),
  )

const lists = new Set(['services', 'tags', 'authors', 'signed', 'related'])

/**
 * Reads the fields of the front matter and checks them. An unreadable one gives no fields and no problems.
 *
 * @param theirs the names of the team's own fields, which are not checked.
 */
export function readMeta(
  frontMatter: FrontMatter | null,
  theirs: ReadonlySet<string> = new Set(),
): {
  readonly meta: Meta
  readonly problems: readonly Problem[]
} {
  const one = new Map<string, Located>()
  const many = new Map<string, readonly Located[]>()
  if (!frontMatter?.readable)
    return { meta: { one, many, stamps: new Map(), parts: [], isOwn: false }, problems: [] }
  for (const { key, value } of frontMatter.fields) {
    if (lists.has(key)) many.set(key, textsIn(value))
    else if (key === servicesSynonym && !many.has('services')) many.set('services', textsIn(value))
    else if (value.kind === 'text') one.set(key, { text: value.text, range: value.range })
  }
  for (const [name, milestone] of Object.entries(milestoneSynonyms)) {
    const value = one.get(name)
    // on status pages `resolved: true` accompanies `resolvedWhen`, which holds the time
    if (value && !readStampWhole(one.get(milestone)?.text ?? '', 'offset')) one.set(milestone, value)
  }
  const parts = frontMatter.fields
    .filter(({ key }) => key === 'incidents' || key === 'components')
    .flatMap(({ value }) => partsIn(value))
  const isOwn = saysOwn(frontMatter)
  return {
    meta: { one, many, stamps: stampsIn(one), parts, isOwn },
    problems: check(frontMatter, isOwn, theirs),
  }
}

function textsOf(node: FieldValue): unknown {
  const texts = textsIn(node).map(({ text }) => text)
  return texts.length > 0 ? texts : plainValue(node)
}

function partsIn(node: FieldValue): ReadonlyMap<string, Located>[] {
  if (node.kind !== 'list') return []
  return node.items.map(item => {
    const fields = item.kind === 'map' ? item.fields : []
    return new Map(
      fields.flatMap(({ key, value }) =>
        value.kind === 'text' ? [[key, { text: value.text, range: value.range }] as const] : [],
      ),
    )
  })
}

const textsIn = (node: FieldValue): Located[] =>
  node.kind === 'text'
    ? [{ text: node.text, range: node.range }]
    : node.kind === 'list'
      ? node.items.flatMap(textsIn)
      : node.kind === 'map'
        ? node.fields.filter(({ key }) => key === 'name').flatMap(({ value }) => textsIn(value))
        : []

function check(frontMatter: FrontMatter, isOwn: boolean, theirs: ReadonlySet<string>): Problem[] {
  const isKnown = ({ key }: Field) => fieldNames.some(name => name === key)
  const known = frontMatter.fields.filter(isKnown)
  const unknown = frontMatter.fields.filter(
    field => !isKnown(field) && !theirs.has(field.key) && field.key !== SCHEMA_OF_EDITORS,
  )
  const misses = new Map(unknown.map(field => [field, nearMiss(field)]))
  // fields of another tool, and none of this format: those of a site generator or status page
  if (!isOwn && unknown.some(field => misses.get(field) === null))
    return unknown.flatMap(field => oddName(field) ?? misses.get(field) ?? [])
  const values = Object.fromEntries(
    // authors may be maps with their names
    known.map(({ key, value }) => [
      key,
      key === 'authors' || key === 'signed' ? textsOf(value) : plainValue(value),
    ]),
  )
  const wrong = new Map<string, Problem>()
  for (const { path, message } of schemaFaults(values)) {
    const [name] = path
    const field = known.find(({ key }) => key === name)
    const at = String(name)
    if (!wrong.has(at))
      wrong.set(at, field ? invalidField(field, message, path) : missingField(at, frontMatter))
  }
  const odd = unknown.flatMap(field => oddName(field) ?? synonym(field) ?? misses.get(field) ?? [])
  return [...wrong.values(), ...odd]
}

/** The key by which editors find a schema. */
const SCHEMA_OF_EDITORS = '$schema'

/** Fields that only postmortems have. */
const OWN: ReadonlySet<string> = new Set(
  'timezone started detected acknowledged mitigated incidents components'.split(' '),
)

const saysOwn = ({ fields }: FrontMatter): boolean =>
  fields.some(
    ({ key, value }) =>
      OWN.has(key) || (key === 'status' && value.kind === 'text' && statuses.some(one => one === value.text)),
  )

/** The advice for a field without a value. */
const EMPTY = 'Write a value, or delete the line.'

function invalidField(field: Field, message: string, path: readonly PropertyKey[]): Problem {
  const { key, value } = field
  const [, index] = path
  const item = value.kind === 'list' && typeof index === 'number' ? value.items[index] : undefined
  const at = item ?? value
  if (value.kind === 'null') return problem('error', at.range, `The field ${key} is empty. ${EMPTY}`)
  const fault =
    at.kind === 'text' ? `${quote(at.text)} is not valid for ${key}.` : `${path.join('.')} is not valid.`
  // zod's own message says nothing that an author could act on
  return problem(
    'error',
    at.range,
    `${fault} ${/^Invalid/.test(message) ? 'Write a single value.' : message}`,
  )
}

const missingField = (name: string, frontMatter: FrontMatter): Problem =>
  problem(
    'error',
    { start: frontMatter.range.start, end: frontMatter.range.start + 3 },
    `The front matter has no ${name}. Add the field ${name}.`,
  )

function oddName({ key, keyRange, value }: Field): Problem | null {
  const odd = [{ key, keyRange, value }, ...fieldsIn(value)].find(field => !FIELD_NAME.test(field.key))
  return odd
    ? problem(
        'error',
        odd.keyRange,
        `The field name ${quote(odd.key)} is not valid. Use letters, digits, dashes and underscores.`,
      )
    : null
}

function synonym({ key, keyRange }: Field): Problem | null {
  const meant = Object.hasOwn(milestoneSynonyms, key) ? milestoneSynonyms[key] : undefined
  return meant
    ? problem('warning', keyRange, `Rename the field ${key} to ${meant}: it is read as ${meant}.`)
    : null
}

/** A misspelt field: its name is near to one of the format, and its value is of that kind. */
function nearMiss({ key, keyRange, value }: Field): Problem | null {
  if (Object.hasOwn(milestoneSynonyms, key)) return null
  const name = nearest(key, fieldNames, 0.25)
  return name && suits(name, value)
    ? problem('warning', keyRange, `Unknown field ${key}; did you mean ${name}?`)
    : null
}

/** Whether a value is of the kind that a field has. */
function suits(name: string, value: FieldValue): boolean {
  if (name === 'incidents' || name === 'components') return value.kind === 'list'
  if (lists.has(name)) return value.kind === 'list' || value.kind === 'text'
  if (value.kind !== 'text') return false
  const isTime = name === 'date' || milestoneNames.some(milestone => milestone === name)
  return !isTime || readStampWhole(value.text, 'offset') !== undefined
}

const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

const fieldsIn = (node: FieldValue): readonly Field[] =>
  node.kind === 'map'
    ? node.fields.flatMap(field => [field, ...fieldsIn(field.value)])
    : node.kind === 'list'
      ? node.items.flatMap(fieldsIn)
      : []

const problem = (severity: Problem['severity'], range: Range, message: string): Problem => ({
  rule: 'front-matter-schema',
  severity,
  range,
  message,
})
