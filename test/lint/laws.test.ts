import { describe, expect, it } from 'vitest'
import { entriesOf, printBaseline, readBaseline, subtract } from '../../src/lint/baseline.ts'
import { fixText, lintText, onlyRules, recommended, rules } from '../../src/lint/index.ts'
import { activeRules, presets } from '../../src/lint/settings.ts'
import { corpus } from '../corpus.ts'

const settings = onlyRules(rules)
const options = { settings, now: Date.parse('2026-01-01') }
const texts = corpus()

describe.each(texts)('$name', ({ name, text }) => {
  it('is fixed once and for all, without a new finding', () => {
    const before = lintText(name, text, options).findings
    const once = fixText(name, text, options)
    expect(fixText(name, once.text, options)).toMatchObject({ text: once.text, count: 0 })
    if (once.count === 0) expect(once.text).toBe(text)
    else expect(once.report.findings.length).toBeLessThan(before.length)
    expect(fixText(name, once.text, options, { unsafe: true }).report.findings.length).toBeLessThanOrEqual(
      before.length,
    )
  })

  it('has nothing new against its own baseline, wherever its lines are', () => {
    const report = lintText(name, text, options)
    const baseline = readBaseline(printBaseline(new Map([[name, entriesOf(report)]])))
    expect(baseline).not.toBeNull()
    if (!baseline) return
    const entries = baseline.get(name) ?? []
    expect(subtract(entries, report)).toMatchObject({ known: report.findings.length, gone: [] })
    expect(subtract(entries, report).report.findings).toEqual([])
    const moved = {
      ...report,
      findings: report.findings.map(finding => ({ ...finding, start: { line: 999, column: 1 } })),
    }
    expect(subtract(entries, moved).report.findings).toEqual([])
    expect(subtract([], report).known).toBe(0)
  })
})

describe('a document that is being typed', () => {
  it.each(texts.filter(({ text }) => text.length < 6000).slice(0, 8))('$name never stops the program', ({
    name,
    text,
  }) => {
    const step = Math.max(1, Math.floor(text.length / 150))
    for (let end = 0; end <= text.length; end += step)
      expect(() => lintText(name, text.slice(0, end), options)).not.toThrow()
  })
})

describe('settings', () => {
  const severities = (...layers: Parameters<typeof activeRules>[0]) =>
    new Map(activeRules(layers).map(({ rule, severity }) => [rule.id, severity]))

  it('are laid over one another, the last on top', () => {
    const off = { blame: { level: 'off', options: {} } } as const
    const error = { blame: { level: 'error', options: {} } } as const
    const allowing = { blame: { level: null, options: { allow: ['x'] } } } as const
    expect(severities().get('blame')).toBeNull()
    expect(severities(error).get('blame')).toBe('error')
    expect(severities(error, off).has('blame')).toBe(false)
    expect(severities(off, allowing).has('blame')).toBe(false)
    expect(severities(error, allowing).get('blame')).toBe('error')
    expect(activeRules([allowing]).find(({ rule }) => rule.id === 'blame')?.options).toEqual({
      also: [],
      allow: ['x'],
    })
  })

  it('of the presets are what their names say', () => {
    expect(activeRules([presets.recommended])).toEqual(recommended.rules)
    expect(severities(presets.strict).get('count-mismatch')).toBe('error')
    expect(severities(presets.strict).get('blame')).toBe('warning')
    expect(severities(presets.strict).has('contact-missing')).toBe(false)
    expect(severities(presets.public).has('contact-missing')).toBe(true)
    expect(severities(presets.strict, presets.public).get('count-mismatch')).toBe('error')
  })
})
