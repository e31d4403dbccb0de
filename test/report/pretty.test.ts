import { describe, expect, it } from 'vitest'
import { lintText, onlyRules } from '../../src/lint/index.ts'
import { milestoneOrder } from '../../src/lint/rules/milestone-order.ts'
import { placeholderLeft } from '../../src/lint/rules/placeholder-left.ts'
import { reporters, reportOn } from '../../src/report/index.ts'

const pretty = await reporters.pretty()
const plain = { color: 0, links: false } as const

const report = (text: string) => reportOn([lintText('a.md', text)], pretty, plain)

describe('the report for people', () => {
  it('marks the place, after tabs and wide lines too', () => {
    const text = `# x\n\n## Summary\n\n${'word '.repeat(40)}TODO ${'word '.repeat(40)}\n`
    const [frame = '', mark = ''] = report(text).split('\n').slice(1, 3)
    expect(frame).toContain('…')
    expect(frame.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('TODO')
    expect(frame.length).toBeLessThan(120)
  })

  it('shows the place that a finding is held against', () => {
    const text = '---\ntimezone: UTC\ndate: 2024-05-06\nstarted: 07:00\nresolved: 06:00\n---\n'
    const file = lintText('a.md', text, { settings: onlyRules([milestoneOrder]) })
    const lines = reportOn([file], pretty, plain).split('\n')
    expect(lines.slice(1, 5)).toEqual([
      '  5 | resolved: 06:00',
      '    |           ^^^^^',
      '  4 | started: 07:00',
      '    |          ----- started (07:00)',
    ])
  })

  it('spells out what cannot be seen, and still marks the place', () => {
    const lines = report('# x\n\n## Summary\n\n\u202eodd TODO\n').split('\n')
    const at = lines.findIndex(line => line.includes('placeholder-left'))
    const [frame = '', mark = ''] = lines.slice(at + 1)
    expect(frame).toContain('\\u{202e}')
    expect(frame.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('TODO')
  })

  it('ends somewhere', () => {
    const text = report(`# x\n\n## Summary\n\n${'TODO '.repeat(1000)}\n`)
    expect(text.match(/\[placeholder-left\]/g)?.length).toBeLessThan(201)
    expect(text).toMatch(/a\.md: \d+ more; --format json lists all of them\.\n/)
    expect(text).toMatch(/1 file checked: \d+ errors, 10\d\d warnings\.\n/)
  })

  it('counts in words', () => {
    expect(reportOn([], pretty, plain)).toBe('0 files checked, no findings.\n')
  })

  it('links a rule to its page where the terminal can', () => {
    const file = lintText('a.md', '# x\n\n## Summary\n\nTODO\n', { settings: onlyRules([placeholderLeft]) })
    const text = reportOn([file], pretty, { color: 1, links: true })
    const [, address, words] = text.match(/8;;(https:[^\p{Cc}]+)\p{Cc}([\w-]+)\p{Cc}/u) ?? []
    expect(words).toBe('placeholder-left')
    expect(address).toMatch(/\/rules\/placeholder-left$/)
  })
})
