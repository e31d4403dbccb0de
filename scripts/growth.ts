import { forPublic, parse } from '../src/document/index.ts'
import { lintText, onlyRules, rules } from '../src/lint/index.ts'
import { renderDocument } from '../src/render/index.ts'
import { constructs } from '../test/safety/constructs.ts'

// npm run growth [-- ROUNDS]: how much longer four times as much of each construct takes, as ratios inside one run. What is
// in proportion takes four times as long or less, what is quadratic sixteen times.
const rounds = Number(process.argv[2] ?? 3)
const settings = onlyRules(rules)
const BYTES = 64 * 1024

const works: Readonly<Record<string, (text: string) => unknown>> = {
  lint: text => lintText('2012-03-28-a.md', text, { settings, now: 0 }),
  'for the public': text => forPublic(parse(text)),
  'a page': text => renderDocument(parse(text), 'sre', 'html'),
}

function cost(work: (text: string) => unknown, text: string): number {
  const before = performance.now()
  work(text)
  return performance.now() - before
}

console.log(
  `| construct | ${Object.keys(works).join(' | ')} |\n|---|${'---|'.repeat(Object.keys(works).length)}`,
)
for (const [name, make] of Object.entries(constructs)) {
  const n = Math.ceil(BYTES / (Buffer.byteLength(make(400)) / 400))
  const [once, fourTimes] = [make(n), make(4 * n)]
  const ratios = Object.values(works).map(work => {
    cost(work, once)
    const times = Array.from({ length: rounds }, () => [cost(work, once), cost(work, fourTimes)] as const)
    // the best of several, since another program that runs meanwhile only ever adds
    return Math.min(...times.map(([, long]) => long)) / Math.min(...times.map(([short]) => short))
  })
  console.log(`| ${name} | ${ratios.map(ratio => ratio.toFixed(1)).join(' | ')} |`)
}
