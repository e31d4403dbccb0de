import { describe, expect, it } from 'vitest'
import { cleanExample } from '../../src/lint/example.ts'
import { lintText, onlyRules, rules } from '../../src/lint/index.ts'

/** Each makes a document of n of something, about 50 characters each. */
const constructs: Readonly<Record<string, (n: number) => string>> = {
  documents: n => cleanExample.repeat(Math.ceil(n / 16)),
  events: n => `# x\n\n## Timeline\n\n${'- 06:59 Resumes of environments slowed down a lot\n'.repeat(n)}`,
  'events that go on for days': n =>
    `---\ndate: 2012-03-28\ntimezone: America/Los_Angeles\n---\n\n## Timeline\n\n${Array.from({ length: n }, (_, i) => `- ${String(i % 24).padStart(2, '0')}:00 PST it was down for ${i} minutes\n`).join('')}`,
  'table rows': n =>
    `## Timeline\n\n| Time | Event |\n|---|---|\n${'| 06:59 | Resumes of environments slowed down |\n'.repeat(n)}`,
  actions: n => `## Action items\n\n${'- [ ] Improve monitoring — @ann, due 2012-04-13, P1\n'.repeat(n)}`,
  'nested lists': n =>
    Array.from({ length: n }, (_, i) => `${'  '.repeat(i % 20)}- one item of a list that is nested\n`).join(
      '',
    ),
  'a long line': n => `## Summary\n\n${'We should have seen that some customers at 06:59, '.repeat(n)}\n`,
  'a long line of digits': n =>
    `## Summary\n\n${'1,234 of 5 hours 5 minutes 07:02 to 08:02 on 3/4 '.repeat(n)}\n`,
  'a long word': n => `## Summary\n\n${'a.b-c_d@e+f'.repeat(n * 5)}\n`,
  headings: n => '## Impact of the storage migration on customers\n\n'.repeat(n),
  'blank lines': n => `${'\r\n'.repeat(n * 25)}x`,
  'blank ends': n => `## Impact\n\n${`a${' '.repeat(48)}\n`.repeat(n)}`,
  'one blank run': n => `## Impact\n\na${' '.repeat(n * 50)}b\n`,
  links: n => `## Impact\n\n${'[words](https://example.com/a/issues/12) ![](b.png) '.repeat(n)}\n`,
  'open brackets': n => `## Impact\n\n${'[(<![`*_|"'.repeat(n * 5)}\n`,
  'code spans': n => `## Impact\n\n${'`a` ``b`` ```c``` ````d```` `````e````` ``````'.repeat(n)}\n`,
  quotes: n => `${'> '.repeat(100)}word\n${'> quoted words of a customer of ours, in a line\n'.repeat(n)}`,
  'comments that silence': n =>
    '<!-- postmortem-disable-next-line placeholder-left -- why -->\nTODO\n\n'.repeat(n),
  'comments for blocks': n =>
    '<!-- postmortem-disable blame -- why -->\n\nAn engineer forgot it\n\n<!-- postmortem-enable blame -->\n\n'.repeat(
      n,
    ),
  comments: n => '<!-- postmortem-disable-next-line blame -- why -->\n'.repeat(n),
  'comments on one line': n =>
    `${'`a` <!-- postmortem-disable-next-line blame -- why --> '.repeat(n)}\n\nx\n`,
  'comments above blank lines': n =>
    `${'<!-- postmortem-disable-next-line blame -- why --> '.repeat(n)}${'\n'.repeat(n)}x\n`,
  'short sections': n => '## Notes\n\nAn engineer forgot it; crazy.\n\n'.repeat(n),
  'sections with totals': n => '## In total 5 hours\n\n- a: 3 hours\n- b: 1 hour\n\n'.repeat(n),
  'claims that all is back': n => 'all back\n\n'.repeat(5 * n),
  'open comments in a list': n => '- <!--\n'.repeat(5 * n),
  'definitions of links': n => `[a name]: https://example.com/a/page/of/ours\n`.repeat(n),
  'Markdown for the other reader': n =>
    `<div>\n\n${'- one item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n'.repeat(n)}`,
  'open comments': n => '<!-- postmortem-disable blame -- and never closed\n'.repeat(n),
  'front matter': n =>
    `---\n${Array.from({ length: Math.min(n, 900) }, (_, i) => `field${i}: value\n`).join('')}---\n`,
}

const settings = onlyRules(rules)
const cost = (text: string): number => {
  const before = performance.now()
  lintText('2012-03-28-a.md', text, { settings, now: 0 })
  return performance.now() - before
}

const RUNS = 5

/** How much longer the double takes: the best of several rounds, since a noisy machine only ever adds. */
function ratio(make: (n: number) => string, n: number): number {
  const [single, double] = [make(n), make(2 * n)]
  cost(single)
  cost(double)
  const rounds = Array.from({ length: RUNS }, () => [cost(single), cost(double)] as const)
  return Math.min(...rounds.map(([, twice]) => twice)) / Math.min(...rounds.map(([once]) => once))
}

describe('twice as much of it takes about twice as long', () => {
  it.each(Object.entries(constructs))('%s', (_, make) => {
    // once more where it is near: what is quadratic stays so
    const measured = [ratio(make, 800)]
    if ((measured[0] ?? 0) > 2.6) measured.push(ratio(make, 1600))
    expect(Math.min(...measured)).toBeLessThan(2.9)
  })

  it('would be seen if it did not', () => {
    const quadratic = (text: string) => {
      let sum = 0
      for (let i = 0; i < text.length; i++)
        for (let j = 0; j < text.length; j += 8) sum += text.charCodeAt(j) ^ i
      return sum
    }
    const time = (n: number) => {
      const text = 'x'.repeat(n)
      const before = performance.now()
      quadratic(text)
      return performance.now() - before
    }
    time(4000)
    // in turns, as above: another program that runs meanwhile slows both down
    const rounds = Array.from({ length: RUNS }, () => [time(4000), time(8000)] as const)
    const [once, twice] = [0, 1].map(i => Math.min(...rounds.map(round => round[i] ?? 0)))
    expect((twice ?? 0) / (once ?? 1)).toBeGreaterThan(2.9)
  })
})
