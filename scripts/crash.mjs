import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

// crash.mjs [--short] [--seed N]: kills, full disks and crowds against the built program. Prints a table; exits 1 when
// anything that was acknowledged is lost, doubled or torn.
const { values } = parseArgs({
  options: { short: { type: 'boolean' }, seed: { type: 'string', default: '1' } },
})
const size = values.short
  ? { logs: 100, news: 16, each: 25, sizes: 10, crowd: 40, tries: 12 }
  : { logs: 1000, news: 200, each: 200, sizes: 50, crowd: 300, tries: 60 }

const program = fileURLToPath(new URL('../bin/postmortem.js', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'postmortem-crash-'))
const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env
const env = { ...inherited, NO_COLOR: '1', TZ: 'UTC', EDITOR: '', VISUAL: '' }
const rows = []
let failures = 0

/** Pseudo-random, so that a run can be repeated; the machine adds the rest. */
let state = Number(values.seed) >>> 0
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

const run = (args, options = {}) =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env, input: '', ...options })

function incident(name) {
  const cwd = join(work, name)
  mkdirSync(cwd, { recursive: true })
  const { status, stderr } = run(['start', 'Checkout errors', '--timezone', 'UTC'], { cwd })
  if (status !== 0) throw new Error(stderr)
  const folder = join(cwd, 'postmortems')
  return {
    cwd,
    folder,
    file: join(
      folder,
      readdirSync(folder).find(entry => entry.endsWith('.md')),
    ),
  }
}

/** @returns whether the output came, which is when the program says that the event is kept. */
function logAndKill(cwd, text, delay, more = []) {
  return new Promise(done => {
    const child = spawn(process.execPath, [program, 'log', text, ...more], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stderr.on('data', data => {
      err += data
    })
    child.stdout.on('data', data => {
      out += data
    })
    const timer = delay === null ? null : setTimeout(() => child.kill('SIGKILL'), delay)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (delay === null && !out.includes(text)) console.error(`refused (${code}): ${out}${err}`)
      done({ acknowledged: out.includes(text), killed: signal === 'SIGKILL' })
    })
  })
}

/** How the file stands to what was acknowledged and what was tried. */
function judge({ cwd, folder, file }, acknowledged, tried) {
  const { status } = run(['status'], { cwd })
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n')
  const count = wanted => lines.filter(line => line.endsWith(` ${wanted}`)).length
  const times = lines.flatMap(line => /^- (\d\d:\d\d) /.exec(line)?.[1] ?? [])
  const ascending = times.every((time, i) => i === 0 || time >= times[i - 1] || times[i - 1] >= '23:5')
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.tmp$|\.lock/.test(name),
  )
  const whole = text.startsWith('---\ntitle: Checkout errors\n') && text.includes('## Lessons learned')
  return {
    lost: acknowledged.filter(wanted => count(wanted) === 0).length,
    doubled: tried.filter(wanted => count(wanted) > 1).length,
    torn: whole && status === 0 ? 0 : 1,
    disorder: ascending ? 0 : 1,
    left: left.length,
  }
}

function report(what, times, figures) {
  const bad = Object.entries(figures).filter(([, n]) => n !== 0)
  failures += bad.length
  rows.push(
    `| ${what} | ${times} | ${Object.entries(figures)
      .map(([name, n]) => `${n} ${name}`)
      .join(', ')} |`,
  )
  console.error(`${bad.length === 0 ? 'ok  ' : 'FAIL'} ${what}: ${times}; ${JSON.stringify(figures)}`)
}

const sum = all =>
  all.reduce(
    (total, one) => Object.fromEntries(Object.keys(one).map(key => [key, (total[key] ?? 0) + one[key]])),
    {},
  )

async function killsDuringLog() {
  const place = incident('log')
  const [acknowledged, tried] = [[], []]
  let killed = 0
  for (let i = 0; i < size.logs; i++) {
    const text = `Event number ${i}`
    tried.push(text)
    const result = await logAndKill(place.cwd, text, 25 + random() * 60)
    if (result.killed) killed++
    if (result.acknowledged) acknowledged.push(text)
  }
  report(
    '`kill -9` at a random moment of `log`',
    `${size.logs} runs, ${killed} killed, ${acknowledged.length} acknowledged`,
    judge(place, acknowledged, tried),
  )
}

async function killsInACrowd() {
  const place = incident('crowd')
  const [acknowledged, tried] = [[], []]
  let killed = 0
  const writer = async name => {
    for (let i = 0; i < size.crowd / 6; i++) {
      const text = `Event ${name} ${i}`
      tried.push(text)
      const result = await logAndKill(place.cwd, text, random() < 0.5 ? 40 + random() * 200 : null)
      if (result.killed) killed++
      if (result.acknowledged) acknowledged.push(text)
    }
  }
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(writer))
  report(
    'the same, six writers at once, who take over the locks of the dead',
    `${tried.length} runs, ${killed} killed`,
    judge(place, acknowledged, tried),
  )
}

async function manyWriters() {
  const place = incident('writers')
  const [acknowledged, tried] = [[], []]
  let saves = 0
  let busy = true
  // an editor that holds a copy for a while and then writes all of it, as editors do
  const editor = (async () => {
    while (busy && saves < 50) {
      const copy = readFileSync(place.file, 'utf8')
      await new Promise(done => setTimeout(done, random() * 30))
      writeFileSync(`${place.file}.swp`, copy.replace('## Impact\n', `## Impact\n\nSaved ${saves} times.\n`))
      renameSync(`${place.file}.swp`, place.file)
      saves++
      await new Promise(done => setTimeout(done, 100 + random() * 200))
    }
  })()
  const writer = async name => {
    for (let i = 0; i < size.each; i++) {
      const text = `Event ${name} ${i}`
      tried.push(text)
      const result = await logAndKill(place.cwd, text, null)
      if (result.acknowledged) acknowledged.push(text)
    }
  }
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(writer))
  busy = false
  await editor
  const missing = tried.length - acknowledged.length
  report(
    `8 processes × ${size.each} \`log\`, while an editor saves stale copies`,
    `${tried.length} runs, ${saves} saves`,
    { ...judge(place, acknowledged, tried), refused: missing },
  )
}

/** Several note while one closes: the journal goes away below the hands of the others. */
async function closings() {
  const results = []
  for (let i = 0; i < size.tries; i++) {
    const place = incident(`closing-${i}`)
    const tried = ['a', 'b', 'c', 'd'].map(name => `Event ${name} of closing`)
    const logs = tried.map(text => logAndKill(place.cwd, text, null, ['--file', place.file]))
    const closed = new Promise(done =>
      spawn(process.execPath, [program, 'resolve', '--file', place.file], {
        cwd: place.cwd,
        env,
        stdio: 'ignore',
      }).on('close', done),
    )
    const acknowledged = (await Promise.all(logs)).flatMap((result, n) =>
      result.acknowledged ? [tried[n]] : [],
    )
    await closed
    results.push({ ...judge(place, acknowledged, tried), refused: tried.length - acknowledged.length })
    rmSync(place.cwd, { recursive: true })
  }
  report('4 processes `log` while one `resolve` closes the incident', `${results.length} times`, sum(results))
}

/** The conversation in a pseudo-terminal, killed at a random moment; an answer counts when the next question is there. */
function newAndKill(cwd, delay) {
  const answers = [
    ['How severe was it?', '2', 'severity: SEV2'],
    ['Which services were affected?', 'api', 'services: [api]'],
    ['Summary: what happened', 'It was slow.\n', 'It was slow.'],
    ['Impact: who was affected', 'Everyone.\n', 'Everyone.'],
    ['Timeline: a time', '06:55 Migration started\n+4m Resumes slowed\n', '- 06:59 Resumes slowed'],
    ['When did the impact begin?', '1', 'started: 06:55'],
    ['When did somebody or something', '2', 'detected: 06:59'],
    ['When did the impact end?', '4', null],
    ['When was everything back to normal?', '4', null],
    ['Root cause', 'No limit.\n', 'No limit.'],
    ['Contributing factors', 'One server\n', 'One server'],
    ['Action items', 'Limit it\n', 'Limit it'],
    ['Lessons learned', 'Limits first\n', 'Limits first'],
    ['What next?', '1', null],
  ]
  return new Promise(done => {
    const command = `echo $$ > pid; exec ${process.execPath} ${program} new T --date 2012-03-28 --timezone UTC --plain`
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let screen = ''
    let asked = -1
    child.stdout.on('data', data => {
      screen += data
      while (answers[asked + 1] && screen.includes(answers[asked + 1][0])) {
        asked++
        child.stdin.write(`${answers[asked][1]}\n`)
      }
    })
    const timer = setTimeout(() => {
      try {
        process.kill(Number(readFileSync(join(cwd, 'pid'), 'utf8')), 'SIGKILL')
      } catch {}
    }, delay)
    child.on('close', () => {
      clearTimeout(timer)
      done(answers.slice(0, Math.max(0, asked)).flatMap(([, , kept]) => kept ?? []))
    })
  })
}

async function killsDuringNew() {
  let [asked, lost, torn, at] = [0, 0, 0, 0]
  const worker = async () => {
    for (let i = at++; i < size.news; i = at++) {
      const cwd = join(work, `new-${i}`)
      mkdirSync(cwd)
      const kept = await newAndKill(cwd, 250 + random() * 1800)
      const folder = join(cwd, 'postmortems')
      const [name] = existsSync(folder) ? readdirSync(folder).filter(entry => /^2012.*\.md$/.test(entry)) : []
      const text = name ? readFileSync(join(folder, name), 'utf8') : ''
      asked += kept.length
      lost += kept.filter(answer => !text.includes(answer)).length
      if (name && !/^---\ntitle: T\n[\s\S]*\n## Lessons learned\n/.test(text)) torn++
      rmSync(cwd, { recursive: true })
    }
  }
  await Promise.all([worker(), worker(), worker()])
  report(
    '`kill -9` at a random moment of `new` (pseudo-terminal)',
    `${size.news} runs, ${asked} answers acknowledged`,
    { lost, torn },
  )
}

/** Every call on the files is once where the process dies: a first run tells which calls those are. */
function killsAtEveryCall() {
  const calls =
    'openat,write,pwrite64,fsync,rename,close,mkdir,unlink,rmdir,fchmod,fstat,statx,read,pread64,getdents64'
  const traced = (place, flags) =>
    spawnSync(
      'strace',
      ['-f', '-y', '-qq', ...flags, process.execPath, program, 'log', 'Event of that run'],
      {
        cwd: place.cwd,
        encoding: 'utf8',
        env,
      },
    )
  const first = incident('traced')
  const trace = join(work, 'trace')
  if (traced(first, ['-o', trace, '-e', `trace=${calls}`]).status !== 0)
    return rows.push('| killed at every system call | left out: nothing can be traced here | |')
  const lines = readFileSync(trace, 'utf8').split('\n')
  const main = lines[0]?.split(' ')[0]
  const seen = {}
  const points = lines.flatMap(line => {
    const [, pid, call] = /^(\d+) +(\w+)\(/.exec(line) ?? []
    if (pid !== main) return []
    seen[call] = (seen[call] ?? 0) + 1
    return line.includes(first.folder) || line.includes('"postmortems') ? [[call, seen[call]]] : []
  })
  const step = values.short ? 4 : 1
  const results = points
    .filter((_, i) => i % step === 0)
    .map(([call, when], i) => {
      const place = incident(`traced-${i}`)
      run(['log', 'Event before'], { cwd: place.cwd })
      const { stdout } = traced(place, ['-o', '/dev/null', '-e', `inject=${call}:signal=KILL:when=${when}`])
      const acknowledged = [
        'Event before',
        ...(stdout.includes('Event of that run') ? ['Event of that run'] : []),
      ]
      const figures = judge(place, acknowledged, ['Event before', 'Event of that run'])
      rmSync(place.cwd, { recursive: true })
      return figures
    })
  report(
    'killed at a system call of `log` on its files, each in turn',
    `${results.length} runs`,
    sum(results),
  )
}

function fullDisk() {
  const disk = join(work, 'disk')
  mkdirSync(disk)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status !== 0)
    return rows.push('| disk full at different sizes | left out: no right to mount | |')
  const figures = { lost: 0, torn: 0, 'false reports': 0 }
  let full = 0
  try {
    for (let i = 0; i < size.sizes; i++) {
      const cwd = join(disk, String(i))
      mkdirSync(cwd)
      run(['start', 'Checkout errors', '--timezone', 'UTC'], { cwd })
      const folder = join(cwd, 'postmortems')
      const file = join(
        folder,
        readdirSync(folder).find(name => name.endsWith('.md')),
      )
      appendFileSync(file, `\n## Notes\n\n${'x'.repeat(Math.floor((i * 40_000) / size.sizes))}\n`)
      const before = readFileSync(file, 'utf8')
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, (bavail - (i % 12)) * bsize)))
      const { status, stdout, stderr } = run(['log', 'Event on a full disk'], { cwd })
      const after = readFileSync(file, 'utf8')
      if (status === 2) full++
      if (after !== before && !after.includes('Event on a full disk')) figures.torn++
      if ((status === 0) !== stdout.includes('Event on a full disk')) figures['false reports']++
      rmSync(join(disk, 'filler'))
      run(['status'], { cwd })
      const later = readFileSync(file, 'utf8')
      if (!later.includes('Event on a full disk') && !stderr.includes('Event on a full disk')) figures.lost++
      rmSync(cwd, { recursive: true })
    }
  } finally {
    execFileSync('umount', [disk])
  }
  report(
    'disk full (a small tmpfs), at sizes around what `log` needs',
    `${size.sizes} runs, ${full} times exit 2`,
    figures,
  )
}

/** A holder that is stopped, not dead: the event is noted, and put in when somebody can. */
async function stoppedHolder() {
  const place = incident('stopped')
  const first = spawn(process.execPath, [program, 'log', 'Event of the stopped'], {
    cwd: place.cwd,
    env,
    stdio: 'ignore',
  })
  const lock = `${join(place.folder, '.postmortem')}`
  let stopped = false
  for (let i = 0; i < 4000 && !stopped && first.exitCode === null; i++) {
    await new Promise(done => setImmediate(done))
    if (existsSync(lock) && readdirSync(lock).some(name => name.endsWith('.lock'))) {
      first.kill('SIGSTOP')
      stopped = true
    }
  }
  const second = run(['log', 'Event of another'], { cwd: place.cwd })
  first.kill('SIGCONT')
  await new Promise(done => (first.exitCode === null ? first.on('close', done) : done()))
  const figures = judge(
    place,
    ['Event of the stopped', 'Event of another'],
    ['Event of the stopped', 'Event of another'],
  )
  report(
    'a holder of the lock that is stopped for longer than others wait',
    `1 run; the other ended with ${second.status}`,
    figures,
  )
}

/** What somebody else did to the file or its folder meanwhile. */
function hinderedFiles() {
  const figures = { lost: 0, 'false reports': 0 }
  const fails = (name, hinder, mend) => {
    const place = incident(name)
    hinder(place)
    const { status, stderr, stdout } = run(['log', 'Event that is hindered', '--file', place.file], {
      cwd: place.cwd,
    })
    mend(place)
    run(['status'], { cwd: place.cwd })
    const text = existsSync(place.file) ? readFileSync(place.file, 'utf8') : ''
    if (status !== 2 || stdout !== '') figures['false reports']++
    const journal = `${join(place.folder, '.postmortem', basename(place.file))}.journal`
    const kept = existsSync(journal) && stderr.includes('.journal') ? readFileSync(journal, 'utf8') : ''
    if (![text, stderr, kept].some(where => where.includes('Event that is hindered'))) figures.lost++
  }
  fails(
    'deleted',
    ({ file }) => rmSync(file),
    () => {},
  )
  fails(
    'a folder',
    ({ file }) => {
      rmSync(file)
      mkdirSync(file)
    },
    ({ file }) => rmSync(file, { recursive: true }),
  )
  fails(
    'not text',
    ({ file }) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x41])),
    () => {},
  )
  if (process.getuid?.() !== 0)
    fails(
      'read-only',
      ({ folder }) => chmodSync(folder, 0o555),
      ({ folder }) => chmodSync(folder, 0o755),
    )
  report('file deleted, replaced by a folder, no longer text; folder read-only', 'once each', figures)
}

try {
  await killsDuringLog()
  await killsInACrowd()
  await manyWriters()
  await closings()
  await killsDuringNew()
  killsAtEveryCall()
  fullDisk()
  await stoppedHolder()
  hinderedFiles()
} finally {
  rmSync(work, { recursive: true, force: true })
}
console.log(`| what is done | how often | what came of it |\n|---|---|---|\n${rows.join('\n')}`)
process.exitCode = failures === 0 ? 0 : 1
