import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  appendAction,
  appendEvent,
  applyEdits,
  type Document,
  type Edit,
  invertEdits,
  isTimed,
  parse,
  replaceSection,
  sectionKinds,
  setField,
  whyNotEdited,
} from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'

const texts = corpus()

/** Any change that a command can make. */
const changes: readonly ((document: Document) => Edit | undefined)[] = [
  document => setField(document, 'resolved', '07:52'),
  document => setField(document, 'title', 'A: new # title'),
  document => setField(document, 'services', ['a', 'b c']),
  document => setField(document, 'status', null),
  document => appendEvent(document, '2099-01-01 10:00', 'A new event'),
  document => appendAction(document, { title: 'A new action', owner: 'me', due: '2099-01-02' }),
  ...sectionKinds
    .filter(kind => kind !== 'timeline' && kind !== 'action_items')
    .map(kind => (document: Document) => replaceSection(document, kind, 'New words.\n\nAnd more.')),
]

describe('edits of what people wrote', () => {
  it('gives the same bytes for no edits', () => {
    for (const { text } of texts) expect(applyEdits(text, [])).toBe(text)
  })

  it.each(texts)('$name: an edit and its inverse give the same bytes', ({ text }) => {
    const document = parse(text)
    for (const change of changes) {
      const edit = change(document)
      if (!edit) continue
      const changed = applyEdits(text, [edit])
      expect(applyEdits(changed, invertEdits(text, [edit]))).toBe(text)
      // nothing outside the edit is touched
      expect(changed.startsWith(text.slice(0, edit.range.start))).toBe(true)
      expect(changed.endsWith(text.slice(edit.range.end))).toBe(true)
    }
  })

  it.each(texts)('$name: an appended event is read back, and no other is lost', ({ text }) => {
    const before = parse(text)
    const after = parse(applyEdits(text, [appendEvent(before, '2099-01-01 10:00', 'A new event')]))
    const timed = (document: Document) => document.events.filter(isTimed)
    expect(timed(after).length).toBe(timed(before).length + 1)
    expect(
      after.events.filter(e => e.text.includes('A new event') || (e.details.length > 0 && text !== ''))
        .length,
    ).toBeGreaterThan(0)
    const texts = (document: Document) => timed(document).map(e => `${e.stamp.text}|${e.text}`)
    for (const event of texts(before)) expect(texts(after)).toContain(event)
  })

  it.each(texts)('$name: an appended action is read back', ({ text }) => {
    const before = parse(text)
    const edit = appendAction(before, { title: 'A new action', owner: 'me', due: '2099-01-02' })
    if (!edit) throw new Error('refused')
    const after = parse(applyEdits(text, [edit]))
    expect(after.actions.find(action => action.title === 'A new action')).toMatchObject({
      owner: 'me',
      due: '2099-01-02',
      state: 'agreed',
    })
  })

  it.each(texts)('$name: a field that was set reads as set', ({ text }) => {
    const before = parse(text)
    for (const value of ['07:52', 'a: b # c', '---', '"quoted"', ' ', 'null', '- x', '@me', "it's"]) {
      const edit = setField(before, 'title', value)
      if (!edit)
        return expect(before.frontMatter?.readable && before.frontMatter.notation === 'yaml').toBe(false)
      const after = parse(applyEdits(text, [edit]))
      expect(after.meta.one.get('title')?.text).toBe(value)
      for (const [name, field] of before.meta.one)
        if (name !== 'title') expect(after.meta.one.get(name)?.text).toBe(field.text)
    }
  })
})

describe('edits of generated documents', () => {
  const lineEnd = fc.constantFrom('\n', '\r\n')
  const piece = fc.constantFrom(
    '',
    '---',
    'title: x',
    'started: 06:59',
    '# Title',
    '## Timeline',
    '## Action items',
    '## Impact',
    '- 06:55 a',
    '* 06:59 b',
    '  more',
    '| Time | Event |',
    '|---|---|',
    '| 06:55 | a |',
    '### 07:00',
    'text',
    '```',
    '<!-- c',
    '1. **07:01** x',
    '- [ ] do — @me',
    '> quote',
    '---js',
    '\ttab',
    '===',
  )
  const text = fc
    .tuple(fc.boolean(), fc.array(piece, { maxLength: 24 }), lineEnd)
    .map(([bom, lines, end]) => (bom ? '\ufeff' : '') + lines.join(end))

  it('reads anything without throwing, and any edit can be taken back', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: changes.length - 1 }), (text, which) => {
        const edit = changes[which]?.(parse(text))
        if (!edit) return
        const changed = applyEdits(text, [edit])
        expect(applyEdits(changed, invertEdits(text, [edit]))).toBe(text)
        if (text.includes('\r\n') && !/[^\r]\n/.test(text)) expect(changed).not.toMatch(/[^\r]\n/)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('reads every string without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        const document = parse(text)
        for (const { range } of document.problems) expect(range.start).toBeLessThanOrEqual(range.end)
        for (const { range } of document.sections) expect(text.length).toBeGreaterThanOrEqual(range.end)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
})

describe('each notation', () => {
  it.each([
    ['- 06:55 a\n', '- 06:55 a\n- 07:00 new\n'],
    ['* 06:55 a\n\nAfter.\n', '* 06:55 a\n\nAfter.\n\n* 07:00 new\n'],
    ['1. 06:55 a\n', '1. 06:55 a\n2. 07:00 new\n'],
    [
      '| Time | Event |\n|---|---|\n| 06:55 | a |\n',
      '| Time | Event |\n|---|---|\n| 06:55 | a |\n| 07:00 | new |\n',
    ],
    [
      '| Event | Who | Time |\n|---|---|---|\n| a | b | 06:55 |\n',
      '| Event | Who | Time |\n|---|---|---|\n| a | b | 06:55 |\n| new |  | 07:00 |\n',
    ],
    ['### 06:55\n\na\n', '### 06:55\n\na\n\n### 07:00\n\nnew\n'],
    ['**06:55** a\n', '**06:55** a\n\n07:00 new\n'],
    ['', '\n- 07:00 new\n'],
  ])('%j becomes %j', (before, after) => {
    const head = '# x\n\n## Timeline\n\n'
    const text = head + before
    const changed = applyEdits(text, [appendEvent(parse(text), '07:00', 'new')])
    expect(changed.replace(/\n+$/, '\n')).toBe(
      (head.trimEnd() + (before ? `\n\n${after}` : `\n${after}`)).replace(/\n+$/, '\n'),
    )
  })

  const opens = [
    '```\nx\n    ```\n',
    '```\nx\n> ```\n',
    '```\ncode\n',
    '~~~~ sh\n~~~\n',
    '<!-- note\n',
    '<!-- note\n\n--x\n',
    '<script>\nx\n',
    '<?x\n',
    '<![CDATA[\n',
  ]

  it.each(opens)('puts nothing into %j, which is never closed', open => {
    for (const start of [
      '',
      '## Summary\n\nIt broke.\n\n',
      '## Action items\n\n- [ ] one — @me\n\n',
      '## Impact\n\n',
    ]) {
      const text = `# x\n\n${start}${open}\n## Timeline\n\n- 06:55 a\n\n## Root cause\n\nA bug.\n`
      const document = parse(text)
      for (const change of changes) {
        const edit = change(document)
        if (!edit) continue
        expect(edit.range.end).toBeLessThanOrEqual(text.indexOf(open))
        const after = parse(applyEdits(text, [edit]))
        const headings = after.sections.map(({ heading }) => heading)
        const before = document.sections.map(({ heading }) => heading).filter(Boolean)
        expect(headings).toEqual(expect.arrayContaining(before))
      }
    }
  })

  it('replaces no section that holds a comment with headings in it', () => {
    const document = parse('## Summary\n\n<!-- What happened?\n\n## Timeline\n\n- 09:00 a\n\n<!-- end -->\n')
    expect(replaceSection(document, 'summary', 'S')).toBeUndefined()
    expect(whyNotEdited(document)).toContain('line 3 holds headings')
  })

  it.each(opens)('replaces no section that holds %j', open => {
    const text = `# x\n\n## Summary\n\nIt broke.\n\n${open}\n## Impact\n\nBig.\n`
    const document = parse(text)
    expect(replaceSection(document, 'summary', 'New.')).toBeUndefined()
    expect(whyNotEdited(document)).toMatch(
      /^the (?:code|comment|HTML) that begins on line 7 is never closed$/,
    )
  })

  it('keeps comments, order and quotes of the front matter', () => {
    const text = "---\n# about\ntitle: 'a'  # why\nseverity: SEV2\nz: 1\n---\n"
    const set = (name: string, value: string | null) => {
      const edit = setField(parse(text), name, value)
      return edit && applyEdits(text, [edit])
    }
    expect(set('title', 'b')).toBe('---\n# about\ntitle: b  # why\nseverity: SEV2\nz: 1\n---\n')
    expect(set('date', '2012-03-28')).toBe(
      "---\n# about\ntitle: 'a'  # why\ndate: 2012-03-28\nseverity: SEV2\nz: 1\n---\n",
    )
    expect(set('severity', null)).toBe("---\n# about\ntitle: 'a'  # why\nz: 1\n---\n")
    expect(set('resolved', '07:52')).toBe(
      "---\n# about\ntitle: 'a'  # why\nseverity: SEV2\nresolved: 07:52\nz: 1\n---\n",
    )
  })
})
