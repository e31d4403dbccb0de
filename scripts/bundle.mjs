import { mkdir, rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { esbuildTemplates } from './precompile.mjs'

/** CommonJS packages in a bundle of modules call require for Node's own. */
export const requireBanner = {
  js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
}

/** Load a script in TypeScript that uses the sources. */
export async function load(entry) {
  await mkdir('dist', { recursive: true })
  const outfile = `dist/${process.pid}.tmp.mjs`
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    plugins: [esbuildTemplates],
    banner: requireBanner,
    logLevel: 'warning',
  })
  try {
    return await import(new URL(`../${outfile}`, import.meta.url))
  } finally {
    await rm(outfile)
  }
}
