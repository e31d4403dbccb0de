import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { load, requireBanner } from './bundle.mjs'
import { lighterPackages } from './lighter-packages.mjs'
import { esbuildTemplates } from './precompile.mjs'

/** Its ES module form asks for its own address, which a CommonJS chunk does not have. */
const GLOB = 'node_modules/tinyglobby/dist/index.cjs'

/** Files that few runs have a use for, with the functions that the others call in them. */
const calledLate = {
  'src/document/markdown/markdown-it-blocks.ts': ['readMarkdownBlocks'],
  'src/document/front-matter/gray-matter.ts': ['readMatter'],
  'src/document/front-matter/yaml.ts': ['readYamlFields'],
  'src/document/front-matter/schema.ts': ['schemaFaults'],
}

const common = {
  // gray-matter asks for it too, in another form
  alias: { 'js-yaml': resolve('node_modules/js-yaml/dist/js-yaml.mjs') },
  bundle: true,
  minifySyntax: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
}
await rm('dist', { recursive: true, force: true })
const metafiles = await Promise.all([buildProgram(), buildLibrary()])
await writeFile('dist/meta.json', JSON.stringify(metafiles[0]))
await writeSchemas()
await writeNotices(metafiles)
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.types.json'], {
  stdio: 'inherit',
})

/**
 * The program as CommonJS, which Node starts quicker than modules. Each of these files is a chunk that is read
 * when something in it is called; what they import of one another stays a `require`.
 */
async function buildProgram() {
  const chunks = Object.fromEntries(
    [
      'src/errors.ts',
      'src/visible.ts',
      'src/document/index.ts',
      'src/patterns.ts',
      'src/lint/index.ts',
      'src/lint/config/index.ts',
      'src/lint/baseline.ts',
      'src/report/index.ts',
      'src/report/diff.ts',
      'src/render/index.ts',
      'src/render/own-template.ts',
      'src/render/sources.ts',
      'src/cli/index.ts',
      'src/document/change/quick-append.ts',
      'src/cli/ask/ask.ts',
      'src/cli/ask/ask-lines.ts',
      'src/cli/ask/ask-terminal.ts',
      'src/cli/when/natural-time.ts',
      'src/cli/when/when.ts',
      'src/cli/incident/incident-times.ts',
      ...Object.keys(calledLate),
      ...readdirSync('src/cli/commands')
        // the program holds the flags of all commands
        .filter(name => !name.endsWith('-flags.ts'))
        .map(name => `src/cli/commands/${name}`),
      GLOB,
    ].map(path => [resolve(path), chunkName(path)]),
  )
  const { metafile } = await build({
    entryPoints: Object.entries(chunks).map(([input, out]) => ({ in: input, out })),
    outdir: 'dist/program',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minifyWhitespace: true,
    supported: { 'dynamic-import': false },
    metafile: true,
    ...common,
    alias: { ...common.alias, tinyglobby: resolve(GLOB) },
    plugins: [esbuildTemplates, lighterPackages, chunksApart(chunks)],
  })
  return metafile
}

/** `lint/index.ts` is the chunk `lint`; `commands/lint.ts` is `lint-command`. */
function chunkName(path) {
  const [folder, name] = path
    .replace(/\.ts$|(?:\/dist)?\/index\.c?[jt]s$/, '')
    .split('/')
    .slice(-2)
  return folder === 'commands' ? `${name}-command` : name
}

/**
 * For esbuild: an import of another chunk stays outside. Of a chunk that is called late, the document's reader has
 * functions that load it when they are called.
 */
function chunksApart(chunks) {
  const late = Object.fromEntries(
    Object.entries(calledLate).map(([path, functions]) => [resolve(path), functions]),
  )
  const reader = resolve('src/document')
  return {
    name: 'chunks-apart',
    setup(build) {
      build.onResolve(
        { filter: /./ },
        async ({ path, importer, namespace, resolveDir, kind, pluginData }) => {
          if (namespace === 'late') return { path, external: true }
          if (kind === 'entry-point' || pluginData === 'resolved') return undefined
          const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: 'resolved' })
          const chunk = chunks[found.path]
          if (late[found.path] && importer.startsWith(reader)) return { path: found.path, namespace: 'late' }
          return chunk ? { path: `./${chunk}.cjs`, external: true } : found
        },
      )
      build.onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
        contents: late[path]
          .map(
            name => `export const ${name} = (...args) => require('./${chunks[path]}.cjs').${name}(...args)`,
          )
          .join('\n'),
      }))
    },
  }
}

/** The library as one module. */
async function buildLibrary() {
  const { metafile } = await build({
    entryPoints: { index: 'src/index.ts' },
    outdir: 'dist',
    format: 'esm',
    metafile: true,
    ...common,
    plugins: [esbuildTemplates, lighterPackages],
    banner: requireBanner,
  })
  return metafile
}

/** JSON Schemas for editors, from the schemas that the program checks with. */
async function writeSchemas() {
  const { schemas } = await load('scripts/schemas.ts')
  await mkdir('dist/schemas', { recursive: true })
  for (const [name, schema] of Object.entries(schemas))
    await writeFile(`dist/schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
}

/** The licences of the packages that are in the bundle. */
async function writeNotices(metafiles) {
  const names = new Set(
    metafiles
      .flatMap(({ inputs }) => Object.keys(inputs))
      .flatMap(path => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
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
