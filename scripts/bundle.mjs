import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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

/** gray-matter asks for it too, in another form. */
export const jsYaml = { 'js-yaml': resolve('node_modules/js-yaml/dist/js-yaml.mjs') }

/**
 * What of gray-matter no text may reach: its own engines, of which one runs code, and its reading of files. Without them
 * the library needs neither Node nor `eval`.
 *
 * @type {import('esbuild').Plugin}
 */
export const withoutEngines = {
  name: 'without-engines',
  setup(build) {
    const inGrayMatter = /[\\/]gray-matter[\\/]/
    build.onResolve({ filter: /^(?:fs|\.\/(?:lib\/)?engines)$/ }, ({ path, importer }) =>
      inGrayMatter.test(importer) ? { path, namespace: 'empty' } : undefined,
    )
    build.onLoad({ filter: /./, namespace: 'empty' }, () => ({
      contents: 'module.exports = {}',
      loader: 'js',
    }))
    // it keeps the original text as bytes, which nothing reads
    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}\nexports.toBuffer = input => input\n`,
      loader: 'js',
    }))
  },
}
