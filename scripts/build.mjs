import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { jsYaml, load, withoutEngines } from './bundle.mjs'
import { buildChunks } from './chunks.mjs'
import { writeDeclarations } from './declarations.mjs'
import { packagesIn, writeManifest } from './inlined.mjs'
import { hashInputs, stampBuild } from './inputs.mjs'
import { esbuildTemplates } from './precompile.mjs'

/** Its ES module form asks for its own address, which a CommonJS chunk does not have. */
const GLOB = 'node_modules/tinyglobby/dist/index.cjs'

/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  alias: jsYaml,
  bundle: true,
  minifySyntax: true,
  platform: /** @type {const} */ ('node'),
  target: 'node20.19',
  legalComments: /** @type {const} */ ('none'),
  logLevel: /** @type {const} */ ('warning'),
}
/**
 * The fields of package.json that the program uses.
 *
 * @type {import('esbuild').Plugin}
 */
const ownManifest = {
  name: 'own-manifest',
  setup(build) {
    build.onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      if (path !== resolve('package.json')) return undefined
      const { name, version, homepage, repository } = JSON.parse(await readFile(path, 'utf8'))
      return { contents: JSON.stringify({ name, version, homepage, repository }), loader: 'json' }
    })
  },
}

const hash = hashInputs('.')
await rm('dist', { recursive: true, force: true })
const [program, library] = await Promise.all([buildProgram(), buildLibrary()])
await writeFile('dist/meta.json', JSON.stringify(program))
const packages = packagesIn([program, library])
writeManifest({
  inlinedDependencies: Object.fromEntries(packages.map(({ name, version }) => [name, version])),
})
await writeSchemas()
await writeForShells()
await writeNotices(packages)
await writeDeclarations()
stampBuild('.', hash)

/** Builds the program, in chunks. */
function buildProgram() {
  return buildChunks('dist/program', {
    ...common,
    alias: { ...common.alias, tinyglobby: resolve(GLOB) },
    define: { PROGRAM_BUILD: JSON.stringify(hash.slice(0, 16)) },
    plugins: [ownManifest, withoutEngines, esbuildTemplates],
  })
}

/**
 * Builds the library for any platform. Besides the door, each part that one may use alone begins a file, so that bundlers
 * leave the others out.
 */
async function buildLibrary() {
  const parts = ['document/index', 'lint/index', 'library/check', 'library/settings', 'library/render']
  const { metafile } = await build({
    ...common,
    entryPoints: {
      index: 'src/index.ts',
      ...Object.fromEntries(parts.map(part => [part, `src/${part}.ts`])),
    },
    outdir: 'dist/library',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2023',
    format: 'esm',
    splitting: true,
    metafile: true,
    plugins: [ownManifest, withoutEngines, esbuildTemplates],
  })
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (parts.some(part => entryPoint === `src/${part}.ts`)) {
      await rm(path)
      delete metafile.outputs[path]
      continue
    }
    // no module does anything but define, and bundlers warn of an import for nothing
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/^import "[^"]+";\n/gm, ''))
  }
  return metafile
}

/** Writes JSON Schemas for editors, from the schemas that the program checks with. */
async function writeSchemas() {
  const { schemas } = /** @type {typeof import('./schemas.ts')} */ (await load('scripts/schemas.ts'))
  await mkdir('dist/schemas', { recursive: true })
  for (const [name, schema] of Object.entries(schemas))
    await writeFile(`dist/schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
}

/** Writes the manual pages and the completion of each shell. */
async function writeForShells() {
  const { manPages } = /** @type {typeof import('./man.ts')} */ (await load('scripts/man.ts'))
  await mkdir('dist/man', { recursive: true })
  const pages = Object.entries(manPages())
  for (const [name, text] of pages) await writeFile(`dist/man/${name}`, text)
  writeManifest({ man: pages.map(([name]) => `./dist/man/${name}`) })
  const { shellScripts } = /** @type {typeof import('../src/cli/setup/completion.ts')} */ (
    await load('src/cli/setup/completion.ts')
  )
  await mkdir('dist/completions', { recursive: true })
  await writeFile('dist/completions/postmortem.bash', shellScripts.bash)
  await writeFile('dist/completions/_postmortem', shellScripts.zsh)
  await writeFile('dist/completions/postmortem.fish', shellScripts.fish)
}

/**
 * Writes the licences of the packages that are in the bundle.
 *
 * @param {readonly import('./inlined.mjs').Inlined[]} packages
 */
async function writeNotices(packages) {
  const parts = []
  for (const { name, version, license, folder } of packages) {
    const text = await licenceText(folder)
    parts.push(`## ${name} ${version} (${license})\n\n\`\`\`text\n${text.trim()}\n\`\`\`\n`)
  }
  await writeFile(
    'dist/THIRD-PARTY-NOTICES.md',
    `# Third-party notices\n\nThe program contains these packages.\n\n${parts.join('\n')}`,
  )
}

/**
 * The text of the licence of a package. Throws where there is none: what is not licensed cannot be shipped.
 *
 * @param {string} folder
 */
async function licenceText(folder) {
  const name = (await readdir(folder)).find(file => /^licen[cs]e/i.test(file))
  if (!name) throw new Error(`${folder} holds no licence`)
  return readFile(join(folder, name), 'utf8')
}
