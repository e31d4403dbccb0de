import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { randomFrom } from '../test/lint/mutations.ts'
import { checked, mutant, smallest } from '../test/safety/fuzz.ts'

/** Where each text that the program treats wrongly is kept: a test tries them all again. */
const CASES = resolve('test/safety/cases')

const [folder = 'examples', ...flags] = process.argv.slice(2)
const flag = (name: string, otherwise: number) => Number(flags[flags.indexOf(name) + 1] ?? otherwise)
const seconds = flags.includes('--seconds') ? flag('--seconds', 60) : 60
const seed = flags.includes('--seed') ? flag('--seed', 1) : Date.now() >>> 0

const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.md'))
  .sort()
  .map(name => readFileSync(join(folder, name), 'utf8'))

const draw = randomFrom(seed)
const known = new Map<string, number>()
const end = Date.now() + seconds * 1000
let tried = 0
for (; Date.now() < end; tried++) {
  const text = mutant(documents, draw)
  const [fault] = checked(text, randomFrom(tried))
  if (fault === undefined) continue
  const kind = fault.slice(0, 120)
  const times = known.get(kind) ?? 0
  known.set(kind, times + 1)
  if (times > 0) continue
  const small = smallest(text, less => checked(less, randomFrom(tried))[0]?.slice(0, 120) === kind)
  const path = join(CASES, `${createHash('sha256').update(small).digest('hex').slice(0, 12)}.md`)
  mkdirSync(CASES, { recursive: true })
  writeFileSync(path, small)
  console.log(`${kind}\n  ${path}`)
}
console.log(
  `${tried} mutants of ${documents.length} documents, seed ${seed}: ${[...known.values()].reduce((sum, n) => sum + n, 0)} faults of ${known.size} kinds`,
)
process.exitCode = known.size > 0 ? 1 : 0
