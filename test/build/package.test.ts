import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { validate } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { shells } from '../../src/cli/setup/completion.ts'
import { read, run } from '../cli/run.ts'

const root = resolve(import.meta.dirname, '../..')
const manifest = JSON.parse(read(root, 'package.json'))

describe('the package', () => {
  it('says where it comes from', () => {
    expect(manifest).toMatchObject({
      homepage: expect.stringMatching(/^https:.*\/$/),
      bugs: { url: expect.stringMatching(/^https:/) },
      repository: { type: 'git', url: expect.stringMatching(/^git\+https:/) },
      author: expect.any(String),
      license: 'MIT',
      sideEffects: false,
    })
  })

  it('asks for the Node.js that the program asks for', () => {
    const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(manifest.engines.node) ?? []
    const bin = read(root, 'bin/postmortem.js')
    expect(bin).toContain(`major < ${major} || (major === ${major} && minor < ${minor})`)
    expect(bin).toContain(`needs Node.js ${major}.${minor} or later`)
    expect(read(root, 'README.md')).toContain(`needs Node.js ${major}.${minor} or later`)
  })

  it('has the completion of each shell', () => {
    const files = { bash: 'postmortem.bash', zsh: '_postmortem', fish: 'postmortem.fish' }
    for (const shell of shells)
      expect(read(root, 'dist/completions', files[shell])).toBe(run(root, ['completion', shell]).out)
  })
})

describe('the manual', () => {
  const pages = readdirSync(join(root, 'dist/man')).sort()

  it('has a page for the program and each command, which package.json names', () => {
    expect(manifest.man.toSorted()).toEqual(pages.map(name => `./dist/man/${name}`))
    const commands = [...run(root, ['--help']).out.matchAll(/^ {2}([a-z]+) (?:\[options\]|<)/gm)]
    expect(commands.length).toBeGreaterThan(15)
    for (const [, name] of commands) expect(pages).toContain(`postmortem-${name}.1`)
    expect(pages).toContain('postmortem.1')
    const lint = read(root, 'dist/man/postmortem-lint.1')
    for (const [flag] of run(root, ['lint', '--help']).out.matchAll(/--[a-z][a-z-]+(?= |$)/gm))
      expect(lint).toContain(flag.replaceAll('-', '\\-'))
  })

  it.skipIf(spawnSync('mandoc', ['-T', 'lint', '/dev/null']).error)('is without a fault in mandoc', () => {
    const { stdout } = spawnSync(
      'mandoc',
      ['-T', 'lint', ...pages.map(name => join(root, 'dist/man', name))],
      {
        encoding: 'utf8',
      },
    )
    // no date, so that a build gives the same bytes on any day, and lines as long as their sentence
    const faults = stdout.split('\n').filter(line => line && !/missing date|longer than 80 bytes/.test(line))
    expect(faults).toEqual([])
  })
})

describe('the Dockerfile', () => {
  const text = read(root, 'Dockerfile')

  it('is valid, and runs as a user of its own in /work', () => {
    expect(validate(text)).toEqual([])
    expect(text).toMatch(/^FROM node:\d+-slim$/m)
    expect(text).toMatch(/^USER node$/m)
    expect(text).toMatch(/^WORKDIR \/work$/m)
    expect(validate('FORM node\n')).not.toEqual([])
  })
})
