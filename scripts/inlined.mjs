import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'

/**
 * A package whose code is in dist.
 *
 * @typedef {{ readonly name: string, readonly version: string, readonly license: string, readonly folder: string }} Inlined
 */

/**
 * The packages whose code is in the outputs, by name.
 *
 * @param {readonly Pick<import('esbuild').Metafile, 'outputs'>[]} metafiles
 * @returns {Inlined[]}
 */
export function packagesIn(metafiles) {
  const folders = new Set(
    metafiles
      .flatMap(({ outputs }) => Object.values(outputs))
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([path]) => {
        // before a colon is the kind of a source that the build made up
        const file = path.slice(path.indexOf(':') + 1)
        return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(relative('.', file))?.[0] ?? []
      }),
  )
  return [...folders]
    .map(folder => {
      const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
      return { name, version, license, folder }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Writes what a build finds out into package.json, where it differs.
 *
 * @param {object} fields
 */
export function writeManifest(fields) {
  const before = readFileSync('package.json', 'utf8')
  const after = `${JSON.stringify({ ...JSON.parse(before), ...fields }, null, 2)}\n`
  if (after === before) return
  writeFileSync('package.json', after)
  console.log(`package.json: ${Object.keys(fields).join(', ')} changed`)
}
