import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pixelmatch from 'pixelmatch'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { renderDocument, type TemplateName } from '../../src/render/index.ts'
import { chromiumPath, newPage, openBrowser } from './chromium.ts'

const root = resolve(import.meta.dirname, '../..')
/** Kept pictures. To keep new ones: KEEP_SCREENSHOTS=1 npx vitest run test/browser/screenshots.test.ts, and look at each. */
const kept = join(import.meta.dirname, 'kept')
const keeping = process.env.KEEP_SCREENSHOTS === '1'

const shots: readonly {
  readonly name: string
  readonly example: string
  readonly template: TemplateName
  readonly width: number
  readonly dark?: boolean
  readonly language?: string
}[] = [
  { name: 'cloudshare-wide', example: 'cloudshare', template: 'cloudshare', width: 900 },
  { name: 'cloudshare-phone', example: 'cloudshare', template: 'cloudshare', width: 360 },
  { name: 'sre-dark', example: 'dropbox', template: 'sre', width: 900, dark: true },
  { name: 'letter', example: 'quickserve', template: 'letter', width: 700 },
  { name: 'sre-hebrew', example: 'cloudshare', template: 'sre', width: 700, language: 'he' },
]

/** Of all pixels: what a new version of the browser moves by a hair. */
const DIFFERENT_AT_MOST = 0.02

describe.runIf(chromiumPath)('pages look as they did', () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'postmortem-shots-'))
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(shots)('$name', async ({ name, example, template, width, dark = false, language }) => {
    const source = readFileSync(join(root, 'examples', `${example}.md`), 'utf8')
    const text = language ? source.replace(/^date:/m, `language: ${language}\ndate:`) : source
    const path = join(folder, `${name}.html`)
    writeFileSync(path, renderDocument(parse(text), template, 'html'))
    const { page } = await newPage(browser, { width, dark })
    await page.goto(`file://${path}`)
    // with other fonts every line breaks elsewhere, and there is nothing to compare
    const fonts = String(
      await page.evaluate(
        `(() => { const span = document.createElement('span'); span.textContent = 'Postmortem 0123 שלום'; document.body.append(span); const width = span.getBoundingClientRect().width; span.remove(); return width.toFixed(1) })()`,
      ),
    )
    const shot = await page.screenshot({ clip: { x: 0, y: 0, width, height: 900 } })
    await page.context().close()
    const [picture, fontsFile] = [join(kept, `${name}.png`), join(kept, `${name}.fonts`)]
    if (keeping) {
      mkdirSync(kept, { recursive: true })
      writeFileSync(picture, shot)
      writeFileSync(fontsFile, `${fonts}\n`)
      return
    }
    expect(existsSync(picture)).toBe(true)
    if (readFileSync(fontsFile, 'utf8').trim() !== fonts) return
    const [now, before] = [PNG.sync.read(shot), PNG.sync.read(readFileSync(picture))]
    expect([now.width, now.height]).toEqual([before.width, before.height])
    const different = pixelmatch(now.data, before.data, undefined, now.width, now.height, { threshold: 0.2 })
    expect(different / (now.width * now.height)).toBeLessThan(DIFFERENT_AT_MOST)
  }, 60_000)
})
