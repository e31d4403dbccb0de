import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

/** A Chromium of this machine; null where there is none, and its tests are left out. */
export const chromiumPath: string | null = find([
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
])

function find(names: readonly string[]): string | null {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      try {
        accessSync(join(folder, name), constants.X_OK)
        return join(folder, name)
      } catch {
        // the next one
      }
  return null
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--font-render-hinting=none'],
  })

/** What a page did that it should not: messages, errors, dialogs, requests for anything but itself. */
export interface Watched {
  readonly page: Page
  readonly seen: string[]
}

export async function newPage(
  browser: Browser,
  look: { readonly width?: number; readonly dark?: boolean } = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1100, height: 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const seen: string[] = []
  page.on('console', message => seen.push(`console: ${message.text()}`))
  page.on('pageerror', error => seen.push(`error: ${error.message}`))
  page.on('dialog', dialog => {
    seen.push(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('request', request => {
    if (!/^(?:data:|file:)/.test(request.url())) seen.push(`request: ${request.url()}`)
  })
  return { page, seen }
}
