import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { jsYaml, withoutEngines } from './bundle.mjs'
import { esbuildTemplates } from './precompile.mjs'

/**
 * Builds the playground: one page that holds all it needs, and asks nobody for anything.
 *
 * @param {string} folder
 */
export async function buildPlayground(folder) {
  const { outputFiles } = await build({
    entryPoints: ['site/playground/main.ts', 'site/playground/playground.css'],
    outdir: 'out',
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    alias: jsYaml,
    loader: { '.md': 'text' },
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    plugins: [esbuildTemplates, withoutEngines],
  })
  const [script = '', style = ''] = ['.js', '.css'].map(
    end => outputFiles.find(({ path }) => path.endsWith(end))?.text,
  )
  // an end tag in a string would end the element
  const inPage = script.replaceAll('</script', '<\\/script')
  const hash = createHash('sha256').update(inPage).digest('base64')
  // the editor makes style sheets as it goes, and the pages in the frame have their own
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`
  const parts = { POLICY: policy, STYLE: style, SCRIPT: inPage }
  const page = await readFile('site/playground/index.html', 'utf8')
  await mkdir(folder, { recursive: true })
  await writeFile(
    `${folder}/index.html`,
    page
      .replace('<script>', '<script type="module">')
      .replace(/\b(?:POLICY|STYLE|SCRIPT)\b/g, name => parts[/** @type {keyof typeof parts} */ (name)]),
  )
}

if (process.argv[1]?.endsWith('playground.mjs')) {
  await buildPlayground('out/playground')
  console.log('Open out/playground/index.html')
}
