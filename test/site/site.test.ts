import {
  cpSync,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { brokenLinks } from '../../scripts/site-links.mjs'
import { collection } from '../cli/collection.ts'
import { filesIn, folder, read, run } from '../cli/run.ts'

const root = resolve(import.meta.dirname, '../..')

/** All files of a site with their texts. */
const textsOf = (site: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filesIn(site)
      .filter(name => statSync(join(site, name)).isFile())
      .map(name => [name.replaceAll('\\', '/'), read(site, name)]),
  )

/** The documents of the world outside, if a folder of them is named; else the examples. */
const manyDocuments = process.env.POSTMORTEM_CORPUS ?? join(root, 'examples')

describe('a site', () => {
  it('has a page for each postmortem, and the lists of them', () => {
    const cwd = collection()
    const { code, out, err } = run(cwd, ['site'])
    expect([code, out]).toEqual([0, 'site/index.html\n'])
    expect(err).toContain('3 postmortems')
    expect(filesIn(join(cwd, 'site')).filter(name => /\.\w+$/.test(name))).toEqual(
      expect.arrayContaining([
        'actions.html',
        'feed.xml',
        'index.html',
        'postmortems/2026-03-31-checkout-errors.html',
        'robots.txt',
        'services/checkout.html',
        'services/index.html',
        'statistics.html',
        'tags/deploy.html',
        'tags/index.html',
      ]),
    )
    const index = read(cwd, 'site/index.html')
    expect(index).toContain('href="postmortems/2026-03-31-checkout-errors.html"')
    expect(index).not.toMatch(/(?:src|href)="https?:/)
    const page = read(cwd, 'site/postmortems/2026-03-31-checkout-errors.html')
    expect(page).toContain('href="../index.html"')
    expect(page).toContain('<meta name="robots" content="noindex">')
  })

  it('leads to the pages of files that documents link to, and nowhere else', () => {
    const cwd = folder({
      'postmortems/a.md':
        '# A\n\nSee [before](./2025/b.md#timeline), [the runbook](../runbooks/x.md), [us](https://example.com/a) and [below](#more).\n\n## Lessons learned\n\nOne.\n\n#### More\n\nTwo.\n',
      'postmortems/2025/b.md': '# B\n\n[After](/postmortems/a.md)\n',
      'runbooks/x.md': '# X\n',
    })
    run(cwd, ['site', 'postmortems'])
    const a = read(cwd, 'site/postmortems/a.html')
    expect(a).toContain('<a href="2025/b.html" rel="noreferrer">before</a>')
    expect(a).toContain(', the runbook, ')
    expect(a).toContain('<a href="https://example.com/a" rel="noreferrer">us</a>')
    expect(a).toContain('id="more"')
    expect(read(cwd, 'site/postmortems/2025/b.html')).toContain(
      '<a href="../a.html" rel="noreferrer">After</a>',
    )
  })

  it('is the same after a change as one that is made anew', () => {
    const cwd = collection()
    run(cwd, ['site'])
    const path = join(cwd, 'postmortems/2026-05-02-search-is-slow.md')
    writeFileSync(
      path,
      read(path).replace('Search is slow', 'Search was slow').replace('[search]', '[search, api]'),
    )
    unlinkSync(join(cwd, 'postmortems/2026-03-31-checkout-errors.md'))
    writeFileSync(join(cwd, 'postmortems/new.md'), '# Another one\n\n[one](2026-05-02-search-is-slow.md)\n')
    const { err } = run(cwd, ['site'])
    const [again, anew] = [textsOf(join(cwd, 'site')), join(cwd, 'anew')]
    run(cwd, ['site', '--out', anew])
    expect(again).toEqual(textsOf(anew))
    expect(existsSync(join(cwd, 'site/tags/deploy.html'))).toBe(false)
    expect(Number(/(\d+) files? written/.exec(err)?.[1])).toBeLessThan(Object.keys(again).length)
    expect(run(cwd, ['site']).err).toContain('0 files written')
  })

  it('writes what is gone again, and trusts no broken memory', () => {
    const cwd = collection()
    run(cwd, ['site'])
    const before = textsOf(join(cwd, 'site'))
    unlinkSync(join(cwd, 'site/statistics.html'))
    unlinkSync(join(cwd, 'site/postmortems/2026-03-31-checkout-errors.html'))
    expect(run(cwd, ['site']).err).toContain('2 files written')
    expect(textsOf(join(cwd, 'site'))).toEqual(before)
    const memory = join(
      cwd,
      '.postmortem',
      readdirSync(join(cwd, '.postmortem')).find(name => /^site/.test(name)) ?? '',
    )
    for (const text of [
      '',
      '{',
      '[]',
      '{"version":1}',
      read(memory).replace(/"services":\[[^\]]*\]/, '"services":7'),
    ]) {
      writeFileSync(memory, text)
      expect(run(cwd, ['site']).code).toBe(0)
      expect(textsOf(join(cwd, 'site'))).toEqual(before)
    }
  })

  it('has an address for every name', () => {
    const names = [
      'index',
      'Index',
      'con',
      `${'a'.repeat(59)}\u{20000}b`,
      'a/b',
      '..',
      '<script>',
      '日本',
      '',
    ]
    const cwd = folder({
      'postmortems/a.md': `---\ntitle: A </script><!--\ndate: 2026-04-01\nservices: ${JSON.stringify(names)}\n---\n`,
    })
    expect(run(cwd, ['site']).code).toBe(0)
    const found = filesIn(join(cwd, 'site/services'))
    expect(found).toHaveLength(new Set(names.filter(Boolean).map(name => name.toLowerCase())).size + 1)
    expect(read(cwd, 'site/services/index.html')).toContain('<h1>Services</h1>')
    expect(read(cwd, 'site/index.html')).not.toMatch(/A <\/script>|A \\u003c\/script><!--/)
  })

  it('names what cannot be read, and goes on', () => {
    const cwd = collection({ 'postmortems/broken.md': Uint8Array.from([0xff, 0xfe, 0x00]) })
    const { code, err } = run(cwd, ['site'])
    expect([code, err]).toEqual([0, expect.stringContaining('postmortems/broken.md')])
    expect(existsSync(join(cwd, 'site/postmortems/2026-03-31-checkout-errors.html'))).toBe(true)
  })

  it.each([
    ['a folder of something else', ['--out', 'theirs'], 'postmortem has not made it'],
    ['a file', ['--out', 'file'], 'the site is a folder'],
    ['the folder of the documents', ['--out', 'postmortems'], 'postmortem has not made it'],
    ['the folder around them', ['--out', '.'], 'postmortem has not made it'],
    ['the root of the disk', ['--out', '/'], 'root of the disk'],
    ['an address with a password', ['--url', 'https://a:b@example.com/'], 'https://example.com/postmortems/'],
    ['an address that is none', ['--url', 'example.com'], 'https://example.com/postmortems/'],
    ['a template that is not there', ['--template', 'nope'], 'nope'],
  ])('refuses %s', (_, args, said) => {
    const cwd = collection({ 'theirs/index.html': '<h1>Ours</h1>', file: 'x' })
    const { code, err } = run(cwd, ['site', ...args])
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect(read(cwd, 'theirs/index.html')).toBe('<h1>Ours</h1>')
  })

  it('writes nothing through a link that leads out of its folder', () => {
    const cwd = collection({ 'elsewhere/a.txt': 'a' })
    run(cwd, ['site'])
    rmSync(join(cwd, 'site/services'), { recursive: true })
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'site/services'))
    const { code, err } = run(cwd, ['site'])
    expect([code, err]).toEqual([2, expect.stringContaining('a link leads out of the folder')])
    expect(filesIn(join(cwd, 'elsewhere'))).toEqual(['a.txt'])
  })

  it('has addresses on the web in its feed and its map where they are known', () => {
    const cwd = collection()
    run(cwd, ['site', '--url', 'https://example.com/pm'])
    const {
      'feed.xml': feed = '',
      'sitemap.xml': map = '',
      'index.html': index = '',
    } = textsOf(join(cwd, 'site'))
    const address = 'https://example.com/pm/postmortems/2026-03-31-checkout-errors.html'
    expect(feed).toContain(`<link href="${address}"/>`)
    expect(map).toContain(`<loc>${address}</loc>`)
    expect(index).toContain('<link rel="canonical" href="https://example.com/pm/">')
  })
})

describe('a site for the public', () => {
  const secret = {
    'postmortems/2026-04-01-open.md': `---
title: Mail was late
date: 2026-04-01
timezone: UTC
status: published
services: [mail]
authors: [kim]
---

## Summary

Mail was late for an hour. <!-- internal -->secretword of ours<!-- /internal -->

## Action items

- [ ] Watch the queue — @secretowner, due 2026-05-01, P1, SECRET-12
`,
    'postmortems/2026-04-02-draft.md':
      '---\ntitle: Secretdraft\ndate: 2026-04-02\nstatus: draft\nservices: [secretservice]\n---\n\n## Summary\n\nSecretsummary.\n',
  }

  it('has nothing that is internal, in any file', () => {
    const cwd = folder(secret)
    const { err } = run(cwd, ['site', '--audience', 'public', '--url', 'https://example.com/'])
    expect(err).toContain('postmortems/2026-04-02-draft.md: it is not published')
    const all = Object.entries(textsOf(join(cwd, 'site')))
    expect(all.length).toBeGreaterThan(6)
    for (const [name, text] of all) expect(`${name} ${text.toLowerCase()}`).not.toContain('secret')
    expect(all.map(([name]) => name)).not.toContain('actions.html')
    expect(all.map(([name]) => name)).not.toContain('statistics.html')
    expect(read(cwd, 'site/robots.txt')).toContain('Allow: /')
    // the same words are there for those inside
    run(cwd, ['site', '--out', 'inside'])
    expect(read(cwd, 'inside/index.html').toLowerCase()).toContain('secret')
  })

  it('is the same in a second run, and has nothing of an earlier one that nobody remembers', () => {
    const cwd = folder({
      ...secret,
      'postmortems/c.md':
        '---\ntitle: C\ndate: 2026-04-03\nstatus: published\ntags: [secrettag]\nservices: [mail, secretservice]\n---\n\n## Summary\n\nMail, as [before](2026-04-02-draft.md).\n',
    })
    run(cwd, ['site', '--out', 'pub'])
    expect(existsSync(join(cwd, 'pub/actions.html'))).toBe(true)
    rmSync(join(cwd, '.postmortem'), { recursive: true })
    const build = () => run(cwd, ['site', '--audience', 'public', '--out', './pub/'])
    build()
    const first = textsOf(join(cwd, 'pub'))
    expect(Object.keys(first).filter(name => /actions|statistics|draft|tags/.test(name))).toEqual([])
    expect(first['postmortems/c.html']).toContain('as before.')
    for (const [name, text] of Object.entries(first))
      expect(`${name} ${text.toLowerCase()}`).not.toContain('secret')
    expect(build().err).toContain('0 files written')
    expect(textsOf(join(cwd, 'pub'))).toEqual(first)
  })

  it('leaves out a page that would reveal something, and says so', () => {
    const cwd = folder({
      'postmortems/a.md':
        '---\ntitle: A\ndate: 2026-04-01\nstatus: published\n---\n\n## Summary\n\nThe host db1.prod.internal was full, 10.1.2.3 too.\n',
      'postmortems/b.md':
        '---\ntitle: B\ndate: 2026-04-02\nstatus: published\n---\n\n## Summary\n\nAs [before](a.md).\n',
    })
    const { code, err } = run(cwd, ['site', '--audience', 'public'])
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('postmortems/a.md: its page would show what is internal'),
    ])
    expect(existsSync(join(cwd, 'site/postmortems/a.html'))).toBe(false)
    expect(read(cwd, 'site/postmortems/b.html')).toContain('As before.')
  })
})

describe('the site of many documents', () => {
  it('has no broken link, and valid pages', async () => {
    const cwd = folder()
    cpSync(manyDocuments, join(cwd, 'postmortems'), { recursive: true })
    const { code } = run(cwd, ['site', '--url', 'https://example.com/'])
    expect(code).toBe(0)
    const site = join(cwd, 'site')
    expect(await brokenLinks(site, '/')).toEqual([])
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:document'],
      rules: {
        ...{ 'require-sri': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off' },
        ...{ 'no-inline-style': 'error', 'void-style': 'off', 'doctype-style': 'off' },
        // a list of a hundred services has names that differ in letters alone
        'prefer-native-element': 'off',
      },
    })
    const pages = Object.entries(textsOf(site)).filter(([name]) => name.endsWith('.html'))
    for (const [name, html] of pages) {
      const report = await validator.validateString(html)
      const found = report.results.flatMap(({ messages }) =>
        messages.map(({ line, ruleId, message }) => `${line}: ${message} [${ruleId}]`),
      )
      expect([name, found]).toEqual([name, []])
    }
    rmSync(site, { recursive: true })
  })
})
