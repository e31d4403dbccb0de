import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../src/index.ts'
import { corpus } from '../corpus.ts'
import { chromiumPath, newPage, openBrowser } from './chromium.ts'

/** The built library, as bundlers and browsers take it. */

const root = resolve(import.meta.dirname, '../..')
const asPackage: Plugin = {
  name: 'as-package',
  setup(build) {
    build.onResolve({ filter: /^postmortem-cli$/ }, () => ({ path: join(root, 'dist/library/index.js') }))
  },
}

async function bundle(source: string) {
  const { metafile, outputFiles, warnings } = await build({
    stdin: { contents: source, resolveDir: root, sourcefile: 'use.js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    splitting: true,
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'silent',
    plugins: [asPackage],
  })
  expect(warnings).toEqual([])
  const entry = Object.keys(metafile.outputs).find(path => metafile.outputs[path]?.entryPoint === 'use.js')
  const needed = new Set<string>()
  const visit = (path: string) => {
    if (needed.has(path)) return
    needed.add(path)
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement') visit(next)
  }
  visit(entry ?? '')
  // what is loaded at once; formats of reports are not
  const files = outputFiles.filter(({ path }) => [...needed].some(name => path.endsWith(name)))
  return { files, all: outputFiles, entry: (entry ?? '').replace('out/', '') }
}

const LINT = `import { lintText, parse } from 'postmortem-cli'\n`

describe('the library', () => {
  it('is bundled for any platform, without Node.js, eval, or parts that are not used', async () => {
    const { files, all } = await bundle(`${LINT}export { lintText, parse }`)
    const text = files.map(({ text }) => text).join('\n')
    const found = all.flatMap(
      ({ text }) => text.match(/["']node:\w+|\brequire\(["'][\w:]+|[^.\w]eval\(|new Function\b/g) ?? [],
    )
    expect(found).toEqual([])
    expect(text.includes('<!doctype html>')).toBe(false)
    expect(rules.filter(({ id }) => !text.includes(id))).toEqual([])
    const kB = (bytes: number) => Math.round(bytes / 1000)
    const size = kB(files.reduce((sum, { contents }) => sum + contents.length, 0))
    const zipped = kB(files.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0))
    // docs/performance.md says what it consists of
    expect(size).toBeLessThan(470)
    expect(zipped).toBeLessThan(185)
  })
})

describe.skipIf(chromiumPath === null)('the library in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmortem-library-'))
  const texts = corpus()
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await browser.close()
  })

  it('finds what it finds in Node.js, under a policy that forbids eval', async () => {
    const source = `${LINT}
      try { (0, eval)('1') } catch { globalThis.isEvalForbidden = true }
      globalThis.lint = (path, text) => {
        const { findings, notChecked } = lintText(text, { path, now: 1767225600000 })
        return JSON.stringify({ findings, notChecked, events: parse(text, { path }).events.length })
      }`
    const { all, entry } = await bundle(source)
    for (const { path, contents } of all)
      writeFileSync(join(folder, path.replace(/^.*\/out\//, '')), contents)
    const server = createServer(({ url }, response) => {
      if (url === '/') {
        response.setHeader('content-type', 'text/html; charset=utf-8')
        response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'")
        return response.end(`<!doctype html><title>x</title><script type="module" src="/${entry}"></script>`)
      }
      const file = all.find(({ path }) => path.endsWith(`/out${url}`))
      response.statusCode = file ? 200 : 404
      response.setHeader('content-type', 'text/javascript; charset=utf-8')
      return response.end(file?.contents ?? '')
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    try {
      const address = server.address()
      const { page, seen } = await newPage(browser)
      await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`)
      await page.waitForFunction(() => 'lint' in globalThis)
      expect(await page.evaluate('isEvalForbidden')).toBe(true)
      const { lintText, parse } = (await import(
        join(root, 'dist/library/index.js')
      )) as typeof import('../../src/index.ts')
      expect(texts.length).toBeGreaterThan(4)
      for (const { name: path, text } of texts) {
        const inBrowser = await page.evaluate(
          ([path, text]) =>
            (globalThis as never as { lint(...args: string[]): string }).lint(path ?? '', text ?? ''),
          [path, text],
        )
        const { findings, notChecked } = lintText(text, { path, now: 1767225600000 })
        const events = parse(text, { path }).events.length
        expect(inBrowser, path).toBe(JSON.stringify({ findings, notChecked, events }))
      }
      expect(seen.filter(line => !line.startsWith('request: http://127.0.0.1'))).toEqual([])
    } finally {
      server.close()
    }
  }, 300_000)
})
