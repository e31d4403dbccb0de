import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { short: { type: 'boolean' }, seed: { type: 'string', default: '1' } },
})
export const short = values.short === true
/** How often each thing is done. */
export const size = short
  ? { logs: 100, news: 16, each: 25, sizes: 10, crowd: 40, tries: 12, imports: 24 }
  : { logs: 1000, news: 200, each: 200, sizes: 50, crowd: 300, tries: 60, imports: 300 }

export const program = resolve('bin/postmortem.js')
export const work = mkdtempSync(join(tmpdir(), 'postmortem-crash-'))
const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env
export const env = { ...inherited, NO_COLOR: '1', TZ: 'UTC', EDITOR: '', VISUAL: '' }

/** Pseudo-random, so that a run can be repeated; the machine adds the rest. */
let state = Number(values.seed) >>> 0
export const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise(done => setTimeout(done, milliseconds))

/** Runs the program to its end. */
export const run = (args: readonly string[], options: { readonly cwd: string }) =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env, input: '', ...options })

/** An open incident in a folder of its own. */
export interface Incident {
  readonly cwd: string
  readonly folder: string
  readonly file: string
}

export function incident(name: string): Incident {
  const cwd = join(work, name)
  mkdirSync(cwd, { recursive: true })
  const { status, stderr } = start(cwd)
  if (status !== 0) throw new Error(stderr)
  return incidentIn(cwd)
}

export const start = (cwd: string) => run(['start', 'Checkout errors', '--timezone', 'UTC'], { cwd })

export function incidentIn(cwd: string): Incident {
  const folder = join(cwd, 'postmortems')
  const name = readdirSync(folder).find(entry => entry.endsWith('.md'))
  if (!name) throw new Error(`no incident in ${folder}`)
  return { cwd, folder, file: join(folder, name) }
}

export interface Logged {
  /** Whether the output came, which is when the program says that the event is kept. */
  readonly acknowledged: boolean
  readonly killed: boolean
}

/** Logs an event. @param delay milliseconds until the program is killed; `null` lets it end. */
export function logAndKill(
  cwd: string,
  text: string,
  delay: number | null,
  more: readonly string[] = [],
): Promise<Logged> {
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
    const timer = delay === null ? undefined : setTimeout(() => child.kill('SIGKILL'), delay)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (delay === null && !out.includes(text)) process.stderr.write(`refused (${code}): ${out}${err}\n`)
      done({ acknowledged: out.includes(text), killed: signal === 'SIGKILL' })
    })
  })
}
