import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// npm run bench -- CORPUS [--rounds N]: what the program costs, as ratios inside one run, for this machine may be shared.
const [corpus, flag, count = '9'] = process.argv.slice(2)
if (!corpus || (flag !== undefined && flag !== '--rounds'))
  throw new Error('usage: npm run bench -- CORPUS [--rounds N]')
const rounds = Number(count)
const root = resolve('.')
const program = join(root, 'bin/postmortem.js')
const work = mkdtempSync(join(tmpdir(), 'postmortem-bench-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

/** Documents of up to 20 KB, three quarters of them with front matter, copied with small edits. */
const MAX_BYTES = 20_000
const texts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .sort()
  .map(name => join(corpus, name))
  .filter(
    path => /\.(?:md|markdown)$/.test(path) && statSync(path).isFile() && statSync(path).size <= MAX_BYTES,
  )
  .map(path => readFileSync(path, 'utf8'))
const withFrontMatter = (text: string) =>
  text.startsWith('---') ? text : `---\ntitle: Outage\ndate: 2024-05-02\ntimezone: UTC\n---\n\n${text}`
const documentAt = (i: number) => {
  const text = texts[i % texts.length] ?? ''
  return `${i % 4 === 0 ? text : withFrontMatter(text)}\nThis is copy ${i}.\n`
}

function replicate(n: number): string {
  const folder = join(work, String(n))
  for (let i = 0; i < n; i++) {
    const inner = join(folder, String(Math.floor(i / 500)))
    if (i % 500 === 0) mkdirSync(inner, { recursive: true })
    writeFileSync(join(inner, `${i}.md`), documentAt(i))
  }
  return folder
}

const thousand = replicate(1000)
const tenThousand = replicate(10_000)
const singles = Array.from({ length: 9 }, (_, i) => join(thousand, `${i % 2}/${(i % 2) * 500 + 37 * i}.md`))

const configured = join(work, 'configured')
mkdirSync(configured)
writeFileSync(join(configured, 'postmortem.config.yaml'), 'extends: strict\nrules:\n  action-owner: warn\n')
for (const [i, path] of singles.entries()) writeFileSync(join(configured, `${i}.md`), readFileSync(path))

/** A program that finds the same files and does nothing but read them. */
const reader = join(work, 'read.cjs')
writeFileSync(
  reader,
  `const { readdirSync, readFileSync } = require('node:fs'), { join } = require('node:path')
const walk = folder => { for (const entry of readdirSync(folder, { withFileTypes: true })) { const path = join(folder, entry.name); if (entry.isDirectory()) walk(path); else readFileSync(path, 'utf8') } }
walk(process.argv[2])`,
)
/** Reports the most memory that a program had, in KiB, on file descriptor 3. */
const watcher = join(work, 'watch.cjs')
writeFileSync(
  watcher,
  `process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)))`,
)

const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
const node = (args: readonly string[], cwd = work): number => {
  const before = process.hrtime.bigint()
  const { error } = spawnSync(process.execPath, args, { stdio: 'ignore', env, cwd })
  if (error) throw error
  return Number(process.hrtime.bigint() - before) / 1e6
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

type Arguments = readonly string[] | (() => readonly string[])

/** Runs programs in turn, round after round, and prints each as a ratio to the first of its round. */
function compare(
  title: string,
  base: Arguments,
  others: Readonly<Record<string, Arguments>>,
  times = rounds,
): void {
  console.log(`\n${title}, ${times} rounds\n\n| program | median ratio | from | to |\n|---|---|---|---|`)
  const ratios = Object.keys(others).map((): number[] => [])
  const run = (args: Arguments) => (typeof args === 'function' ? node(args()) : node(args))
  for (let round = 0; round < times; round++) {
    const unit = run(base)
    for (const [i, args] of Object.values(others).entries()) ratios[i]?.push(run(args) / unit)
  }
  for (const [i, name] of Object.keys(others).entries()) {
    const sorted = (ratios[i] ?? []).toSorted((a, b) => a - b)
    const [low, high] = [sorted[0], sorted.at(-1)].map(ratio => ratio?.toFixed(2))
    console.log(`| ${name} | ${median(ratios[i] ?? []).toFixed(2)} | ${low} | ${high} |`)
  }
}

let turn = 0
const cli2 = resolve(root, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs')
const example = join(root, 'examples/cloudshare.md')
const bytes = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
console.log(
  `Node ${process.version}; ${texts.length} documents of ${Math.round(bytes)} characters, replicated.`,
)
node([program, 'start', 'Checkout errors', '--timezone', 'America/New_York'])
compare('Against `node -e 0`', ['-e', '0'], {
  '--version': [program, '--version'],
  '--help': [program, '--help'],
  'lint, one file of nine in turn': () => [program, 'lint', singles[turn++ % singles.length] ?? ''],
  'lint, the same file under a config': () => [
    program,
    'lint',
    join(configured, `${(turn - 1) % singles.length}.md`),
  ],
  'log, an event of an open incident': [program, 'log', 'Traffic moved away'],
  'render one file to HTML': [program, 'render', example, '-f', 'html', '-o', join(work, 'page.html')],
})
compare('1,000 documents, against reading them', [reader, thousand], {
  lint: [program, 'lint', thousand],
})
compare(
  '1,000 documents, against reading them',
  [reader, thousand],
  {
    'markdownlint-cli2': [cli2, join(thousand, '**/*.md')],
  },
  3,
)
compare(
  '10,000 documents, against reading them',
  [reader, tenThousand],
  { lint: [program, 'lint', tenThousand] },
  Math.min(rounds, 5),
)
const chat = join(work, 'chat.json')
const said = [
  'looking',
  'any news?',
  'the graphs look odd',
  'rolled back `api` <@U2>',
  'see <https://example.com/a|it>',
]
writeFileSync(
  chat,
  JSON.stringify(
    Array.from({ length: 100_000 }, (_, i) => ({
      type: 'message',
      user: `U${i % 5}`,
      text: said[i % said.length],
      ts: `${1_774_938_600 + i * 11}.000100`,
      client_msg_id: String(i).padStart(32, '0'),
    })),
  ),
)
// a start of Node is a part of both
const parsing = `for (let i = 0; i < 10; i++) JSON.parse(require('node:fs').readFileSync(${JSON.stringify(chat)}, 'utf8'))`
compare('100,000 messages, against parsing their JSON ten times', ['-e', parsing], {
  import: [
    program,
    'import',
    chat,
    '--yes',
    '--match',
    'nothing has this',
    '--title',
    'A',
    '--timezone',
    'UTC',
  ],
})
const { output } = spawnSync(process.execPath, ['--require', watcher, program, 'lint', tenThousand], {
  stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  env,
})
console.log(`\nMost memory at 10,000 documents: ${Math.round(Number(String(output[3])) / 1024)} MiB`)
