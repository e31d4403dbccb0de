import { mkdir, rm, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { esbuildTemplates } from './precompile.mjs'

// The pages that are written from the program: docs/rules from the rules' own data, docs/cli.md from the help texts.
await build({
  entryPoints: ['scripts/docs.ts'],
  outfile: 'dist/docs.tmp.mjs',
  bundle: true,
  format: 'esm',
  platform: 'node',
  plugins: [esbuildTemplates],
  banner: {
    js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
})
const { pages } = await import(new URL('../dist/docs.tmp.mjs', import.meta.url))
await rm('docs/rules', { recursive: true, force: true })
await mkdir('docs/rules', { recursive: true })
for (const [path, text] of Object.entries(await pages())) await writeFile(path, text)
await rm('dist/docs.tmp.mjs')
