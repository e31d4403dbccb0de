import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildPlayground } from '../../scripts/playground.mjs'
import { templates } from '../../src/index.ts'
import { chromiumPath, newPage, openBrowser } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(chromiumPath === null)('the playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmortem-playground-'))
  const address = `file://${folder}/index.html`
  let browser: Browser
  beforeAll(async () => {
    await buildPlayground(folder)
    browser = await openBrowser()
  }, 60_000)
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(look: Parameters<typeof newPage>[1] = {}, at = address) {
    const { page, seen } = await newPage(browser, look)
    await page.context().setOffline(true)
    await page.goto(at)
    await page.waitForSelector('#findings li, #findings .none')
    return { page, seen }
  }

  /** Puts a text in place of all, as one pastes. */
  async function paste(page: Page, text: string) {
    await page.click('.cm-content')
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(text)
  }

  const findings = (page: Page) => page.locator('#findings li').allInnerTexts()

  it('shows at once what a text contradicts, and asks nobody', async () => {
    const { page, seen } = await open()
    const first = await findings(page)
    expect(first.join('\n')).toContain(
      '45 minutes is stated, but from started (06:59, line 5) to resolved (07:52, line 8) is 53 min',
    )
    expect(first.join('\n')).toContain('weekday-mismatch')
    expect(await page.locator('.cm-lint-marker').count()).toBeGreaterThan(1)

    await paste(
      page,
      '# Checkout was down\n\nCheckout was down for two hours.\n\n## Timeline\n\nAll times are UTC, on March 12, 2024.\n\n- 14:05 Checkouts fail\n- 14:50 Checkouts work again\n',
    )
    await page.waitForSelector('#findings:has-text("two hours is stated")')
    await page.click('#findings .place')
    expect(await page.evaluate('getSelection().toString()')).toBe('two hours')

    await page.click('#tab-claims')
    await page.waitForSelector('#claims .contradicted')
    expect(await page.innerText('#tab-claims')).toBe('Claims (1)')
    await page.click('#tab-durations')
    expect(await page.innerText('#durations')).toMatch(/Events of the timeline\s+2[\s\S]*UTC/)
    expect(page.url()).toBe(address)
    expect(seen).toEqual([])
  })

  it('renders the text in every template', async () => {
    const { page, seen } = await open()
    await page.click('#tab-page')
    for (const [name, { formats }] of Object.entries(templates)) {
      if (!formats.includes('html')) continue
      await page.selectOption('#template', name)
      const inFrame = page.frameLocator('iframe')
      const isShown = async () => {
        // a busy machine paints late, and the frame has no size before the page around it is laid out
        await page.locator('iframe').boundingBox()
        return inFrame.locator('h1').first().isVisible()
      }
      await expect.poll(isShown, { timeout: 60_000 }).toBe(true)
      expect(await inFrame.locator('body').innerText()).toContain('storage migration')
    }
    expect(seen).toEqual([])
  })

  it('fixes, checks by other rules, and shows the examples', async () => {
    const { page } = await open()
    await paste(
      page,
      '---\ntitle: Slow\ndate: 2012-03-28\ntimezone: America/Los_Angeles\n---\n\n## Timeline\n\n- 07:35 PST Rebooted\n',
    )
    await page.waitForSelector('#fix:enabled')
    const before = (await findings(page)).length
    await page.click('#fix')
    await page.waitForSelector('#fix:disabled')
    expect(await page.innerText('.cm-content')).toContain('07:35 PDT Rebooted')
    await page.selectOption('#preset', 'strict')
    await page.waitForSelector('#findings li.error')
    expect(before).toBeGreaterThan(0)
    await page.selectOption('#example', 'Dropbox, 2014')
    await page.waitForSelector('.cm-content:has-text("Dropbox")')
  })

  it('keeps a text in the address only when asked, and reads it again', async () => {
    const { page } = await open()
    const text = '# Übung 🔥\n\nIt was down.\n'
    await paste(page, text)
    await page.waitForTimeout(300)
    expect(page.url()).toBe(address)
    await page.click('#share')
    await page.waitForURL(/#text=/)
    const { page: other } = await open({}, page.url())
    expect(await other.innerText('.cm-content')).toContain('Übung 🔥')
    const { page: broken, seen } = await open({}, `${address}#text=AAAA`)
    expect((await findings(broken)).length).toBeGreaterThan(0)
    expect(seen).toEqual([])
  })

  it('cannot be made to run what a text holds', async () => {
    const { page, seen } = await open()
    await paste(
      page,
      '# <img src=x onerror=alert(1)>\n\n<script>alert(1)</script>\n\nIt was down for 2 hours <b>x</b>.\n',
    )
    for (const tab of ['claims', 'durations', 'page', 'findings']) await page.click(`#tab-${tab}`)
    await page.waitForTimeout(300)
    expect(seen).toEqual([])
  })

  it('is reached with keys alone', async () => {
    const { page } = await open()
    await page.focus('#tab-findings')
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate('document.activeElement.id')).toBe('tab-claims')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await page.isVisible('#page iframe')).toBe(true)
    // the editor lets go of the keyboard
    await page.focus('.cm-content')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).not.toContain('cm-content')
  })

  it.each([
    { width: 1200, dark: false },
    { width: 1200, dark: true },
    { width: 375, dark: false },
  ])('is for everybody: $width px, dark $dark', async look => {
    const { page } = await open(look)
    for (const tab of ['findings', 'claims', 'durations', 'page']) {
      await page.click(`#tab-${tab}`)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as never as {
          axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        const found = await axe.run({ iframes: false })
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      })
      expect(violations, tab).toEqual([])
    }
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBeLessThanOrEqual(0)
  }, 60_000)
})
