import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { folder } from '../cli/run.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/api.md'), 'utf8')
const programs = [...page.matchAll(/^```ts\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm)].map(
  ([, code = '', printed]) => ({ code, printed }),
)

/** A project that has the package installed, and the files that the page speaks of. */
const project = (files: Readonly<Record<string, string>>) => {
  const path = folder({
    'package.json': '{ "type": "module" }',
    'postmortem.config.yaml': 'extends: ./team.yaml\n',
    'team.yaml': 'extends: strict\n',
    ...files,
  })
  execFileSync('mkdir', ['-p', join(path, 'node_modules')])
  execFileSync('ln', ['-s', root, join(path, 'node_modules/postmortem-cli')])
  execFileSync('ln', ['-s', join(root, 'node_modules/@types'), join(path, 'node_modules/@types')])
  return path
}

describe('docs/api.md', () => {
  it('has programs that compile in the strictest way', () => {
    expect(programs.length).toBeGreaterThan(4)
    const files = Object.fromEntries(programs.map(({ code }, i) => [`${i}.ts`, code]))
    const flags =
      '--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext'
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const args = [tsc, ...flags.split(' '), '--target', 'es2023', '--types', 'node', ...Object.keys(files)]
    execFileSync(process.execPath, args, { cwd: project(files), stdio: 'inherit' })
  })

  it.each(programs)('has a program that prints what it says: $code', ({ code, printed }) => {
    const { code: script } = transformSync(code, { loader: 'ts', format: 'esm' })
    const out = execFileSync(process.execPath, ['a.js'], {
      cwd: project({ 'a.js': script }),
      encoding: 'utf8',
    })
    const said = printed ?? [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => `${line}\n`).join('')
    expect(out).toBe(said)
  })
})
