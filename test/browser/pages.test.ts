import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { HtmlValidate } from 'html-validate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, print } from '../../src/document/index.ts'
import { languageNames, renderDocument, type TemplateName, templates } from '../../src/render/index.ts'
import { chromiumPath, newPage, openBrowser } from './chromium.ts'

const root = resolve(import.meta.dirname, '../..')
const names = Object.keys(templates) as TemplateName[]
const examples = readdirSync(join(root, 'examples'))
  .filter(name => name.endsWith('.md'))
  .map(name => ({ name, text: readFileSync(join(root, 'examples', name), 'utf8') }))

const folder = mkdtempSync(join(tmpdir(), 'postmortem-browser-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A page as a file, as those who are sent one open it. */
function pageFile(name: string, html: string): string {
  const path = join(folder, `${name.replace(/\W+/g, '-')}.html`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, html)
  return `file://${path}`
}

const pages = examples.flatMap(({ name, text }) =>
  names.map(template => ({
    label: `${name} as ${template}`,
    html: renderDocument(parse(text, { path: name }), template, 'html'),
  })),
)

const inLanguages = languageNames.map(language => ({
  label: `in ${language}`,
  html: renderDocument(
    parse((examples[0]?.text ?? '').replace(/^date:/m, `language: ${language}\ndate:`)),
    'sre',
    'html',
  ),
}))

describe('the HTML of every template', () => {
  const validatorOf = (rules: Record<string, 'off'>) =>
    new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:document'],
      rules: {
        // the page is read in one piece, so its own style is its fastest
        'require-sri': 'off',
        'long-title': 'off',
        'no-trailing-whitespace': 'off',
        // anchors and drawings carry ids that readers link to
        'no-inline-style': 'error',
        'void-style': 'off',
        'doctype-style': 'off',
        ...rules,
      },
    })
  const validator = validatorOf({})
  // mail clients drop style sheets, and know few elements
  const ofMail = validatorOf({ 'no-inline-style': 'off', 'prefer-native-element': 'off' })

  it.each([...pages, ...inLanguages])('$label is valid', async ({ label, html }) => {
    const report = await (label.endsWith('as email') ? ofMail : validator).validateString(html)
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line}: ${message} [${ruleId}]`),
    )
    expect(found).toEqual([])
  })
})

describe.runIf(chromiumPath)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

  it.each([
    ...pages,
    ...inLanguages,
  ])('$label: axe finds nothing, light and dark, and nothing is asked for', async ({ label, html }) => {
    const { page, seen } = await newPage(browser)
    await page.goto(pageFile(label, html))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(seen).toEqual([])
      // in the dark only colours are others
      const rules = colorScheme === 'dark' ? "{ runOnly: ['color-contrast'] }" : ''
      // run beside the page's own policy, which forbids scripts
      const violations = (await page.evaluate(`(() => { ${axe}; return axe.run(${rules}) })()`)) as {
        violations: { id: string; nodes: { html: string }[] }[]
      }
      expect(
        violations.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' ')}`,
        ),
      ).toEqual([])
    }
    await page.context().close()
  }, 60_000)

  it.each([...pages, ...inLanguages])('$label: fits 320 px, and text twice the size', async ({
    label,
    html,
  }) => {
    const { page } = await newPage(browser, { width: 320 })
    await page.goto(pageFile(label, html))
    const beyond = () =>
      page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(await beyond()).toBe(0)
    await page.setViewportSize({ width: 640, height: 900 })
    await page.evaluate('document.documentElement.style.fontSize = "200%"')
    expect(await beyond()).toBe(0)
    await page.context().close()
  }, 60_000)

  it('keeps each time off its event and the dot between them, however long the time is', async () => {
    const times = [
      'About 3 hours later',
      '2011-10-27 early in the morning',
      'approximately 14:30–15:45 Europe/Berlin',
    ]
    const text = `# a\n\n## Timeline\n\n- 2011-10-26 10:00 a\n${times.map(time => `- ${time}: It goes on and on.\n`).join('')}`
    const long = { label: 'long times', html: renderDocument(parse(text), 'sre', 'html') }
    for (const width of [1100, 640, 375]) {
      const { page } = await newPage(browser, { width })
      for (const { label, html } of [...pages, long]) {
        await page.goto(pageFile(label, html))
        const crossed = await page.evaluate(`(() => {
          const box = node => { const range = document.createRange(); range.selectNodeContents(node); return range.getBoundingClientRect() }
          const cross = (a, b) => a.width > 0 && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
          return [...document.querySelectorAll('.events > li')].flatMap(item => {
            const [time, event] = [box(item.querySelector('.time')), box(item.querySelector('.event'))]
            const style = getComputedStyle(item, '::before')
            const left = item.getBoundingClientRect().left + parseFloat(style.left)
            const top = item.getBoundingClientRect().top + parseFloat(style.top)
            const dot = { left, top, right: left + parseFloat(style.width), bottom: top + parseFloat(style.height) }
            return cross(time, event) || cross(time, dot) || cross(event, dot) ? [item.textContent.trim().slice(0, 60)] : []
          })
        })()`)
        expect([width, label, crossed]).toEqual([width, label, []])
      }
      await page.context().close()
    }
  }, 120_000)

  it('has headings in order, and a way past the head by keyboard', async () => {
    for (const { html, label } of pages) {
      const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level))
      expect(levels[0], label).toBe(1)
      for (const [i, level] of levels.entries())
        expect(level - (levels[i - 1] ?? 1), label).toBeLessThanOrEqual(1)
    }
    const { page } = await newPage(browser)
    await page.goto(pageFile('keys', pages[0]?.html ?? ''))
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    await page.keyboard.press('Enter')
    expect(page.url()).toMatch(/#content$/)
    await page.context().close()
  })

  it.each(names)('runs nothing of a document, in %s', async template => {
    const { page, seen } = await newPage(browser)
    for (const [i, payload] of payloads.entries()) {
      const html = renderDocument(parse(hostile(payload)), template, 'html')
      await page.goto(pageFile(`xss-${template}-${i}`, html.replace(/<meta http-equiv[^>]*>/, '')))
      // every link and button is tried too
      await page.evaluate(
        'for (const link of document.querySelectorAll("a,summary")) { link.target = "_self"; if (!/^(http|mailto|file)/.test(link.href ?? "")) link.click?.() }',
      )
      expect(seen, payload).toEqual([])
      expect(await page.evaluate('window.hacked'), payload).toBeUndefined()
      expect(await page.locator('script, iframe, object, embed, form, base, link').count(), payload).toBe(0)
      expect(
        await page.evaluate(
          '[...document.querySelectorAll("*")].flatMap(e => [...e.attributes]).filter(a => /^on|^srcdoc$/.test(a.name)).length',
        ),
        payload,
      ).toBe(0)
      // an e-mail has only styles of its own
      const styles = await page.evaluate(
        '[...document.querySelectorAll("[style]")].map(e => e.getAttribute("style")).filter(style => !/^[a-z0-9 #%;:,.\\/-]*$/i.test(style) || style.includes("hacked"))',
      )
      expect(styles, payload).toEqual([])
      if (template !== 'email') expect(await page.locator('[style]').count(), payload).toBe(0)
    }
    await page.context().close()
  }, 120_000)
})

const payloads: readonly string[] = [
  '<script>hacked=1</script>',
  '<img src=x onerror=hacked=1>',
  '<svg onload=hacked=1>',
  '"><script>hacked=1</script>',
  "' onmouseover='hacked=1",
  '</title><script>hacked=1</script>',
  '</style><script>hacked=1</script>',
  '<iframe srcdoc="<script>parent.hacked=1</script>">',
  '[x](javascript:hacked=1)',
  '[x](JaVaScRiPt&#58;hacked=1)',
  '[x](data:text/html,<script>hacked=1</script>)',
  '![x](javascript:hacked=1)',
  '![x](http://127.0.0.1:9/pixel.png)',
  '<a href="javascript:hacked=1">x</a>',
  '<style>@import "http://127.0.0.1:9/x.css"</style>',
  '<base href="http://127.0.0.1:9/">',
  '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">',
  '<object data="http://127.0.0.1:9/"></object>',
  '<link rel=stylesheet href="http://127.0.0.1:9/x.css">',
  '<math><mtext><table><mglyph><style><img src=x onerror=hacked=1>',
  '{{constructor.constructor "hacked=1"}}',
  '{{{title}}} {{> page}}',
  ']]><script>hacked=1</script>',
  '&lt;script&gt;hacked=1&lt;/script&gt;',
  '`<script>hacked=1</script>`',
  '<!-- --><script>hacked=1</script><!-- -->',
]

/** The payload in every field and section. */
const hostile = (text: string): string =>
  `${print({
    fields: {
      title: text,
      date: '2012-03-28',
      timezone: 'UTC',
      status: text.replace(/\s/g, ' '),
      severity: text,
      services: [text],
      authors: [text],
      started: '06:55',
      resolved: '07:52',
      language: text,
    },
    sections: Object.fromEntries(
      (['summary', 'impact', 'root_cause', 'lessons', 'resolution', 'supporting'] as const).map(kind => [
        kind,
        text,
      ]),
    ),
    events: [1, 2, 3].map(n => ({ time: `06:5${n}`, text })),
    actions: [
      { title: text, owner: text, due: '2012-04', start: '2012-03', ticket: text, state: 'agreed' },
      { title: text, due: '2012-06', start: '2012-03', state: 'agreed' },
    ],
  })}\n## ${text}\n\n| ${text} | b |\n|---|---|\n| ${text} | c |\n`
