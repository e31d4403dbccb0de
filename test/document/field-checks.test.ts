import { describe, expect, it } from 'vitest'
import { faultOf } from '../../src/document/front-matter/field-checks.ts'
import { fieldNames } from '../../src/document/front-matter/fields.ts'
import { frontMatterSchema } from '../../src/document/front-matter/schema.ts'
import type { YamlNode } from '../../src/document/front-matter/yaml.ts'

const range = { start: 0, end: 1 }
const text = (written: string): YamlNode => ({ kind: 'text', text: written, range })

const values = [
  ...['', ' ', 'x', 'a b', 'a\nb', 'SEV2', 'draft', 'Draft', 'en', 'pt-BR', 'deutsch', 'UTC', 'Europe/Paris'],
  ...['PST', '2012-03-28', '2012-02-31', '12.03.2012', '06:59', '6:59', '14:??', '25:00', '~14:00'],
  ...['2012-03-28 06:59', '2012-03-28T06:59:00-07:00', '2012-03-28T06:59:00-15:00', '2012-03-28 evening'],
].map(text)
const lists: readonly YamlNode[] = [
  { kind: 'list', items: [], range },
  { kind: 'list', items: [text('a'), text('b')], range },
  { kind: 'list', items: [text('a'), text('')], range },
  { kind: 'list', items: [text('a'), { kind: 'null', range }], range },
  { kind: 'map', fields: [], range },
  { kind: 'null', range },
]

/** What the schema gets of a value: a null is a field left empty. */
const plain = (node: YamlNode): unknown =>
  node.kind === 'text'
    ? node.text
    : node.kind === 'list'
      ? node.items.map(plain)
      : node.kind === 'map'
        ? {}
        : undefined

describe('the checks of a field', () => {
  it.each(fieldNames)('say of %s what its schema says', name => {
    for (const value of [...values, ...lists]) {
      const fault = faultOf(name, value)
      if (fault === undefined) continue
      const { error } = frontMatterSchema.shape[name].safeParse(plain(value))
      const said = error?.issues[0]?.message ?? null
      expect(fault, JSON.stringify(value)).toBe(value.kind === 'null' && said ? EMPTY : said)
    }
  })
})

const EMPTY = 'Write a value, or delete the line.'
