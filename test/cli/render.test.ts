import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { templates } from '../../src/render/index.ts'
import { viewShape } from '../../src/render/view/view-shape.ts'
import { chromiumPath } from '../browser/chromium.ts'
import { filesIn, folder, program, read, run } from './run.ts'

const example = readFileSync(resolve(import.meta.dirname, '../../examples/terremark.md'), 'utf8')
const incident = `---
title: Outage
date: 2024-05-02
timezone: UTC
started: 10:00
detected: 10:03
mitigated: 10:40
resolved: 11:00
---

## Summary

It failed on <!-- internal -->db-1.prod.internal<!-- /internal --> one server.

## Timeline

- 10:00 a
- 10:20 told Bob <!-- audience: internal -->
- 10:40 c

## Notes <!-- audience: internal -->

secret
`

const formats = [
  ['cloudshare', 'markdown'],
  ['cloudshare', 'html'],
  ['sre', 'markdown'],
  ['status', 'text'],
  ['email', 'text'],
] as const

describe('a page for the public', () => {
  it('leaves out what is marked, and keeps every figure', () => {
    const cwd = folder({ 'a.md': incident })
    const figures = (text: string) => text.match(/\b\d+ (?:min|h)\b/g)
    for (const [template, format] of formats) {
      const own = run(cwd, ['render', 'a.md', '-t', template, '-f', format, '--audience', 'internal'])
      const open = run(cwd, ['render', 'a.md', '-t', template, '-f', format, '--audience', 'public'])
      expect([own.code, open.code]).toEqual([0, 0])
      for (const word of ['db-1', 'Bob', 'secret']) expect(open.out).not.toContain(word)
      expect(own.out).toContain('db-1')
      expect(figures(open.out)).toEqual(figures(own.out))
    }
  })

  it('is that of the template, unless somebody says otherwise', () => {
    const cwd = folder({ 'postmortem.config.yaml': 'templates: ours\n', 'a.md': incident })
    expect(run(cwd, ['templates', 'eject', 'letter', '--as', 'our-letter']).code).toBe(0)
    const isPublic = (template: string) => {
      const page = run(cwd, ['render', 'a.md', '-t', template, '-f', 'markdown'])
      expect(page.code).toBe(0)
      return !page.out.includes('db-1')
    }
    const names = [...Object.keys(templates), 'our-letter']
    expect(names.filter(isPublic)).toEqual(names.filter(name => name !== 'sre' && name !== 'coe'))
    // a page for customers that would give something away is not written without a word either
    writeFileSync(join(cwd, 'a.md'), incident.replace('one server', '10.0.0.7'))
    const refused = run(cwd, ['render', 'a.md', '-t', 'letter'])
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toContain('--audience internal')
    expect(run(cwd, ['render', 'a.md', '-t', 'letter', '--audience', 'internal']).out).toContain('10.0.0.7')
  })

  it('shows no comment anywhere, in no head and in no drawing', () => {
    const note = '<!-- ask ann about db-1 -->'
    const cwd = folder({
      'a.md': `---\ndate: 2024-05-02\ntimezone: UTC\n---\n\n# Outage ${note}\n\n## Summary\n\nIt failed. ${note} Fixed.\n\n## Timeline\n\n- 10:00 a ${note}\n- 10:10 b\n- 10:20 c\n\n## Action items\n\n- [ ] do ${note} it — @a, start 2024-05, due 2024-06\n- [ ] more — @a, start 2024-05, due 2024-07\n`,
    })
    for (const [template, format] of [...formats, ['letter', 'html'], ['letter', 'markdown']] as const)
      expect(run(cwd, ['render', 'a.md', '-t', template, '-f', format]).out).not.toContain('ann')
  })

  it('is refused where it would give something away, unless that is meant', () => {
    const cwd = folder({ 'a.md': incident.replace('one server', '10.0.0.7') })
    const refused = run(cwd, ['render', 'a.md', '--audience', 'public', '-o', 'page.html'])
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('"10.0.0.7" is a private address: remove it.')
    expect(filesIn(cwd)).toEqual(['a.md'])
    expect(run(cwd, ['render', 'a.md', '--audience', 'public', '--force', '-o', 'page.html']).code).toBe(0)
  })

  it('is refused where it is not clear what is internal', () => {
    const cwd = folder({ 'a.md': incident.replace('<!-- /internal -->', '') })
    expect(run(cwd, ['render', 'a.md', '--audience', 'public'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('a.md:13: Close this <!-- internal -->'),
    })
  })
})

describe('templates of the house', () => {
  const config = 'templates: ours\n'

  it.each(Object.keys(templates))('%s is the same when it has been copied', name => {
    const cwd = folder({ 'postmortem.config.yaml': config, 'a.md': example })
    expect(run(cwd, ['templates', 'eject', name, '--as', 'own']).code).toBe(0)
    for (const format of Object.keys(templates[name as keyof typeof templates].formats)) {
      const copied = run(cwd, ['render', 'a.md', '-t', 'own', '-f', format])
      // a brief one says what it leaves out
      const notes =
        /^(?:own leaves out: .*|own shortens its sections .*|The marks of what is internal .*)\n/gm
      expect(copied.err.replace(notes, '')).toBe('')
      expect(copied.out).toBe(run(cwd, ['render', 'a.md', '-t', name, '-f', format]).out)
    }
  })

  it('are listed, shown, and go before the built-in ones', () => {
    const cwd = folder({
      'postmortem.config.yaml': config,
      'ours/sre.md.hbs': '{{!--\ntitle: Ours\n--}}\n# {{title}}\n\n{{> line}}\n',
      'ours/partials/line.md.hbs': '{{#each sections}}{{#if heading}}- {{heading}}\n{{/if}}{{/each}}',
      'a.md': incident,
    })
    expect(run(cwd, ['templates']).out).toMatch(/^sre {9}Ours \(markdown\)\n/)
    expect(run(cwd, ['templates', 'show', 'sre']).out).toContain('ours/sre.md.hbs:\n{{!--')
    expect(run(cwd, ['render', 'a.md']).out).toContain('# Outage\n\n- Summary\n- Timeline\n- Notes\n')
  })

  const head = '{{!--\ntitle: T\n--}}\n'
  it.each([
    [`${head}{{tittle}}`, 'ours/own.md.hbs:4:3: Unknown field tittle; did you mean title?'],
    [
      `${head}{{#each sections}}\n{{headng}}{{/each}}`,
      'ours/own.md.hbs:5:3: Unknown field headng; did you mean heading?',
    ],
    [`${head}{{#each sections}}{{../titel}}{{/each}}`, 'Unknown field titel; did you mean title?'],
    [`${head}{{@root.words.letter.salutaton}}`, 'did you mean salutation?'],
    [`${head}{{upper title}}`, 'Unknown helper upper.'],
    [`${head}{{#evry sections}}{{/evry}}`, 'Unknown helper evry; did you mean every?'],
    [`${head}{{#each title}}{{/each}}`, 'title is not a list, so #each cannot loop over it.'],
    [`${head}{{sections}}`, 'sections is a list'],
    [`${head}{{> sectoins}}`, 'Unknown partial sectoins; did you mean sections?'],
    [`${head}{{#if title}}`, 'This is not valid Handlebars'],
    [`${head}{{{title}}}`, 'Three braces are not allowed. Write two'],
    [`${head}{{constructor}}`, 'Unknown field constructor'],
    [`${head}{{#if (foo title)}}x{{/if}}`, 'Nested helpers are not supported.'],
    [`${head}{{> @partial-block}}`, '@partial-block can only be used in a partial.'],
    [`${head}{{words}}`, 'words has several fields. Name one of them, such as words.direction.'],
    [`${head}{{#each sections}}{{this}}{{/each}}`, 'this has several fields'],
    [
      '{{title}}',
      'ours/own.md.hbs:1:1: The header comment is missing. Begin the file with {{!-- title: What it is for --}}.',
    ],
    ['{{!-- titel: T --}}', 'Unknown field "titel" in the header comment; did you mean title?'],
    ['{{!--\ntitle: T\nview: 9\n--}}', 'another version of the view'],
    [
      '{{!--\ntitle: T\nformats: [odt]\n--}}',
      'The formats are not valid. List one or more of markdown, html, text.',
    ],
  ])('%j is an error with its place', (text, says) => {
    const cwd = folder({ 'postmortem.config.yaml': config, 'ours/own.md.hbs': text, 'a.md': incident })
    const { code, out, err } = run(cwd, ['render', 'a.md', '-t', 'own'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says.replace('; did you mean every?', ''))
  })

  it('lead nowhere back to themselves', () => {
    const cwd = folder({
      'postmortem.config.yaml': config,
      'ours/own.md.hbs': `${head}{{> one}}`,
      'ours/partials/one.md.hbs': '{{#each sections}}{{> two}}{{/each}}',
      'ours/partials/two.md.hbs': '{{#if heading}}{{> one}}{{/if}}',
      'a.md': incident,
    })
    expect(run(cwd, ['render', 'a.md', '-t', 'own'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Partial one includes itself.'),
    })
  })

  it('have pieces for one format, which see what is around them', () => {
    const cwd = folder({
      'postmortem.config.yaml': config,
      'ours/own.md.hbs': `${head}{{#each sections}}{{> line}}{{/each}}`,
      'ours/own.html.hbs': `${head}{{#> page}}<h1>{{title}}</h1>{{#each sections}}{{> line}}{{/each}}{{/page}}`,
      'ours/partials/line.md.hbs': '{{#if heading}}- {{heading}}\n{{/if}}',
      'ours/partials/line.html.hbs': '{{#if heading}}<p>{{heading}} {{@root.plainTitle}}</p>{{/if}}',
      'a.md': incident,
    })
    expect(run(cwd, ['render', 'a.md', '-t', 'own']).out).toContain('- Summary\n')
    expect(run(cwd, ['render', 'a.md', '-t', 'own', '-f', 'html']).out).toContain('<p>Summary Outage</p>')
  })

  it('put no text with tags into a tag', () => {
    const cwd = folder({
      'postmortem.config.yaml': config,
      'ours/own.html.hbs': `${head}<img alt="{{title}}">\n<p class="{{id}}" title="{{plainTitle}}">{{title}}</p>`,
      'a.md': incident,
    })
    const { code, err } = run(cwd, ['render', 'a.md', '-t', 'own', '-f', 'html'])
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      expect.stringContaining('own.html.hbs:4:11: title may contain tags'),
    ])
  })

  it('see what the shape of the view says, and nothing else', () => {
    const cwd = folder({
      'postmortem.config.yaml': config,
      'ours/all.md.hbs': `${head}${everyField(viewShape, '')}`,
      'a.md': example,
    })
    expect(run(cwd, ['render', 'a.md', '-t', 'all'])).toMatchObject({ code: 0, err: '' })
  })
})

/** A template that names every field there is. */
function everyField(shape: unknown, path: string): string {
  if (shape === 'value') return `{{#if ${path || 'this'}}}x{{/if}}`
  if (Array.isArray(shape)) return `{{#each ${path}}}${everyField(shape[0], '')}{{/each}}`
  const guarded = Object.entries(shape as Record<string, unknown>)
    .map(([name, inner]) => everyField(inner, path ? `${path}.${name}` : name))
    .join('')
  return path && /^(?:timeline|words|pictures)$/.test(path.split('.').at(-1) ?? '')
    ? `{{#if ${path}}}${guarded}{{/if}}`
    : guarded
}

describe('pictures of a document', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )

  it('are in the page where they lie beside it, and named where they cannot be', () => {
    const cwd = folder({
      '.git/HEAD': '',
      'p/a.md': `${incident}\n![Graph](g.png) ![None](none.png) ![Out](../../etc/passwd) ![Text](t.png) ![Far](https://example.com/x.png)\n`,
      'p/g.png': png,
      'p/t.png': 'no picture',
    })
    const { code, out, err } = run(cwd, ['render', 'p/a.md', '-f', 'html'])
    expect(code).toBe(0)
    expect(out).toContain(`<img src="data:image/png;base64,${png.toString('base64')}" alt="Graph">`)
    expect(out.match(/<img/g)).toHaveLength(1)
    expect(err.split('\n').filter(Boolean)).toEqual([
      'The picture none.png is not in the page: there is no such file.',
      'The picture ../../etc/passwd is not in the page: it is outside of the repository.',
      'The picture t.png is not in the page: it is not in a format that browsers show.',
    ])
  })

  it('take a theme and a logo, and no theme that opens the page', () => {
    const cwd = folder({
      'a.md': incident,
      'g.png': png,
      't.css': 'h1 { color: red }',
      'bad.css': '</style><script>',
    })
    const { out } = run(cwd, ['render', 'a.md', '-f', 'html', '--theme', 't.css', '--logo', 'g.png'])
    expect(out).toContain('h1 { color: red }</style>')
    expect(out).toContain('<p class="logo"><img src="data:image/png;base64,')
    expect(run(cwd, ['render', 'a.md', '-f', 'html', '--theme', 'bad.css']).code).toBe(2)
    expect(run(cwd, ['render', 'a.md', '-f', 'html', '--logo', 'none.png']).code).toBe(2)
  })

  it('are drawn in Mermaid where that is asked for', () => {
    const cwd = folder({ 'a.md': incident })
    expect(run(cwd, ['render', 'a.md', '--mermaid']).out).toContain('```mermaid\ngantt\n')
    expect(run(cwd, ['render', 'a.md']).out).not.toContain('mermaid')
  })

  it('are a table of months in a letter', () => {
    const letter = readFileSync(resolve(import.meta.dirname, '../../examples/quickserve.md'), 'utf8')
    const cwd = folder({ 'a.md': letter })
    expect(run(cwd, ['render', 'a.md', '-t', 'letter']).out).toMatch(/\| What +\| From +\| To +\|/)
  })
})

describe('a theme', () => {
  it('whose colours are hard to read is told of, in light and in dark mode', () => {
    const cwd = folder({
      'a.md': incident,
      'good.css': ':root { --accent: #7a1fa2; --dark-accent: #d9a6ff }',
      'bad.css': ':root { --ink: #777; --dark-paper: #aaa }',
    })
    expect(run(cwd, ['render', 'a.md', '-f', 'html', '--theme', 'good.css']).err).toBe('')
    const { err, code } = run(cwd, ['render', 'a.md', '-f', 'html', '--theme', 'bad.css'])
    expect(code).toBe(0)
    expect(err).toContain(
      "In light mode the theme's --ink on --paper has a contrast of 4.5; text needs 4.5.\n",
    )
    expect(err).toMatch(/In dark mode the theme's --ink on --paper has a contrast of 1\.\d/)
  })
})

describe('a page in other languages', () => {
  it.each([
    ['de', 'Mittwoch, 28. März 2012', 'Zeit bis zur Entdeckung: 3 Min.'],
    ['fr', 'mercredi 28 mars 2012', 'Délai de détection: 3 min'],
    ['es', 'miércoles, 28 de marzo de 2012', 'Tiempo hasta detectarlo: 3 min'],
    ['ja', '2012年3月28日(水)', '検知までの時間: 3 分'],
    ['he', 'רביעי, 28 במרץ 2012', 'זמן עד הזיהוי: 3 דק׳'],
    ['pt-BR', 'Wednesday, 28 March 2012', 'Time to detect: 3 min'],
  ])('%s', (language, date, duration) => {
    const text = `---\ntitle: T\ndate: 2012-03-28\nlanguage: ${language}\nstarted: 10:00\ndetected: 10:03\ntimezone: UTC\n---\n\n## Summary\n\nx\n`
    const cwd = folder({ 'a.md': text })
    const { out, err } = run(cwd, ['render', 'a.md', '-t', 'coe'])
    expect(out).toContain(date)
    expect(err).toBe(
      language === 'pt-BR' ? 'There are no labels in pt-BR: the page has those in English.\n' : '',
    )
    expect(out).toContain(duration)
    const html = run(cwd, ['render', 'a.md', '-f', 'html']).out
    expect(html).toContain(`<html lang="${language}" dir="${language === 'he' ? 'rtl' : 'ltr'}">`)
    expect(
      run(cwd, ['lint', 'a.md', '--rule', 'section-required=off', '--rule', 'timeline-present=off']).out,
    ).not.toContain('language')
  })
})

/** The program running on, until the test is over. */
function running(cwd: string, args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  child.stdout.on('data', data => {
    out += data
  })
  child.stderr.on('data', data => {
    out += data
  })
  const ended = new Promise<number | null>(done => child.on('close', done))
  return {
    stop: () => child.kill('SIGINT'),
    ended,
    async says(pattern: RegExp): Promise<string> {
      for (let i = 0; i < 400; i++) {
        const found = pattern.exec(out)
        if (found) return found[1] ?? found[0]
        await new Promise(done => setTimeout(done, 25))
      }
      throw new Error(`it never said ${pattern}: ${out}`)
    },
  }
}

describe('preview', () => {
  it('serves the page and the findings at an address that nobody guesses, and tells of a save at once', async () => {
    const cwd = folder({ 'a.md': incident })
    const preview = running(cwd, ['preview', 'a.md', '-t', 'cloudshare'])
    const address = await preview.says(/(http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/)\n/)
    const frame = await fetch(address)
    expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await (await fetch(`${address}page`)).text()).toContain('<h1>Outage</h1>')
    const state = async () =>
      (await (await fetch(`${address}state`)).json()) as { findings: { rule: string }[] }
    expect((await state()).findings.map(({ rule }) => rule)).toContain('section-required')
    for (const path of ['/', '/page', '/a.md', `/${'0'.repeat(32)}/`])
      expect((await fetch(new URL(path, address))).status).toBe(404)

    const events = await fetch(`${address}events`)
    const reader = events.body?.getReader()
    await reader?.read()
    const saved = Date.now()
    writeFileSync(join(cwd, 'a.md'), incident.replace('title: Outage', 'title: Another'))
    await reader?.read()
    // the promise is 200 ms; a busy machine may take longer, but never the turn of a poll
    expect(Date.now() - saved).toBeLessThan(2000)
    const page = async () => (await fetch(`${address}page`)).text()
    await expect.poll(page, { timeout: 20_000 }).toContain('<h1>Another</h1>')
    preview.stop()
    expect(await preview.ended).toBe(0)
  })

  it('serves the site of all where no file is named, and sees new ones', async () => {
    const cwd = folder({ 'postmortems/a.md': incident })
    const preview = running(cwd, ['preview'])
    const address = await preview.says(/(http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/)\n/)
    // whoever reads the address may save at once
    writeFileSync(join(cwd, 'postmortems/c.md'), incident.replace('title: Outage', 'title: At once'))
    expect(await (await fetch(address)).text()).toContain('<iframe src="site/index.html"')
    const list = async () => (await fetch(`${address}site/index.html`)).text()
    expect(await list()).toContain('href="postmortems/a.html"')
    expect(await (await fetch(`${address}site/postmortems/a.html`)).text()).toContain('<h1>Outage</h1>')
    expect((await fetch(`${address}site/../../a.md`)).status).toBe(404)
    await expect.poll(list, { timeout: 20_000 }).toContain('At once')
    writeFileSync(join(cwd, 'postmortems/b.md'), incident.replace('title: Outage', 'title: Another'))
    await expect.poll(list, { timeout: 20_000 }).toContain('href="postmortems/b.html"')
    preview.stop()
    expect(await preview.ended).toBe(0)
  })

  it('answers nobody who calls it by another name', async () => {
    const cwd = folder({ 'a.md': incident })
    const preview = running(cwd, ['preview', 'a.md'])
    const address = new URL(await preview.says(/(http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/)\n/))
    const { request } = await import('node:http')
    const status = await new Promise(done => {
      request(
        { host: '127.0.0.1', port: address.port, path: address.pathname, headers: { host: 'evil.example' } },
        response => {
          response.resume()
          done(response.statusCode)
        },
      ).end()
    })
    expect(status).toBe(404)
    preview.stop()
    await preview.ended
  })

  it('says what is wrong with the file, and goes on', async () => {
    const cwd = folder({ 'a.md': incident })
    const preview = running(cwd, ['preview', 'a.md'])
    const address = await preview.says(/(http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/)\n/)
    writeFileSync(join(cwd, 'a.md'), new Uint8Array([0xff, 0xfe]))
    for (let i = 0; i < 80; i++) {
      const { problem } = (await (await fetch(`${address}state`)).json()) as { problem: string | null }
      if (problem) return expect(problem).toContain('is not UTF-8')
      await new Promise(done => setTimeout(done, 50))
    }
    throw new Error('it never said so')
  })
})

describe('render --watch', () => {
  it('makes the page again after each save', async () => {
    const cwd = folder({ 'a.md': incident })
    const watching = running(cwd, ['render', 'a.md', '-o', 'page.html', '--watch'])
    await watching.says(/Watching/)
    writeFileSync(join(cwd, 'a.md'), incident.replace('title: Outage', 'title: Another'))
    await watching.says(/Wrote page\.html[\s\S]*Wrote page\.html/)
    // half of a save may be seen first
    await expect.poll(() => read(cwd, 'page.html'), { timeout: 20_000 }).toContain('<h1>Another</h1>')
    watching.stop()
    expect(await watching.ended).toBe(0)
  })

  it('looks at the theme and at a template of the house too', async () => {
    const cwd = folder({
      'a.md': incident,
      'theme.css': 'h1 { color: red }',
      'templates/own.html.hbs': '{{!--\ntitle: T\n--}}\n<p>one</p>',
      'postmortem.config.yaml': 'templates: templates\n',
    })
    const args = ['render', 'a.md', '-t', 'own', '-o', 'page.html', '--theme', 'theme.css', '--watch']
    const watching = running(cwd, args)
    await watching.says(/Watching a\.md, theme\.css, templates\/own\.html\.hbs;/)
    writeFileSync(join(cwd, 'templates/own.html.hbs'), '{{!--\ntitle: T\n--}}\n<p>two</p>')
    await watching.says(/(?:Wrote page\.html[\s\S]*){2}/)
    await expect.poll(() => read(cwd, 'page.html'), { timeout: 20_000 }).toContain('<p>two</p>')
    writeFileSync(join(cwd, 'theme.css'), 'h1 { color: blue }')
    await watching.says(/(?:Wrote page\.html[\s\S]*){3}/)
    watching.stop()
    expect(await watching.ended).toBe(0)
  })

  it.each([[[]], [['--watch']]])('takes the place of nothing it is made of', flags => {
    const cwd = folder({ 'a.md': incident, 'theme.css': 'h1 { color: red }' })
    const args = ['render', 'a.md', '-f', 'html', '--theme', 'theme.css', '-o', 'theme.css', ...flags]
    expect(run(cwd, args)).toMatchObject({ code: 2, err: expect.stringContaining('would replace theme.css') })
    expect(read(cwd, 'theme.css')).toBe('h1 { color: red }')
  })

  it('asks for a file before it makes anything', () => {
    const { code, out, err } = run(folder({ 'a.md': incident }), ['render', 'a.md', '--watch'])
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('Name it with --output')])
  })
})

describe('render -f pdf', () => {
  it.runIf(chromiumPath)(
    'prints the page with the Chromium that is there',
    () => {
      const cwd = folder({ 'a.md': incident })
      expect(run(cwd, ['render', 'a.md', '-o', 'a.pdf'])).toMatchObject({ code: 0, err: 'Wrote a.pdf\n' })
      expect(readFileSync(join(cwd, 'a.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    },
    60_000,
  )

  it.each([
    [['-f', 'pdf'], {}, 'A PDF needs a file'],
    [['-o', 'a.pdf'], { PATH: '' }, 'Install chromium or Google Chrome, or name one with --browser.'],
    [['-o', 'a.pdf', '--browser', './none'], {}, 'Cannot run the browser ./none'],
    [['-o', 'a.pdf', '--browser', 'false'], {}, 'made no PDF'],
  ])('%j says what is missing', (args, env, says) => {
    const cwd = folder({ 'a.md': incident })
    const { code, err } = run(cwd, ['render', 'a.md', ...args], { env })
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
    expect(filesIn(cwd)).toEqual(['a.md'])
  })
})
