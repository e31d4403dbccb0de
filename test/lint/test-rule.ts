import { expect, it } from 'vitest'
import { applyEdits, parse } from '../../src/document/index.ts'
import { lintDocument, type Rule } from '../../src/lint/index.ts'

export interface RuleTable {
  /** Texts without a finding of the rule. */
  readonly accepts: readonly string[]
  readonly rejects: readonly {
    readonly text: string
    /** `line:column message` of each finding; the message may be cut short. */
    readonly says: readonly string[]
    /** The text after every fix; without it the rule must offer none. */
    readonly becomes?: string
  }[]
}

/** A rule's table, and what holds of every rule: its examples, fixed text accepted, no finding twice. */
export function testRule(rule: Rule, { accepts, rejects }: RuleTable): void {
  const lint = (text: string) => lintDocument(parse(text), { now: Date.parse('2030-01-01') }, [rule])

  it.each([...accepts, ...rule.examples.good].map(text => ({ text })))('accepts %j', ({ text }) => {
    expect(lint(text)).toEqual([])
  })

  it.each(rejects)('rejects %j', ({ text, says, becomes }) => {
    const findings = lint(text)
    const said = findings.map(({ start, message }) => `${start.line}:${start.column} ${message}`)
    expect(said.length).toBe(says.length)
    for (const [i, start] of says.entries()) expect(said[i]?.slice(0, start.length)).toBe(start)
    const fixes = findings.flatMap(finding => finding.fix ?? [])
    const fixed = applyEdits(text, fixes)
    expect(fixed).toBe(becomes ?? text)
    if (becomes !== undefined) expect(lint(fixed)).toEqual([])
  })

  it.each(rule.examples.bad.map(text => ({ text })))('rejects its own example %#', ({ text }) => {
    expect(lint(text).length).toBeGreaterThan(0)
  })
}
