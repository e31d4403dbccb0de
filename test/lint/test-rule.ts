import { expect, it } from 'vitest'
import { applyEdits, parse } from '../../src/document/index.ts'
import { type LintOptions, lintDocument, onlyRules, type Rule } from '../../src/lint/index.ts'
import { defaultTeam } from '../../src/lint/settings.ts'

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

/** Surroundings with the file `there.md` and another postmortem with the id INC-2. */
const neighbourhood = {
  path: '2012-03-28-storage.md',
  surroundings: {
    exists: (path: string) => path === 'there.md',
    postmortemsCalled: (name: string) => (name === 'INC-2' ? ['other.md'] : []),
  },
}

/** The options of a lint; `others` are active too, and their findings are ignored. */
interface TestOptions extends LintOptions {
  readonly others: readonly Rule[]
}

/** Tests a rule by its table and its examples, and that fixed text is accepted. */
export function testRule(
  rule: Rule,
  { accepts, rejects }: RuleTable,
  given: Partial<TestOptions> = {},
): void {
  const {
    settings = onlyRules([rule, ...(given.others ?? [])], { ...defaultTeam, severities: ['SEV1', 'SEV2'] }),
  } = given
  const around = { ...neighbourhood, ...given }
  const lint = (text: string) =>
    lintDocument(parse(text, settings.parse), { now: Date.parse('2030-01-01'), ...around, settings }).filter(
      finding => finding.rule === rule.id,
    )

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
