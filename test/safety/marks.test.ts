import { describe, expect, it } from 'vitest'
import { forPublic, hidesAsBefore, parse } from '../../src/document/index.ts'
import { renderDocument, type TemplateName } from '../../src/render/index.ts'
import { folder, read, run } from '../cli/run.ts'

const HEAD = '---\ntitle: T\ndate: 2026-03-08\ntimezone: UTC\n---\n\n## Summary\n\npub\n\n'
const M = '<!-- audience: internal -->'

/** The public text of a body; the problem where it is refused. */
function publicOf(body: string): string {
  const result = forPublic(parse(HEAD + body))
  return 'document' in result ? result.document.text : `refused: ${result.problem}`
}

describe('a mark', () => {
  it.each([
    ['before an anchor', `${M}\n<a name="x"></a>\n\nZSECRET\n`],
    ['before an element within one of its name', `${M}\n<div>\n<div>\n\nx\n\n</div>\n\nZSECRET\n\n</div>\n`],
    ['in the summary of details', `<details>\n<summary>Notes ${M}</summary>\n\nZSECRET\n\n</details>\n`],
    ['on the label of a list', `**Notes:** ${M}\n\n- ZSECRET\n`],
    ['before a rule', `${M}\n\n---\n\nZSECRET\n`],
  ])('hides %s', (_, body) => {
    expect(publicOf(body)).not.toContain('ZSECRET')
  })

  it.each([
    ['alone at the end', `| a | b |\n|---|---|\n| ZSECRET | x |\n\n${M}\n`],
    ['below a paragraph at the end', `ZSECRET\n\n${M}\n`],
    ['above an anchor with nothing below', `ZSECRET\n\n${M}\n<a name="x"></a>\n`],
  ])('is refused where it hides nothing: %s', (_, body) => {
    expect(publicOf(body)).toContain('refused: This mark hides nothing')
  })
})

describe('an edit', () => {
  it.each([
    ['a section', `${M}\n## Root cause\n\nZSECRET here\n`, ['edit', 'a.md', '--impact', 'public impact']],
    [
      'an event',
      `## Timeline\n\n09:00 first\n\n${M}\n\n10:00 ZSECRET\n\n10:10 b\n`,
      ['log', 'x', '--at', '2026-03-08T09:50Z', '--file', 'a.md'],
    ],
    [
      'an action',
      `## Action items\n\nNone yet.\n\n${M}\n## Lessons learned\n\nZSECRET\n`,
      ['edit', 'a.md', '--action', 'x'],
    ],
  ])('never comes between a mark and what it hides: %s', (_, body, args) => {
    const cwd = folder({ 'a.md': HEAD + body })
    const { code } = run(cwd, args)
    const after = read(cwd, 'a.md')
    const shown = forPublic(parse(after))
    expect('document' in shown ? shown.document.text : '').not.toContain('ZSECRET')
    if (code !== 0) expect(after).toBe(HEAD + body)
  })

  it('is known to keep what is hidden', () => {
    const before = `${HEAD}${M}\n## Root cause\n\nZSECRET\n`
    const moved = `${HEAD}${M}\n## Impact\n\nx\n\n## Root cause\n\nZSECRET\n`
    const kept = `${HEAD}## Impact\n\nx\n\n${M}\n## Root cause\n\nZSECRET\n`
    expect([hidesAsBefore(before, moved), hidesAsBefore(before, kept)]).toEqual([false, true])
  })
})

describe('notes to the author', () => {
  it.each([
    ['in a heading', '## Impact <!-- todo (ZSECRET) - x -->\n\nx\n'],
    ['as an owner', '## Action items\n\n- [ ] a <!-- Owner: ZSECRET -->\n'],
    ['as a tail', '## Action items\n\n- [ ] a <!-- ask — @ZSECRET, due 2026-01-01 -->\n'],
    ['as alternative text', '## Impact\n\n![<!-- ZSECRET -->](x.png)\n'],
  ])('are on no page: %s', (_, body) => {
    for (const template of ['letter', 'sre', 'azure', 'status'] as readonly TemplateName[])
      for (const format of ['html', 'markdown'] as const)
        expect([template, renderDocument(parse(HEAD + body), template, format)]).toEqual([
          template,
          expect.not.stringContaining('ZSECRET'),
        ])
  })

  it('are not cut in two', () => {
    const words = `${'A sentence of some sixty characters that nobody needs to read. '.repeat(1)}<!-- note:${' ZSECRET'.repeat(80)} -->${' More words that nobody needs to read here at all.'.repeat(30)}`
    const document = parse(`---\ntitle: T\ndate: 2026-03-08\n---\n\n## Summary\n\n${words}\n`)
    expect(renderDocument(document, 'status', 'text')).not.toContain('ZSECRET')
  })
})

describe('what a heading says', () => {
  it.each([
    'Summary (WORD)',
    'Summary: WORD',
    'Root cause of WORD',
    'WORD action items',
    'Why did WORD fail?',
  ])('is on every page: %s', heading => {
    const document = parse(`---\ntitle: T\ndate: 2026-03-08\n---\n\n## ${heading}\n\n- x\n`)
    for (const template of [
      'letter',
      'cloudshare',
      'dropbox',
      'azure',
      'coe',
      'sre',
    ] as readonly TemplateName[])
      for (const format of ['html', 'markdown'] as const)
        expect([template, renderDocument(document, template, format)]).toEqual([
          template,
          expect.stringContaining('WORD'),
        ])
  })
})
