import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { load, requireBanner } from './bundle.mjs'
import { buildChunks } from './chunks.mjs'
import { packagesIn, writeInlined } from './inlined.mjs'
import { hashInputs, stampBuild } from './inputs.mjs'
import { esbuildTemplates } from './precompile.mjs'

/** Its ES module form asks for its own address, which a CommonJS chunk does not have. */
const GLOB = 'node_modules/tinyglobby/dist/index.cjs'

/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  // gray-matter asks for it too, in another form
  alias: { 'js-yaml': resolve('node_modules/js-yaml/dist/js-yaml.mjs') },
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
      const { name, version } = JSON.parse(await readFile(path, 'utf8'))
      return { contents: JSON.stringify({ name, version }), loader: 'json' }
    })
  },
}

const hash = hashInputs('.')
await rm('dist', { recursive: true, force: true })
const [program, library] = await Promise.all([buildProgram(), buildLibrary()])
await writeFile('dist/meta.json', JSON.stringify(program))
const packages = packagesIn([program, library])
writeInlined(packages)
await writeSchemas()
await writeNotices(packages)
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.types.json'], {
  stdio: 'inherit',
})
stampBuild('.', hash)

/** Builds the program, in chunks. */
function buildProgram() {
  return buildChunks('dist/program', {
    ...common,
    alias: { ...common.alias, tinyglobby: resolve(GLOB) },
    plugins: [ownManifest, esbuildTemplates],
  })
}

/** Builds the library as one module. */
async function buildLibrary() {
  const { metafile } = await build({
    entryPoints: { index: 'src/index.ts' },
    outdir: 'dist',
    ...common,
    format: 'esm',
    metafile: true,
    plugins: [ownManifest, esbuildTemplates],
    banner: requireBanner,
  })
  return metafile
}

/** Writes JSON Schemas for editors, from the schemas that the program checks with. */
async function writeSchemas() {
  const { schemas } = /** @type {typeof import('./schemas.ts')} */ (await load('scripts/schemas.ts'))
  await mkdir('dist/schemas', { recursive: true })
  for (const [name, schema] of Object.entries(schemas))
    await writeFile(`dist/schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`)
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
