import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import Handlebars from 'handlebars'

/**
 * A Handlebars file as a module whose default export is the compiled template. Templates are strict: a name that
 * the view does not have is an error, not a blank. Those for Markdown and text do no HTML escaping: all that the view
 * gives them is guarded already.
 *
 * @param {string} source
 * @param {string} path
 */
export function precompile(source, path) {
  const spec = Handlebars.precompile(source, {
    strict: true,
    knownHelpersOnly: true,
    noEscape: !path.endsWith('.html.hbs'),
    preventIndent: true,
  })
  return `export default ${spec}`
}

/**
 * A script for a page, with all that it imports, as one text.
 *
 * @param {string} path
 */
export async function bundled(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
  })
  // what would end the element that it is in
  return (outputFiles[0]?.text ?? '').trim().replaceAll('</', '<\\/')
}

/**
 * For esbuild: `.hbs` files compiled, what ends with `?raw` as text, and with `?bundled` as the text of a script.
 *
 * @type {import('esbuild').Plugin}
 */
export const esbuildTemplates = {
  name: 'templates',
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?raw$/, '')),
      namespace: 'raw',
    }))
    build.onLoad({ filter: /./, namespace: 'raw' }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
    }))
    build.onResolve({ filter: /\?bundled$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?bundled$/, '')),
      namespace: 'bundled',
    }))
    build.onLoad({ filter: /./, namespace: 'bundled' }, async ({ path }) => ({
      contents: await bundled(path),
      loader: 'text',
    }))
    build.onLoad({ filter: /\.hbs$/ }, async ({ path }) => ({
      contents: precompile(await readFile(path, 'utf8'), path),
    }))
  },
}

/**
 * The same for Vite, which runs the tests on the sources.
 *
 * @type {import('vite').Plugin}
 */
export const viteTemplates = {
  name: 'templates',
  enforce: 'pre',
  async load(path) {
    if (path.endsWith('?bundled'))
      return `export default ${JSON.stringify(await bundled(path.replace(/\?bundled$/, '')))}`
    return undefined
  },
  transform(source, path) {
    if (path.endsWith('.hbs')) return { code: precompile(source, path), map: null }
    return undefined
  },
}
