import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../cli/run.ts'
import { chromiumPath, newPage, openBrowser } from './chromium.ts'

const examples = resolve(import.meta.dirname, '../../examples')

/** One page of each kind. */
const kinds = [
  'index.html',
  'actions.html',
  'statistics.html',
  'services/index.html',
  'services/dropbox.html',
  'tags/index.html',
  'postmortems/cloudshare.html',
]

describe.runIf(chromiumPath)('a site in a browser', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'postmortem-site-'))
  let browser: Browser
  beforeAll(async () => {
    cpSync(examples, join(cwd, 'postmortems'), { recursive: true })
    expect(run(cwd, ['site']).code).toBe(0)
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(cwd, { recursive: true, force: true })
  })
  const addressOf = (page: string) => `file://${join(cwd, 'site', page)}`
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

  it.each(kinds)('%s: axe finds nothing, light and dark, and nothing is asked for', async name => {
    for (const dark of [false, true]) {
      const { page, seen } = await newPage(browser, { dark })
      await page.goto(addressOf(name))
      expect(seen).toEqual([])
      const found = (await page.evaluate(`(() => { ${axe}; return axe.run() })()`)) as {
        violations: { id: string; nodes: { html: string }[] }[]
      }
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
      await page.context().close()
    }
  })

  it.each(kinds)('%s: fits 320 px, and text twice the size', async name => {
    for (const [width, zoom] of [
      [320, 1],
      [640, 2],
    ] as const) {
      const { page } = await newPage(browser, { width })
      await page.goto(addressOf(name))
      if (zoom > 1) await page.evaluate('document.documentElement.style.fontSize = "200%"')
      const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(wide)).toBe(0)
      await page.context().close()
    }
  })

  const titles = 'li:visible .title'

  it('finds by words and filters, and keeps them in its address', async () => {
    const { page, seen } = await newPage(browser)
    await page.goto(addressOf('index.html'))
    expect(await page.locator(titles).count()).toBe(5)
    await page.getByLabel('Search').fill('photo albums')
    expect(await page.locator(titles).first().innerText()).toMatch(/upgrade script/)
    expect(await page.getByRole('status').innerText()).toMatch(/^Found: \d$/)
    const address = page.url()
    expect(address).toContain('#q=photo+albums')
    await page.getByLabel('Year').selectOption('2012')
    const left = await page.locator(titles).count()
    await page.goto('about:blank')
    await page.goto(`${address}&year=2012`)
    expect(await page.locator(titles).count()).toBe(left)
    expect(await page.getByLabel('Search').inputValue()).toBe('photo albums')
    await page.getByLabel('Search').fill('no such words anywhere')
    expect(await page.getByRole('status').innerText()).toBe('Found: 0')
    await page.getByLabel('Search').fill('')
    await page.getByLabel('Year').selectOption('')
    expect(await page.locator(titles).count()).toBe(5)
    // a year that no postmortem has any more
    await page.goto('about:blank')
    await page.goto(`${addressOf('index.html')}#year=1999`)
    expect(await page.getByLabel('Year').inputValue()).toBe('1999')
    expect(await page.getByRole('status').innerText()).toBe('Found: 0')
    expect(seen).toEqual([])
    await page.context().close()
  })

  it('answers a search as the terminal does', async () => {
    const { page } = await newPage(browser)
    await page.goto(addressOf('index.html'))
    for (const words of ['power outage', 'storage migration', 'kernel', 'slow']) {
      await page.getByLabel('Search').fill(words)
      const shown = await page
        .locator(`${titles} a`)
        .evaluateAll(links => links.map(link => link.getAttribute('href')))
      const { answers } = JSON.parse(run(cwd, ['search', ...words.split(' '), '--json']).out)
      expect(shown).toEqual(answers.map(({ path }: { path: string }) => path.replace(/md$/, 'html')))
    }
    await page.context().close()
  })

  it('has its list, and no form, where scripts do not run', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(addressOf('index.html'))
    expect(await page.locator(titles).count()).toBe(5)
    expect(await page.locator('form:visible').count()).toBe(0)
    await page.locator(`${titles} a`).first().click()
    await page.getByRole('link', { name: 'Postmortems' }).click()
    expect(page.url()).toBe(addressOf('index.html'))
    await context.close()
  })
})
