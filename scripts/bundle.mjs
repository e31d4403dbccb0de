import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { esbuildTemplates } from './precompile.mjs'

/** CommonJS packages in a bundle of modules call require for Node's own. */
export const requireBanner = {
  js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
}

/**
 * Loads a script in TypeScript, which may use the sources.
 *
 * @param {string} entry
 * @returns {Promise<unknown>} its exports.
 */
export async function load(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'postmortem-script-'))
  const outfile = join(folder, 'script.mjs')
  try {
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
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true })
  }
}
