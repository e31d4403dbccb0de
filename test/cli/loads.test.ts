import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanExample } from '../../src/lint/example.ts'
import { folder, program } from './run.ts'

const root = resolve(import.meta.dirname, '../..')

interface Chunk {
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>
}

/** The packages whose code a real run reads, by what the build put into each file. */
function loadedBy(args: readonly string[]): ReadonlySet<string> {
  const path = folder({
    'a.md': cleanExample,
    'hook.cjs': `process.on('exit', () => require('node:fs').writeFileSync(process.env.LOADED, Object.keys(require.cache).join('\\n')))`,
  })
  const loaded = join(path, 'loaded')
  execFileSync(process.execPath, ['--require', join(path, 'hook.cjs'), program, ...args], {
    cwd: path,
    env: { ...process.env, LOADED: loaded },
    stdio: 'pipe',
  })
  const { outputs } = JSON.parse(readFileSync(join(root, 'dist/meta.json'), 'utf8')) as {
    outputs: Record<string, Chunk>
  }
  const chunks = new Map(Object.entries(outputs).map(([name, chunk]) => [basename(name), chunk]))
  const packages = new Set<string>()
  for (const url of readFileSync(loaded, 'utf8').split('\n')) {
    for (const input of Object.keys(chunks.get(basename(url))?.inputs ?? {})) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]
      if (name) packages.add(name)
    }
  }
  return packages
}

describe('what a run loads', () => {
  it('is next to nothing for lint of a plain file', () => {
    expect([...loadedBy(['lint', 'a.md'])]).toEqual(['commander', 'chalk', 'dayjs'])
  })

  it('is next to nothing for --version', () => {
    expect([...loadedBy(['--version'])]).toEqual(['commander'])
  })

  it('has neither prompts nor templates for show', () => {
    expect([...loadedBy(['show', 'a.md'])].filter(name => /inquirer|handlebars/.test(name))).toEqual([])
  })
})
