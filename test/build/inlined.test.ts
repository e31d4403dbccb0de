import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly version: string
  readonly devDependencies: Readonly<Record<string, string>>
  readonly inlinedDependencies: Readonly<Record<string, string>>
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const { inlinedDependencies, devDependencies } = read('package.json') as Manifest

/** The packages that the outputs of the program, and the library, have code of. */
function bundled(): string[] {
  const { outputs } = read('dist/meta.json') as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>
  }
  const program = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : []))
  const library = readdirSync('dist/library')
    .filter(name => name.endsWith('.js'))
    .flatMap(name => readFileSync(`dist/library/${name}`, 'utf8').match(/^\/\/ .*node_modules\/.*$/gm) ?? [])
  const names = [...program, ...library].flatMap(
    path => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  )
  return [...new Set(names)].sort()
}

describe('inlinedDependencies', () => {
  it('names the packages whose code is in dist', () => {
    expect(Object.keys(inlinedDependencies)).toEqual(bundled())
  })

  it('gives the versions that are installed', () => {
    const installed = Object.keys(inlinedDependencies).map(name => [
      name,
      (read(`node_modules/${name}/package.json`) as Manifest).version,
    ])
    expect(inlinedDependencies).toEqual(Object.fromEntries(installed))
  })

  it('agrees with the versions that are asked for', () => {
    for (const [name, version] of Object.entries(inlinedDependencies))
      expect(version).toBe(devDependencies[name] ?? version)
  })
})
