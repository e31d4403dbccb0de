import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assertOnce } from '../../scripts/chunks.mjs'

const meta = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as Parameters<typeof assertOnce>[0]

const output = (inputs: Readonly<Record<string, number>>) => ({
  bytes: 0,
  imports: [],
  exports: [],
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
  ),
})

describe('the chunks of the program', () => {
  it('have each module once', () => {
    expect(() => assertOnce(meta)).not.toThrow()
  })

  it('are the files that the build describes', () => {
    const described = Object.keys(meta.outputs).map(path => basename(path))
    expect(readdirSync('dist/program').sort()).toEqual(described.sort())
  })
})

describe('the check of each build', () => {
  it('fails when a module is in two outputs', () => {
    const outputs = {
      'a.cjs': output({ 'src/x.ts': 10 }),
      'b.cjs': output({ 'src/x.ts': 10, 'src/y.ts': 5 }),
    }
    expect(() => assertOnce({ outputs })).toThrow('Modules in more than one output:\nsrc/x.ts: a.cjs, b.cjs')
  })

  it('accepts a module of which a second output has no code', () => {
    const outputs = { 'a.cjs': output({ 'src/x.ts': 10 }), 'b.cjs': output({ 'src/x.ts': 0 }) }
    expect(() => assertOnce({ outputs })).not.toThrow()
  })
})
