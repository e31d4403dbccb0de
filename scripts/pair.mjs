import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

// pair.mjs CHECKOUT [--runs N] -- ARGUMENTS: compares the build of another checkout with this one. Both run in turn
// with these arguments; the ratios are medians over pairs.
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '15' } },
  allowPositionals: true,
})
const [checkout, ...args] = positionals
if (!checkout || args.length === 0) {
  console.error('usage: node scripts/pair.mjs CHECKOUT [--runs N] -- ARGUMENTS')
  process.exit(2)
}
const work = mkdtempSync(join(tmpdir(), 'postmortem-pair-'))
const watcher = join(work, 'watch.cjs')
writeFileSync(
  watcher,
  `process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeSync(3, String(user + system)) })`,
)

/**
 * Elapsed and processor time of one run, in milliseconds.
 *
 * @param {string} folder
 */
function run(folder) {
  const before = process.hrtime.bigint()
  const { output, error } = spawnSync(
    process.execPath,
    ['--require', watcher, join(resolve(folder), 'bin/postmortem.js'), ...args],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  if (error) throw error
  return { elapsed: Number(process.hrtime.bigint() - before) / 1e6, processor: Number(output[3]) / 1e3 }
}

/** @param {readonly number[]} all */
const median = all => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

const pairs = []
for (let i = 0; i <= Number(values.runs); i++) {
  // each is first in every other pair
  const other = i % 2 ? run(checkout) : undefined
  const own = run('.')
  pairs.push({ own, other: other ?? run(checkout) })
}
rmSync(work, { recursive: true })
// the first pair warms up
const counted = pairs.slice(1)
for (const kind of /** @type {const} */ (['elapsed', 'processor'])) {
  const [own, other] = [median(counted.map(p => p.own[kind])), median(counted.map(p => p.other[kind]))]
  const ratio = median(counted.map(pair => pair.other[kind] / pair.own[kind]))
  console.log(`${kind}: ${own.toFixed(1)} ms here, ${other.toFixed(1)} ms there, ratio ${ratio.toFixed(2)}`)
}
