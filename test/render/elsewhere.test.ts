import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compile } from '@mdx-js/mdx'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { renderDocument, type TemplateName, templates } from '../../src/render/index.ts'

const names = Object.keys(templates) as TemplateName[]
const examples = resolve(import.meta.dirname, '../../examples')

/** What people write for GitHub, MDX and MkDocs. */
const DOCUMENT = `---
title: Map<K, V> {of} things
date: 2024-03-12
---

## Summary

See <https://a.example/x_y> and https://b.example/y_z and ann@example.com.[^1] When a < b, {c} fails.<br>Then it holds.

> [!NOTE]
> A note

> [!WARNING]
> A warning

3. three
4. four
   - nested
     - deeper

!!! note "Heads up"
    Inside the box

[^1]: The first footnote.
[^second]: https://c.example/

## Timeline

- 10:00[^second] \`{x}\` fails <K>
  - nested in an event

## Action items

- [ ] Fix it
  - nested in an action
`

const written = (template: TemplateName, text = DOCUMENT) =>
  renderDocument(parse(text, { timezone: 'UTC' }), template, 'markdown')

describe('an alert on a page', () => {
  it('has its name instead of its mark', () => {
    const html = renderDocument(parse(DOCUMENT, { timezone: 'UTC' }), 'letter', 'html')
    expect(html).toMatch(/<blockquote>\s*<p>\s*<strong>Note<\/strong><br>\s*A note<\/p>/)
    expect(html).not.toContain('[!')
  })
})

describe('the Markdown in MDX', () => {
  const texts = readdirSync(examples)
    .filter(name => name.endsWith('.md'))
    .map(name => [name, readFileSync(join(examples, name), 'utf8')] as const)

  it.each([...texts, ['one of everything', DOCUMENT] as const])('compiles: %s', async (_, text) => {
    for (const name of names) {
      // MDX has comments of its own, which Markdown has not
      const page = written(name, text)
        .replace(/<!--.*?-->/g, '')
        .replace(/^---\n[\s\S]*?\n---\n/, '')
      await expect(compile(page), name).resolves.toBeDefined()
    }
  })
})

describe('the Markdown on GitHub', () => {
  const page = written('letter')

  it('keeps alerts, footnotes, numbers and breaks', () => {
    expect(page).toContain('> [!NOTE]\n> A note\n')
    expect(page).toContain('> [!WARNING]\n> A warning\n')
    expect(page).toContain('ann@example.com).[^1]')
    expect(page).toMatch(/^\[\^1\]: The first footnote\.$/m)
    expect(page).toMatch(/^\[\^second\]: \[https:/m)
    expect(page).toContain('3. three\n4. four\n')
    expect(page).toContain('fails &lt;K>[^second]')
  })

  it('shows braces, tags and addresses as they were', () => {
    const html = new MarkdownIt().render(page)
    expect(html).toContain('<h1>Map&lt;K, V&gt; {of} things</h1>')
    expect(html).toMatch(/When a\s+&lt;\s+b,\s+{c}\s+fails\.<br>/)
    expect(html).toContain('<a href="https://a.example/x_y">https://a.example/x_y</a>')
    expect(html).toContain('<a href="mailto:ann@example.com">ann@example.com</a>')
    expect(html.match(/<blockquote>/g)).toHaveLength(2)
    expect(html).toMatch(/<ol start="3">[\s\S]*<ul>\s*<li>nested\s*<ul>\s*<li>deeper/)
  })

  it('is the same once it has been rendered again', () => {
    const once = written('sre')
    expect(written('sre', once)).toBe(once)
  })
})

const PYTHON = ['python3', '/usr/bin/python3'].find(
  program => spawnSync(program, ['-c', 'import markdown']).status === 0,
)

/** With the extensions of MkDocs, and those that its users add most often. */
const SCRIPT = `import sys, markdown
print(markdown.markdown(sys.stdin.read(), extensions=['toc', 'tables', 'fenced_code', 'admonition', 'footnotes']))`

describe.runIf(PYTHON)('the Markdown in MkDocs', () => {
  const html = (template: TemplateName) =>
    spawnSync(PYTHON ?? '', ['-c', SCRIPT], { input: written(template), encoding: 'utf8' }).stdout

  it('nests lists', () => {
    for (const name of ['letter', 'dropbox', 'coe'] as const) {
      expect(html(name)).toMatch(/<ol>[\s\S]*<ul>\s*<li>nested\s*<ul>\s*<li>deeper/)
      expect(html(name)).toMatch(/<li>[\s\S]*fails[\s\S]*<ul>\s*<li>nested in an event<\/li>/)
      expect(html(name)).toMatch(/Fix it[\s\S]*<ul>\s*<li>nested in an action<\/li>/)
    }
  })

  it('has admonitions, footnotes, breaks, braces and addresses', () => {
    const page = html('letter')
    expect(page).toMatch(
      /<div class="admonition note">\s*<p class="admonition-title">Heads up<\/p>\s*<p>Inside the box/,
    )
    expect(page).toContain('The first footnote.')
    expect(page).toContain('class="footnote-ref"')
    expect(page).toContain('fails.<br />')
    expect(page).toContain('Map&lt;K, V&gt; {of} things')
    expect(page).toContain('<a href="https://a.example/x_y">https://a.example/x_y</a>')
    expect(page).not.toContain('\\')
  })
})
