import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanExample } from '../../src/lint/example.ts'
import { filesIn, folder, run } from './run.ts'

const bad = cleanExample.replace('detected: 07:02', 'detected: 06:02')
const warned = cleanExample.replace('Environments took', 'TODO took')

/** Characters that steer a terminal, and lines that a CI system takes for commands. */
const steering = (text: string) =>
  text.split('\n').flatMap(line => line.match(/^::|\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)?.[0] ?? [])

describe('postmortem lint', () => {
  it.each([
    ['a clean file', { 'a.md': cleanExample }, ['a.md'], 0],
    ['an error', { 'a.md': bad }, ['a.md'], 1],
    ['a warning', { 'a.md': warned }, ['a.md'], 0],
    ['a warning too many', { 'a.md': warned }, ['a.md', '--max-warnings', '0'], 1],
    ['the default folder', { 'postmortems/a.md': bad }, [], 1],
    ['a folder', { 'x/a.md': cleanExample, 'x/y/b.markdown': bad, 'x/c.txt': bad }, ['x'], 1],
    ['a pattern', { 'x/a.md': bad, 'x/b.txt': bad }, ['x/*.md'], 1],
    ['a pattern that matches nothing', { 'a.md': cleanExample }, ['*.txt'], 2],
    ['nothing, allowed', { 'a.md': cleanExample }, ['*.txt', '--allow-empty'], 0],
    ['one of two that matches nothing', { 'a.md': cleanExample }, ['a.md', 'nowhere'], 2],
    ['no default folder', {}, [], 2],
    ['a file that is not there', {}, ['a.md'], 2],
    ['an unknown flag', {}, ['--fox'], 2],
    ['an unknown format', {}, ['--format', 'fox'], 2],
    ['a count that is none', {}, ['--max-warnings', 'fox'], 2],
    ['Latin-1', { 'a.md': Buffer.from([0x23, 0x20, 0xe9]) }, ['a.md'], 1],
    ['a file too large', { 'a.md': 'x'.repeat(1024 * 1024 + 1) }, ['a.md'], 1],
  ] as const)('%s', (_, files, args, code) => {
    const result = run(folder(files), ['lint', ...args])
    expect(result.code).toBe(code)
    if (code === 2) expect(result.err).toMatch(/\S/)
    if (code === 2) expect(result.out).toBe('')
    expect(result.err).not.toMatch(/^\s+at /m)
  })

  it('shows the line it is about', () => {
    const { out } = run(folder({ 'a.md': bad }), ['lint', 'a.md'])
    expect(out).toBe(
      `a.md:8:11 error detected (06:02) is before started (06:59): correct one of them, or for the next day write "detected: YYYY-MM-DD 06:02". [milestone-order]
  8 | detected: 06:02
    |           ^^^^^
  7 | started: 06:59
    |          ----- started (06:59)

1 file checked: 1 error, 0 warnings.
More about a rule: postmortem explain milestone-order
`,
    )
  })

  it('colours by NO_COLOR and FORCE_COLOR', () => {
    const path = folder({ 'a.md': bad })
    expect(run(path, ['lint', 'a.md'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } }).out).toContain(
      '\u001b[31m',
    )
    expect(run(path, ['lint', 'a.md'], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }).out).not.toContain(
      '\u001b',
    )
    for (const args of [
      ['--no-color', 'lint', 'a.md'],
      ['lint', 'a.md', '--color', '--no-color'],
    ])
      expect(run(path, args, { env: { NO_COLOR: '', FORCE_COLOR: '1' } }).out).not.toContain('\u001b')
    expect(run(path, ['lint', '--color', 'a.md']).out).toContain('\u001b[31m')
    expect(run(path, ['log', '--', '--color']).err).not.toContain('\u001b')
  })

  it('gives JSON for programs', () => {
    const { out } = run(folder({ 'a.md': bad, 'b.md': cleanExample }), [
      'lint',
      '--format',
      'json',
      'a.md',
      'b.md',
    ])
    expect(JSON.parse(out)).toEqual({
      version: 1,
      files: [
        {
          path: 'a.md',
          findings: [
            expect.objectContaining({
              rule: 'milestone-order',
              severity: 'error',
              line: 8,
              column: 11,
              endLine: 8,
              endColumn: 16,
              related: [{ message: 'started (06:59)', line: 7, column: 10, endLine: 7, endColumn: 15 }],
            }),
          ],
        },
        { path: 'b.md', findings: [] },
      ],
      summary: {
        ...{ files: 2, errors: 1, warnings: 0, fixed: 0, baseline: null },
        ...{ leftOut: 0, passedOver: [], withoutFrontMatter: 0, unread: 0 },
      },
    })
  })

  it('lets nothing of a document reach the terminal unescaped', () => {
    const evil =
      '---\ntitle: "\\e[2J\\e[31mok\\n::error::pwn"\n"\\e]0;x": 1\ndate: 2012-03-28\n---\n\n## \u001b[1AAll passed\n\n## TODO \u202eevil\n'
    for (const format of ['pretty', 'json']) {
      const { out, err } = run(folder({ 'a.md': evil, 'a\n::error::x.md': evil }), [
        'lint',
        '--format',
        format,
        '.',
      ])
      expect(steering(out + err)).toEqual([])
    }
  })

  it('refuses what is no regular file, in time', () => {
    const path = folder({ 'x/real.md': cleanExample })
    mkdirSync(join(path, 'dir.md'))
    symlinkSync('loop2', join(path, 'loop.md'))
    symlinkSync('loop.md', join(path, 'loop2'))
    symlinkSync('/etc/passwd', join(path, 'outside.md'))
    symlinkSync('/dev/zero', join(path, 'zero.md'))
    execFileSync('mkfifo', [join(path, 'fifo.md')])
    for (const name of ['dir.md', 'loop.md', 'outside.md', 'zero.md', 'fifo.md']) {
      const { code, out, err } = run(path, ['lint', name])
      expect([name, code]).toEqual([name, 2])
      expect(out + err).not.toContain('root:')
    }
    symlinkSync('x/real.md', join(path, 'link.md'))
    expect(run(path, ['lint', 'link.md']).code).toBe(0)
  })

  it('goes on with the other files where one cannot be read', () => {
    const path = folder({ 'a.md': bad, 'b.md': bad })
    symlinkSync('/etc/hostname', join(path, 'outside.md'))
    const { code, out, err } = run(path, ['lint', 'a.md', 'outside.md', 'b.md'])
    expect(code).toBe(2)
    expect(out).toContain('a.md:8:11')
    expect(out).toContain('b.md:8:11')
    expect(out).toContain('2 files checked')
    expect(out).toContain('1 file could not be read.')
    const none = run(path, ['lint', 'outside.md', 'gone.md'].slice(0, 2))
    expect([none.code, none.out]).toEqual([2, ''])
    expect(err).toBe('Cannot read outside.md: it is a link that leads out of its folder.\n')
    const baseline = run(path, ['lint', '--baseline', 'write', 'a.md', 'outside.md'])
    expect([baseline.code, filesIn(path)]).toEqual([2, ['a.md', 'b.md', 'outside.md']])
  })

  it('walks folders that link to themselves once', () => {
    const path = folder({ 'x/a.md': cleanExample, 'x/y/b.md': cleanExample })
    symlinkSync('..', join(path, 'x/y/up'))
    symlinkSync('..', join(path, 'x/up'))
    expect(JSON.parse(run(path, ['lint', '--format', 'json', 'x']).out).summary.files).toBe(2)
  })

  it('says so when the output is full or gone', () => {
    const path = folder({ 'a.md': bad })
    const program = `"${process.execPath}" "${new URL('../../bin/postmortem.js', import.meta.url).pathname}"`
    const shell = (command: string) => {
      try {
        execFileSync('bash', ['-c', command], { cwd: path, stdio: 'pipe' })
        return 0
      } catch (error) {
        return (error as { status: number }).status
      }
    }
    expect(shell(`${program} lint a.md > /dev/full`)).toBe(2)
    expect(shell(`set -o pipefail; ${program} lint a.md | head -c 1 > /dev/null`)).toBe(1)
  })

  it('is not stopped by a file it may not read', () => {
    if (process.getuid?.() === 0) return
    const path = folder({ 'a.md': cleanExample })
    chmodSync(join(path, 'a.md'), 0)
    expect(run(path, ['lint', 'a.md'])).toMatchObject({ code: 2, out: '' })
  })
})
