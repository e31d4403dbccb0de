import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/** The chunk that the program starts with. */
const FIRST = 'src/cli/index.ts'

/**
 * Small modules that most commands load: they are in the first chunk, because each further file costs more time than
 * its code.
 */
const EARLY = [
  FIRST,
  'src/cli/config.ts',
  'src/cli/file/read-document.ts',
  'src/cli/file/change-text.ts',
  'src/cli/incident/add-event.ts',
  'src/cli/incident/open-incidents.ts',
  'src/report/about.ts',
  'src/report/index.ts',
]

/**
 * Builds the program as CommonJS, which Node starts faster than modules. esbuild derives the chunks, but only for
 * modules: each dynamic import begins a chunk, and modules that several chunks import move to shared ones. The modules
 * are then turned into CommonJS one by one.
 *
 * @param {string} outdir
 * @param {import('esbuild').BuildOptions & { readonly target: string }} options
 * @returns {Promise<import('esbuild').Metafile>}
 */
export async function buildChunks(outdir, options) {
  const { metafile } = await build({
    ...options,
    entryPoints: [{ in: 'cli', out: 'cli' }],
    outdir,
    outExtension: { '.js': '.cjs' },
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    metafile: true,
    plugins: [...(options.plugins ?? []), chunks],
  })
  const names = (await readdir(outdir)).filter(name => name.endsWith('.cjs'))
  await firstInOneFile(outdir, names, metafile)
  for (const name of await readdir(outdir)) {
    const path = join(outdir, name)
    await writeFile(path, withRequire(await readFile(path, 'utf8')))
  }
  await build({
    entryPoints: (await readdir(outdir)).map(name => join(outdir, name)),
    outdir,
    allowOverwrite: true,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    supported: { 'dynamic-import': false },
    platform: 'node',
    target: options.target,
    // `module` in a file that has imports too
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
    logLevel: 'warning',
  })
  assertOnce(metafile)
  return metafile
}

/**
 * Throws where a module is in more than one output.
 *
 * @param {Pick<import('esbuild').Metafile, 'outputs'>} metafile
 */
export function assertOnce({ outputs }) {
  /** @type {Map<string, string>} */
  const home = new Map()
  const twice = []
  for (const [output, { inputs }] of Object.entries(outputs))
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput === 0) continue
      const other = home.get(input)
      if (other) twice.push(`${input}: ${other}, ${output}`)
      home.set(input, output)
    }
  if (twice.length > 0) throw new Error(`Modules in more than one output:\n${twice.join('\n')}`)
}

/** @param {string} path */
const quoted = path => JSON.stringify(resolve(path))

/** @param {readonly string[]} paths */
const imports = paths => paths.map(path => `import ${quoted(path)}`).join('\n')

/** The source of the entry point. What a chunk imports for nothing is loaded already, and so stays in one file. */
const entrySource = `export * from ${quoted(FIRST)}\n${imports(EARLY)}`

/**
 * Exports all of a module. esbuild knows no names of a CommonJS module, so these are looked up.
 *
 * @param {string} path
 */
function exportAll(path) {
  if (!path.endsWith('.cjs')) return `export * from ${quoted(path)}`
  const names = Object.keys(createRequire(import.meta.url)(path))
  return `import all from ${quoted(path)}\nexport const { ${names.join(', ')} } = all`
}

/** @type {import('esbuild').Plugin} */
const chunks = {
  name: 'chunks',
  setup(build) {
    const resolveDir = resolve('.')
    build.onResolve({ filter: /./ }, async ({ path, importer, namespace, resolveDir, kind, pluginData }) => {
      if (kind === 'entry-point') return { path, namespace: 'entry' }
      if (namespace === 'entry' || namespace === 'dynamic') return { path }
      if (pluginData === 'resolved') return undefined
      const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: 'resolved' })
      return kind === 'dynamic-import' && !found.external ? { path: found.path, namespace: 'dynamic' } : found
    })
    build.onLoad({ filter: /./, namespace: 'entry' }, () => ({ contents: entrySource, resolveDir }))
    build.onLoad({ filter: /./, namespace: 'dynamic' }, ({ path }) => ({
      contents: `${exportAll(path)}\n${imports(EARLY)}`,
      resolveDir,
    }))
  },
}

/**
 * Gives the chunk with the first modules the name of the entry point, which does nothing but export from it.
 *
 * @param {string} outdir
 * @param {readonly string[]} names
 * @param {import('esbuild').Metafile} metafile
 */
async function firstInOneFile(outdir, names, metafile) {
  const entry = `${outdir}/cli.cjs`
  const { imports = [], exports = [] } = metafile.outputs[entry] ?? {}
  const chunk = imports.find(({ path }) =>
    exports.every(name => metafile.outputs[path]?.exports.includes(name)),
  )?.path
  if (!chunk) throw new Error(`No chunk exports all of ${FIRST}`)
  await rm(entry)
  await rename(chunk, entry)
  const name = chunk.slice(outdir.length + 1)
  for (const other of names.filter(other => other !== name)) {
    const path = join(outdir, other)
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll(`"./${name}"`, '"./cli.cjs"'))
  }
  for (const { imports } of Object.values(metafile.outputs))
    for (const one of imports) if (one.path === chunk) one.path = entry
  const { [chunk]: first, ...others } = metafile.outputs
  metafile.outputs = first ? { ...others, [entry]: first } : others
}

/**
 * Replaces imports of other chunks, and the exports, by plain values: esbuild would make a getter of each export.
 * That is safe because no chunk assigns to an export after it is loaded, and no two chunks import each other.
 *
 * @param {string} text
 */
function withRequire(text) {
  return text
    .replace(
      /^import \{([^}]*)\} from ("\.\/[\w-]+\.cjs");$/gm,
      (_, names, from) => `var {${names.replace(/ as /g, ': ')}} = require(${from});`,
    )
    .replace(/^import ("\.\/[\w-]+\.cjs");$/gm, 'require($1);')
    .replace(/^export \{([^}]*)\};\s*$/m, (_, names) => {
      if (/\binit_/.test(names)) throw new Error(`An export is assigned late: ${names}`)
      const pairs = names.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1')
      return `module.exports = {${pairs}};`
    })
}
