import { pathToFileURL } from 'node:url'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'

/** The names and paths of Chromium and browsers made from it. */
const BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Milliseconds that a browser may take to print. */
const PATIENCE = 60_000

/** Prints a page with an installed Chromium. */
export async function writePdf(
  html: string,
  output: string,
  named: string | undefined,
  host: Host,
): Promise<void> {
  const browser = host.programs.find(named === undefined ? BROWSERS : [named])
  if (browser === null) throw new PostmortemError({ code: 'browser-missing', named: named ?? null })
  await host.files.inNewFolder(async folder => {
    const [page, printed] = [`${folder}/page.html`, `${folder}/page.pdf`]
    host.files.save(page, html)
    const { code, err } = await host.programs.run(
      browser,
      [
        '--headless',
        '--disable-gpu',
        '--disable-extensions',
        '--no-first-run',
        '--no-pdf-header-footer',
        // Chromium does not sandbox what root runs; the page has neither scripts nor requests
        ...(host.programs.isRoot ? ['--no-sandbox'] : []),
        `--user-data-dir=${folder}/profile`,
        `--print-to-pdf=${printed}`,
        pathToFileURL(page).href,
      ],
      PATIENCE,
    )
    if (host.files.kind(printed) !== 'file')
      throw new PostmortemError({
        code: 'browser-failed',
        path: browser,
        exit: code,
        message: err.trim().split('\n').at(-1) ?? '',
      })
    host.files.copy(printed, output)
  })
}
