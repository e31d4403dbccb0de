import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMatter } from '../../src/document/front-matter/gray-matter.ts'
import { readSimpleFields } from '../../src/document/front-matter/simple-yaml.ts'
import { corpus } from '../corpus.ts'

/** Between its two lines of `---`, roughly: what is no YAML may come too. */
const headOf = (text: string) => /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? ''

describe('front matter read by its lines alone', () => {
  it.each([
    ['values', 'title: Outage\ndate: 2012-03-28\nstarted: 06:59'],
    ['a list of lines', 'services:\n  - api\n  - login page\ndate: 2012-03-28'],
    ['a list in brackets', 'services: [api, login page]'],
    ['quotation marks', 'title: "Résumés: slow"\nid: \'12\''],
    ['comments and blank lines', '# head\n\ntitle: Outage\n  # more\n\ndate: 2012-03-28\n'],
    ['an empty value', 'owner:\ndate: ~'],
    ['Windows line ends', 'title: Outage\r\nservices:\r\n- api\r\ndate: 2012-03-28'],
  ])('is taken for %s', (_, yaml) => {
    expect(readSimpleFields(yaml, 4)).toEqual(fieldsOf(yaml))
  })

  it.each([
    ['a block of text', 'title: |\n  Outage\n'],
    ['a value on two lines', 'title: Outage\n  of resumes'],
    ['a comment behind a value', 'date: 2012-03-28 # a Wednesday'],
    ['a map', 'incidents:\n  - name: one\n    started: 06:59'],
    ['an anchor', 'title: &a Outage'],
    ['a tag', 'title: !!str 1'],
    ['an escape', 'title: "a\\nb"'],
    ['the same name twice', 'title: a\ntitle: b'],
    ['a name that is no text', 'null: a'],
    ['two colons', 'title: a: b'],
    ['a tab', 'title:\ta'],
    ['a list in a list', 'tags:\n  - - a'],
    ['a list that steps in', 'tags:\n  - a\n    - b'],
    ['something else', 'Outage'],
  ])('is left to the YAML reader for %s', (_, yaml) => {
    expect(readSimpleFields(yaml, 4)).toBeNull()
  })

  it('says what the YAML reader says', () => {
    const scalar = fc.constantFrom(
      ...['a', 'b c', '2012-03-28', '06:59', "'x'", '"y, z"', '~', 'null', '', '-', '- a', '[', ']', ','],
      ...['[a, b]', '[a, ~, ]', '{a: 1}', '# c', 'x # c', 'x: y', 'x:', '|', '>-', '*a', '&a', '!t', '@a'],
      ...['é', '\u00a0', '\t', '"a', "it's", 'a  ', '%', '`', '?', '? a', '= a', '+1', '.5', '\u{1f600}'],
    )
    const line = fc.oneof(
      fc
        .tuple(
          fc.constantFrom('a', 'b', 'title', 'a-b', 'null', '1a', ''),
          fc.constantFrom(': ', ':', ':  ', ' : '),
          scalar,
        )
        .map(parts => parts.join('')),
      fc.tuple(fc.constantFrom('- ', '  - ', '    - ', '  ', '-', '# '), scalar).map(parts => parts.join('')),
      scalar,
    )
    const ends = fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\r')
    const yaml = fc.array(fc.tuple(line, ends)).map(lines => lines.flat().join(''))
    let read = 0
    fc.assert(
      fc.property(yaml, text => {
        const fields = readSimpleFields(text, 4)
        if (!fields) return
        read++
        expect(fields).toEqual(fieldsOf(text))
      }),
      { numRuns: 20_000, examples: corpus().map(({ text }) => [headOf(text)]) },
    )
    expect(read).toBeGreaterThan(1000)
  })
})

function fieldsOf(yaml: string): unknown {
  const read = readMatter(yaml, 4)
  return 'fields' in read ? read.fields : read
}
