import { describe, expect, it } from 'vitest'
import { brokenLinks } from '../../scripts/site-links.mjs'
import { rules } from '../../src/lint/index.ts'
import { rulePage } from '../../src/report/index.ts'
import { filesIn, folder, read } from '../cli/run.ts'

describe('the links of a site', () => {
  it('lead to files and anchors that are there, below its base', async () => {
    const path = folder({
      'index.html': `<h1 id="a">x</h1>
        <a href="/base/b">1</a> <a href="./sub/c.html#d">2</a> <a href="#a">3</a> <img src="/base/p.png">
        <a href="/base/none">bad</a> <a href="#none">bad</a> <a href="/b">bad</a> <a href="/base/b#a">bad</a>
        <a href="https://example.com/none">elsewhere</a> <a href="mailto:a@example.com">elsewhere</a>`,
      'b.html': '<a href="/base/">up</a>',
      'sub/c.html': '<p id="d"></p> <a href="../b">1</a> <a href="b">bad</a>',
      'p.png': '',
    })
    expect(await brokenLinks(path, '/base/')).toEqual([
      'index.html: /base/none',
      'index.html: #none',
      'index.html: /b',
      'index.html: /base/b#a',
      'sub/c.html: b',
    ])
  })

  it('include the page of each rule, where reports say that it is', () => {
    const { homepage } = JSON.parse(read('package.json'))
    expect(rules.map(({ id }) => rulePage(id))).toEqual(rules.map(({ id }) => `${homepage}rules/${id}`))
    expect(filesIn('docs/rules')).toEqual(expect.arrayContaining(rules.map(({ id }) => `${id}.md`)))
  })
})
