import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { corpus } from '../corpus.ts'
import { folder, read, run } from './run.ts'

const old =
  '# Outage of mail\n\n**Date:** 5 March 2024\n\n## Timeline (UTC)\n\n- 10:00 It broke\n- 10:05 It was over\n'

describe('adopt', () => {
  it('shows what it would write, and writes nothing', () => {
    const path = folder({ 'postmortems/a.md': old })
    const { code, out } = run(path, ['adopt', '--dry-run'])
    expect(code).toBe(0)
    expect(out).toContain('+title: Outage of mail\n+date: 2024-03-05\n+timezone: UTC\n')
    expect(read(path, 'postmortems/a.md')).toBe(old)
  })

  it('asks before it writes, and where nobody answers it says how', () => {
    const path = folder({ 'postmortems/a.md': old })
    expect(run(path, ['adopt'])).toMatchObject({ code: 2, err: expect.stringContaining('--yes') })
    expect(read(path, 'postmortems/a.md')).toBe(old)
  })

  it('writes once', () => {
    const path = folder({ 'postmortems/a.md': old, 'postmortems/b.md': '+++\ntitle = "b"\n+++\n' })
    expect(run(path, ['adopt', '--yes'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('Wrote front matter into 1 file; 1 file had nothing to add.'),
    })
    const text = read(path, 'postmortems/a.md')
    expect(text).toBe(`---\ntitle: Outage of mail\ndate: 2024-03-05\ntimezone: UTC\n---\n\n${old}`)
    const again = run(path, ['adopt', '--yes'])
    expect(again).toMatchObject({ code: 0, out: '' })
    expect(again.err).toContain('its front matter is TOML')
    expect(read(path, 'postmortems/a.md')).toBe(text)
  })

  it('brings an old repository to a CI that is green, and that fails for one bad file only', () => {
    const names = corpus().filter(({ name }) => /\.md$/.test(name))
    const path = folder(
      Object.fromEntries(
        names.map(({ name, text }, i) => [`postmortems/${i}/${name.split('/').at(-1)}`, text]),
      ),
    )
    expect(run(path, ['lint']).code).toBeLessThan(2)
    expect(run(path, ['adopt', '--yes']).code).toBe(0)
    expect(run(path, ['lint', '--baseline', 'write']).code).toBe(0)
    expect(run(path, ['lint', '--max-warnings', '0'])).toMatchObject({ code: 0 })
    writeFileSync(join(path, 'postmortems/bad.md'), old.replace('10:05', '09:05').concat('- 10:10 Again\n'))
    const after = run(path, ['lint', '--format', 'json'])
    expect(after.code).toBe(1)
    const files: { path: string; findings: { rule: string }[] }[] = JSON.parse(after.out).files
    const found = files.flatMap(file => file.findings.map(({ rule }) => `${file.path} ${rule}`))
    expect(found).toEqual(['postmortems/bad.md timeline-order'])
  }, 60_000)
})
