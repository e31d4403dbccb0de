import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { lintDocument, onlyRules, rules } from '../../src/lint/index.ts'

const root = resolve(import.meta.dirname, '../..')
const files = readdirSync(join(root, 'src/lint/rules'))
  .filter(name => name !== 'index.ts')
  .map(name => name.replace(/\.ts$/, ''))

describe('every rule', () => {
  it('has a file of its name and an index entry, in order', () => {
    expect(rules.map(rule => rule.id)).toEqual(files.sort())
  })

  it.each(files)('%s has a table of tests and a page that is up to date in name', name => {
    expect(existsSync(join(root, 'test/lint/rules', `${name}.test.ts`))).toBe(true)
    expect(readFileSync(join(root, 'docs/rules', `${name}.md`), 'utf8')).toContain(`# ${name}\n`)
  })

  it('has no page too many', () => {
    expect(readdirSync(join(root, 'docs/rules')).sort()).toEqual(
      ['README.md', ...files.map(name => `${name}.md`)].sort(),
    )
  })

  it.each(rules)('$id has examples of both kinds', ({ examples, summary, why }) => {
    expect(examples.good.length).toBeGreaterThan(0)
    expect(examples.bad.length).toBeGreaterThan(0)
    expect(summary).toMatch(/^[A-Z].*\.$/)
    expect(why).toMatch(/^[A-Z].*\.$/)
  })

  it.each(['', '\n', '---\n---\n', '# x', '---\n', '\u0000', '\ufeff'])('survives %j', text => {
    for (const rule of rules)
      expect(() => lintDocument(parse(text), { now: 0, settings: onlyRules([rule]) })).not.toThrow()
  })

  it.each(rules)('$id accepts the good examples of all others that are on', rule => {
    if (rule.off) return
    for (const good of rule.examples.good) {
      const others = lintDocument(parse(good)).filter(
        finding => finding.severity === 'error' && finding.rule === rule.id,
      )
      expect(others).toEqual([])
    }
  })
})
