import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyEdits, parse, replaceSection, setField, whyNotEdited } from '../../src/document/index.ts'

const field = (yaml: string, name: string) => {
  const document = parse(`---\n${yaml}\n---\n`)
  const found = document.meta.one.get(name)
  return found && { text: found.text, written: document.text.slice(found.range.start, found.range.end) }
}

describe('values of the front matter', () => {
  it.each([
    ['started: 7:02', 'started', '7:02', '7:02'],
    ['started: 07:02', 'started', '07:02', '07:02'],
    ['started: 12:30', 'started', '12:30', '12:30'],
    ['started: 02:30+09:00', 'started', '02:30+09:00', '02:30+09:00'],
    ['title: no', 'title', 'no', 'no'],
    ['title: off', 'title', 'off', 'off'],
    ['title: true', 'title', 'true', 'true'],
    ['id: 010', 'id', '010', '010'],
    ['id: 1.10', 'id', '1.10', '1.10'],
    ['id: 1e3', 'id', '1e3', '1e3'],
    ['id: 5e12345', 'id', '5e12345', '5e12345'],
    ['id: 12345678901234567890', 'id', '12345678901234567890', '12345678901234567890'],
    ['id: 0x1F', 'id', '0x1F', '0x1F'],
    ['date: 2024-02-31', 'date', '2024-02-31', '2024-02-31'],
    ["title: 'it''s'", 'title', "it's", "'it''s'"],
    ['title: "a --- b"', 'title', 'a --- b', '"a --- b"'],
    ['title: a --- b', 'title', 'a --- b', 'a --- b'],
    ['title: "null"', 'title', 'null', '"null"'],
    ['title: a # comment', 'title', 'a', 'a'],
    ['title: >-\n  one\n  two', 'title', 'one two', '>-\n  one\n  two'],
    ['title: |\n  one\n  ---\n  two', 'title', 'one\n---\ntwo\n', '|\n  one\n  ---\n  two'],
    ['title: plain\n  goes on', 'title', 'plain goes on', 'plain\n  goes on'],
  ])('%j has %s %j', (yaml, name, text, written) => {
    expect(field(yaml, name)).toEqual({ text, written })
  })

  it.each([
    ['services: [a, "b c"]', ['a', 'b c']],
    ['services:\n  - a\n  - b c # why', ['a', 'b c']],
    ['services:\n- a\n- b c', ['a', 'b c']],
    ['services: a', ['a']],
    ['services: [[a], [b c]]', ['a', 'b c']],
    ['services:\n  - [a]\n  - b c', ['a', 'b c']],
  ])('%j is a list', (yaml, texts) => {
    const { meta } = parse(`---\n${yaml}\n---\n`)
    expect(meta.many.get('services')?.map(item => item.text)).toEqual(texts)
  })

  it('may be written as JSON', () => {
    expect(field('{"title": "a: b", "date": "2012-03-28"}', 'title')).toEqual({
      text: 'a: b',
      written: '"a: b"',
    })
  })

  it.each(['title:', 'title: ', 'title: null', 'title: ~', 'title: # nothing'])('%j is empty', yaml => {
    expect(field(yaml, 'title')).toBeUndefined()
  })

  it.each(['\n', '\r\n', '\r'])('reads line ends %j with exact places', lineEnd => {
    const text = ['\ufeff---', 'title: Storage', 'services: [a, "b c"]', '---', '', '## Impact', ''].join(
      lineEnd,
    )
    const { meta, problems, sections } = parse(text)
    expect(problems.filter(p => p.rule === 'front-matter-syntax')).toEqual([])
    expect(meta.many.get('services')?.map(s => [s.text, text.slice(s.range.start, s.range.end)])).toEqual([
      ['a', 'a'],
      ['b c', '"b c"'],
    ])
    expect(sections.map(s => [s.kind, text.slice(s.headingRange.start, s.headingRange.end)])).toEqual([
      ['impact', 'Impact'],
    ])
  })
})

describe('front matter in TOML', () => {
  const toml = (block: string) => parse(`+++\n${block}\n+++\n\n## Impact\n`)

  it.each([
    ['title = "a \\"b\\" # c" # d', 'title', 'a "b" # c', '"a \\"b\\" # c"'],
    ["title = 'a'", 'title', 'a', "'a'"],
    ['title = """\n a\n+ b"""', 'title', ' a\n+ b', '"""\n a\n+ b"""'],
    ['date = 2024-03-05 # day', 'date', '2024-03-05', '2024-03-05'],
    ['date = 2024-03-05T10:00:00-08:00', 'date', '2024-03-05T10:00:00-08:00', '2024-03-05T10:00:00-08:00'],
    ['started = 07:02:00', 'started', '07:02:00', '07:02:00'],
    ['id = 1_000', 'id', '1_000', '1_000'],
    ['"title" = "a"', 'title', 'a', '"a"'],
    ['x = [1, # ]\n 2]\ntitle = "a"', 'title', 'a', '"a"'],
    ['x = { a = "}" }\ntitle = "a"', 'title', 'a', '"a"'],
  ])('%j has %s %j', (block, name, text, written) => {
    const document = toml(block)
    const found = document.meta.one.get(name)
    expect(document.problems.filter(({ rule }) => rule === 'front-matter-syntax')).toEqual([])
    expect(found && [found.text, document.text.slice(found.range.start, found.range.end)]).toEqual([
      text,
      written,
    ])
    expect(document.sections.map(({ kind }) => kind)).toEqual(['impact'])
  })

  it('has lists and tables', () => {
    const { meta } = toml(
      'services = [\n  "a",\n  "b c",\n]\n\n[[incidents]]\nname = "one"\nstarted = "07:02"\n\n[[incidents]]\nname = "two"',
    )
    expect(meta.many.get('services')?.map(({ text }) => text)).toEqual(['a', 'b c'])
    expect(meta.parts.map(part => part.get('name')?.text)).toEqual(['one', 'two'])
  })

  it('gives each key its own place', () => {
    const { text, problems } = toml(
      'title = "a"\ndate = 2024-03-05\n\n["p q"]\nowner.name = "ann"\n\n[extra]\n"a b" = 1',
    )
    expect(problems.map(({ range }) => text.slice(range.start, range.end))).toEqual(['"p q"', '"a b"'])
  })
})

describe('front matter in TOML or JSON', () => {
  it.each([
    ['TOML', '+++\ntitle = "a"\n+++\n\n## Timeline\n\n- 10:00 x\n'],
    ['JSON', '{\n  "title": "a"\n}\n\n## Timeline\n\n- 10:00 x\n'],
  ])('is read and not written: %s', (notation, text) => {
    const document = parse(text)
    expect(document.title?.text).toBe('a')
    expect(setField(document, 'severity', 'SEV1')).toBeUndefined()
    expect(whyNotEdited(document)).toContain(`its front matter is ${notation}`)
    const edit = replaceSection(document, 'impact', 'None.')
    expect(edit && applyEdits(text, [edit]).startsWith(text.slice(0, 20))).toBe(true)
  })
})

describe('front matter that is not to be trusted', () => {
  it.each([
    '---js',
    '---javascript',
    '---JS',
    '--- js',
    '---coffee',
    '---constructor',
  ])('%s runs nothing', opening => {
    const folder = mkdtempSync(join(tmpdir(), 'canary-'))
    const canary = join(folder, 'ran')
    const code = `require('fs').writeFileSync(${JSON.stringify(canary)}, '')`
    for (const text of [
      `${opening}\n{ a: ${code} }\n---\n`,
      `\ufeff${opening}\r\n${code}\r\n---\r\n`,
      `${opening}\n${code}`,
    ]) {
      const rules = parse(text).problems.map(problem => problem.rule)
      expect(rules).toContain('front-matter-syntax')
    }
    expect(existsSync(canary)).toBe(false)
    rmSync(folder, { recursive: true })
  })

  it('reports broken YAML once, at its line, the same each time', () => {
    const text = '---\ntitle: a\nbroken: b: c\n---\n\n# x\n'
    const [first, second] = [parse(text), parse(text)]
    expect(first.problems).toEqual(second.problems)
    expect(first.problems.filter(p => p.rule.startsWith('front-matter'))).toHaveLength(1)
    expect(text.slice(0, first.problems[0]?.range.start).split('\n')).toHaveLength(3)
    expect(first.title?.text).toBe('x')
  })

  it('refuses an alias bomb before anything is built from it', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'
        .split('')
        .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`),
    ]
    const started = process.hrtime.bigint()
    const { problems } = parse(`---\n${bomb.join('\n')}\n---\n`)
    expect(problems[0]?.message).toMatch(/anchors and aliases/)
    // a bomb that goes off takes minutes: this bound is no measure of speed
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2000)
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty'])('a field %s reaches no prototype', name => {
    parse(`---\ntitle: a\n${name}: {polluted: "yes"}\n---\n`)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each(['constructor', '__proto__', 'toString'])('a file that reads %s is text', text => {
    expect(parse(text).frontMatter).toBeNull()
    expect(parse(text).sections).toHaveLength(1)
  })
})
