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

/** What a real run reads, by what the build put into each file. */
function inputsOf(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const path = folder({
    ...files,
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
  return readFileSync(loaded, 'utf8')
    .split('\n')
    .flatMap(url => Object.entries(chunks.get(basename(url))?.inputs ?? {}))
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0)
}

/** The packages whose code a real run reads. */
const loadedBy = (args: readonly string[]): ReadonlySet<string> =>
  new Set(inputsOf(args).flatMap(({ path }) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))

describe('what a run loads', () => {
  it('is the reader alone for lint of a plain file', () => {
    const markdown = ['entities', 'linkify-it', 'markdown-it', 'mdurl', 'punycode.js', 'uc.micro']
    const matter = [
      'extend-shallow',
      'gray-matter',
      'is-extendable',
      'js-yaml',
      'kind-of',
      'section-matter',
      'smol-toml',
    ]
    const packages = ['commander', 'chalk', 'dayjs', 'strip-bom-string', 'zod', ...markdown, ...matter]
    expect(loadedBy(['lint', 'a.md'])).toEqual(new Set(packages))
  })

  it('is next to nothing for --version', () => {
    expect([...loadedBy(['--version'])]).toEqual(['commander'])
  })

  it.each([
    ['lint', 'a.md'],
    ['show', 'a.md'],
    ['render', 'a.md'],
    ['lint', 'a.md', '--baseline', 'write'],
  ])('is next to nothing twice, under a config too: %s %s %s', (...args) => {
    const read = inputsOf(args, { 'postmortem.config.yaml': 'rules:\n  action-owner: warn\n' })
    const paths = read.map(({ path }) => path)
    expect(paths).toContain('src/lint/config/read.ts')
    const twice = read.filter(({ path, bytes }, i) => bytes > 500 && paths.indexOf(path) !== i)
    expect(twice.filter(({ path }) => path.startsWith('src/'))).toEqual([])
  })

  it('has no rules for render', () => {
    expect(inputsOf(['render', 'a.md']).filter(({ path }) => path.startsWith('src/lint/'))).toEqual([])
  })

  it('has neither prompts nor templates for show', () => {
    expect([...loadedBy(['show', 'a.md'])].filter(name => /inquirer|handlebars/.test(name))).toEqual([])
  })
})
