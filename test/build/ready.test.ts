import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const project = mkdtempSync(join(tmpdir(), 'postmortem-ready-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

for (const folder of ['scripts', 'src/a', 'templates', 'node_modules'])
  mkdirSync(join(project, folder), { recursive: true })
for (const name of ['ready.mjs', 'inputs.mjs']) cpSync(`scripts/${name}`, join(project, 'scripts', name))
const files = {
  'package.json': '{}',
  'package-lock.json': '{}',
  'node_modules/.package-lock.json': '{}',
  'src/a/kept.ts': 'export const kept = 1',
  'src/a/other.ts': 'export const other = 1',
  // a build of nothing
  'scripts/build.mjs': `
import { mkdirSync } from 'node:fs'
import { hashInputs, stampBuild } from './inputs.mjs'
mkdirSync('dist', { recursive: true })
stampBuild('.', hashInputs('.'))`,
}
for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)

/** Whether `npm start` would build. */
const builds = (): boolean =>
  execFileSync(process.execPath, [join(project, 'scripts/ready.mjs')], { encoding: 'utf8' }).includes(
    'Building …',
  )

describe('ready', () => {
  it('builds where nothing is built, and then no more', () => {
    expect(builds()).toBe(true)
    expect(builds()).toBe(false)
  })

  it('builds when a source is deleted', () => {
    rmSync(join(project, 'src/a/other.ts'))
    expect(builds()).toBe(true)
    expect(builds()).toBe(false)
  })

  it('builds when a source changes or is added', () => {
    writeFileSync(join(project, 'src/a/kept.ts'), 'export const kept = 2')
    expect(builds()).toBe(true)
    writeFileSync(join(project, 'src/a/new.ts'), '')
    expect(builds()).toBe(true)
    expect(builds()).toBe(false)
  })
})

describe('the build', () => {
  it('notes which sources it read', () => {
    expect(readFileSync('dist/inputs.sha256', 'utf8')).toMatch(/^[0-9a-f]{64}$/)
  })
})
