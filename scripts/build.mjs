import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { load, requireBanner } from './bundle.mjs'
import { esbuildTemplates } from './precompile.mjs'

// The program and the library as ES modules, each command in a chunk that is read when it is called.
await rm('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/index.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minifySyntax: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  legalComments: 'none',
  plugins: [esbuildTemplates],
  banner: requireBanner,
  logLevel: 'warning',
})
await writeFile('dist/meta.json', JSON.stringify(metafile))
await writeSchemas()
await writeNotices(metafile)
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.types.json'], {
  stdio: 'inherit',
})

/** JSON Schemas for editors, from the schemas that the program checks with. */
async function writeSchemas() {
  const { schemas } = await load('scripts/schemas.ts')
  await mkdir('dist/schemas', { recursive: true })
  for (const [name, schema] of Object.entries(schemas))
    await writeFile(`dist/schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
}

/** The licences of the packages that are in the bundle. */
async function writeNotices({ inputs }) {
  const names = new Set(
    Object.keys(inputs).flatMap(path => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const require = createRequire(import.meta.url)
  const parts = []
  for (const name of [...names].sort()) {
    const folder = new URL(`../node_modules/${name}/`, import.meta.url)
    const { version, license } = require(fileURLToPath(new URL('package.json', folder)))
    const text = await licenceText(folder)
    parts.push(
      `## ${name} ${version} (${license})\n\n${text ? `\`\`\`text\n${text.trim()}\n\`\`\`\n` : 'The package holds no licence file.\n'}`,
    )
  }
  await writeFile(
    'dist/THIRD-PARTY-NOTICES.md',
    `# Third-party notices\n\nThe program contains these packages.\n\n${parts.join('\n')}`,
  )
}

async function licenceText(folder) {
  for (const name of ['LICENSE', 'LICENSE.md', 'license', 'LICENSE.txt', 'LICENCE', 'License.md'])
    try {
      return await readFile(new URL(name, folder), 'utf8')
    } catch {}
  return ''
}
