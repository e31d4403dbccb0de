import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dated, isLater, PLACES } from '../../scripts/release.mjs'
import { folder, read } from '../cli/run.ts'

const root = resolve(import.meta.dirname, '../..')
const { version, repository } = JSON.parse(read(root, 'package.json'))
const address = repository.url.replace(/^git\+|\.git$/g, '')

const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync('git', args, { cwd, encoding: 'utf8' }).trim()

const FILES = [
  'package.json',
  'package-lock.json',
  'CHANGELOG.md',
  'scripts/release.mjs',
  ...PLACES.map(([path]) => path),
]

function repositoryWith(check: string): string {
  const path = folder({
    ...Object.fromEntries(FILES.map(name => [name, read(root, name)])),
    '.ci/run': `#!/bin/sh\n${check}\n`,
  })
  chmodSync(join(path, '.ci/run'), 0o755)
  git(path, 'init', '-q')
  git(path, 'config', 'user.name', 'Ann')
  git(path, 'config', 'user.email', 'ann@example.com')
  git(path, 'add', '-A')
  git(path, 'commit', '-qm', 'x')
  return path
}

const release = (path: string, wanted: string) => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^GIT_/i.test(name)))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/release.mjs', wanted], {
    cwd: path,
    encoding: 'utf8',
    env,
  })
  return { status, out: stdout + stderr }
}

describe('a release', () => {
  it('writes the version wherever it stands, dates the changelog, commits and tags, and publishes nothing', () => {
    const path = repositoryWith('echo checked')
    expect(release(path, '9.8.7')).toEqual({
      status: 0,
      out: 'checked\nTagged v9.8.7. To publish it: git push --follow-tags\n',
    })
    expect(git(path, 'tag')).toBe('v9.8.7')
    expect(git(path, 'status', '--porcelain')).toBe('')
    expect(JSON.parse(read(path, 'package.json')).version).toBe('9.8.7')
    const lock = JSON.parse(read(path, 'package-lock.json'))
    expect([lock.version, lock.packages[''].version]).toEqual(['9.8.7', '9.8.7'])
    for (const [name, text] of PLACES) {
      expect(read(path, name)).toContain(text.replace('VERSION', '9.8.7'))
      expect(read(path, name)).not.toContain(version)
    }
    const changelog = read(path, 'CHANGELOG.md')
    expect(changelog).toMatch(/^## \[Unreleased\]\n\n## \[9\.8\.7\] - \d{4}-\d\d-\d\d\n\n### /m)
    expect(changelog).toContain(`[9.8.7]: ${address}/compare/v${version}...v9.8.7\n`)
    // and again, with nothing new
    expect(release(path, '9.8.8').out).toContain('nothing under "## [Unreleased]"')
  })

  it.each([
    ['9.8', 'Write npm run release -- X.Y.Z'],
    ['0.0.1', `0.0.1 is not later than ${version}.`],
    [version, `${version} is not later than ${version}.`],
  ])('refuses %s', (wanted, message) => {
    const path = repositoryWith('true')
    expect(release(path, wanted)).toEqual({ status: 1, out: `${message}\n` })
    expect(git(path, 'tag')).toBe('')
  })

  it('changes nothing where the checks fail', () => {
    const path = repositoryWith('exit 3')
    expect(release(path, '9.8.7').status).toBe(1)
    expect([git(path, 'status', '--porcelain'), git(path, 'tag')]).toEqual(['', ''])
  })

  it('knows every place of the version', () => {
    const found = git(root, 'grep', '-lF', version, '--', ':!test', ':!CHANGELOG.md', ':!package*.json')
    expect(found.split('\n').sort()).toEqual(PLACES.map(([path]) => path).sort())
    for (const [name, text] of PLACES) expect(read(root, name)).toContain(text.replace('VERSION', version))
    expect(() =>
      dated(read(root, 'CHANGELOG.md'), { version: '9.0.0', before: version, day: '', repository: address }),
    ).not.toThrow()
  })

  it('compares versions by their numbers', () => {
    expect([isLater('0.10.0', '0.9.9'), isLater('1.0.0', '1.0.0'), isLater('1.2.3', '1.10.0')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
