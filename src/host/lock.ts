import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { codeOf, saving } from './failures.ts'
import { statOf } from './find.ts'
import { clearOwnFolder, makeOwnFolder, quietly, shareFolder } from './own-folder.ts'

/**
 * Does the work as the only holder of a lock, which survives the death of a holder.
 *
 * The lock is a folder with one file in it, named after its holder. A folder can replace another only if that one is
 * empty, so one of many processes wins; and a process that finds the holder dead removes the file of that name, which
 * cannot be the file of a later holder.
 *
 * @param patience milliseconds to wait for another holder.
 * @returns what the work returns; null if the other holder did not release the lock.
 */
export function withLock<T>(path: string, patience: number, work: () => T): { readonly done: T } | null {
  const name = holderName(process.pid)
  if (!saving(path, () => acquire(path, name, patience))) return null
  try {
    return { done: work() }
  } finally {
    release(path, name)
  }
}

function acquire(path: string, name: string, patience: number): boolean {
  const mine = `${path}.${name}`
  rmSync(mine, { recursive: true, force: true })
  for (let waited = 0; ; waited += pause(waited)) {
    try {
      makeMine(mine, name)
      renameSync(mine, path)
      clearUnborn(path)
      return true
    } catch (error) {
      const late = waited > patience
      if (mayRetry(codeOf(error), path) && !late) {
        clearDead(path)
        continue
      }
      rmSync(mine, { recursive: true, force: true })
      if (late && isHeld(path)) return false
      throw error
    }
  }
}

/** Whether a try failed because another process holds the lock, or has just released it and removed the folder. */
const mayRetry = (code: string, path: string): boolean =>
  ['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(code) || (['EPERM', 'EACCES'].includes(code) && isHeld(path))

function makeMine(mine: string, name: string): void {
  makeOwnFolder(dirname(mine))
  if (mkdirSync(mine, { recursive: true }) !== undefined) shareFolder(mine)
  writeFileSync(join(mine, name), '')
}

const isHeld = (path: string): boolean => statOf(path, statSync) !== undefined

/** Waits some milliseconds, a different number in each process. Returns the number. */
function pause(waited: number): number {
  const time = Math.min(5 + waited / 10, 40) * (0.5 + Math.random())
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time)
  return time
}

/** Whatever prevents it, the work is done: the next process finds this one dead, or waits a minute. */
function release(path: string, name: string): void {
  for (const step of [
    () => unlinkSync(join(path, name)),
    () => rmdirSync(path),
    () => clearOwnFolder(dirname(path)),
  ])
    try {
      step()
    } catch {
      // see above
    }
}

/** Removes the file of a dead holder; on Windows the empty folder too, which a rename cannot replace there. */
function clearDead(path: string): void {
  quietly(() => {
    for (const name of readdirSync(path))
      if (isDead(name) || isForgotten(join(path, name))) quietly(() => unlinkSync(join(path, name)))
  })
  if (process.platform === 'win32') quietly(() => rmdirSync(path))
}

/** Removes the folders of processes that died before they could try. */
function clearUnborn(path: string): void {
  const start = `${basename(path)}.`
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(start) && isDead(name.slice(start.length)))
      quietly(() => rmSync(join(dirname(path), name), { recursive: true, force: true }))
}

/** The name `PID-START-MACHINE`: another process may get the number one day, but not with that start. */
const holderName = (pid: number): string => `${pid}-${startOf(pid)}-${machineName()}`

function isDead(name: string): boolean {
  const [, pid, start, machine] = /^(\d+)-(\d*)-(.*)$/.exec(name) ?? []
  if (pid === undefined || machine !== machineName()) return false
  return !isRunning(Number(pid)) || (start !== '' && startOf(Number(pid)) !== start)
}

/** Whether a holder on another machine, which cannot be checked from here, has held the lock for longer than any change takes. */
function isForgotten(path: string): boolean {
  const stats = statOf(path, statSync)
  const elsewhere = !basename(path).endsWith(`-${machineName()}`)
  // clocks differ between machines: one that is ahead must not hold a lock for ever
  return elsewhere && stats !== undefined && Math.abs(Date.now() - stats.mtimeMs) > FORGOTTEN_MS
}

const FORGOTTEN_MS = 60_000

/** The host, its boot, and the namespace of its processes: only within all three does a number name one process. */
export function machineName(): string {
  const boot = textAt('/proc/sys/kernel/random/boot_id').trim().slice(0, 8)
  const space = /\d+/.exec(linkAt('/proc/self/ns/pid'))?.[0] ?? ''
  return [hostname().replace(/[^\w.-]/g, ''), boot, space].filter(Boolean).join('-')
}

/** Whether there is a process of that number on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** The start of a process, in the units of Linux; empty if it is unknown. */
function startOf(pid: number): string {
  const stat = textAt(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/** What Linux tells in a file; empty elsewhere. */
function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function linkAt(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
