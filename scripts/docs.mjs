import { mkdir, rm, writeFile } from 'node:fs/promises'
import { load } from './bundle.mjs'

// The pages that are written from the program: docs/rules from the rules' own data, docs/cli.md from the help texts.
const { pages } = /** @type {typeof import('./docs.ts')} */ (await load('scripts/docs.ts'))
await rm('docs/rules', { recursive: true, force: true })
await mkdir('docs/rules', { recursive: true })
for (const [path, text] of Object.entries(await pages())) await writeFile(path, text)
