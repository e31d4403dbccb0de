import { dirname, join } from 'node:path'
import { PostmortemError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { Baseline, BaselineEntry } from '../lint/baseline.ts'
import type { FileReport } from '../lint/index.ts'
import { visibleLine } from '../visible.ts'
import { pathFrom } from './config.ts'

const NAME = 'postmortem-baseline.json'

/** @param folder of the nearest config: the baseline lies beside it. */
export const baselinePath = (folder: string): string => pathFrom('.', join(folder, NAME))

/** Takes from each report what the baseline knows, and remembers what it knows in vain. */
export interface BaselineInUse {
  subtract(file: FileReport): FileReport
  counts(): { readonly known: number; readonly gone: number }
  /** What to tell people of entries that occur no more; empty where there are none. */
  notice(): string
}

/** Null where there is no baseline. */
export async function openBaseline(path: string, host: Host): Promise<BaselineInUse | null> {
  if (host.kind(path) !== 'file') return null
  const { subtract } = await import('../lint/baseline.ts')
  const baseline = await readFile(path, host)
  const missing = [...baseline].filter(([name]) => host.kind(join(dirname(path), name)) === null)
  const gone = missing.map(([name, entries]) => `${name}: the file, with ${entries.length} entries`)
  let known = 0
  return {
    subtract(file) {
      const remainder = subtract(baseline, pathFrom(dirname(path), file.path), file)
      known += remainder.known
      gone.push(...remainder.gone.map(({ rule, text }) => `${file.path}: ${rule}: ${text}`))
      return remainder.report
    },
    counts: () => ({ known, gone: gone.length }),
    notice: () => noticeOf(gone, path),
  }
}

const SHOWN_AT_MOST = 10

function noticeOf(gone: readonly string[], path: string): string {
  if (gone.length === 0) return ''
  const lines = gone.slice(0, SHOWN_AT_MOST).map(line => `  ${visibleLine(line)}\n`)
  const more = gone.length > SHOWN_AT_MOST ? `  and ${gone.length - SHOWN_AT_MOST} more\n` : ''
  return `No longer found, though ${visibleLine(path)} holds them (lint --baseline write drops them):\n${lines.join('')}${more}`
}

/** Findings to record. What an older baseline says of other files that are still there stays. */
export interface NewBaseline {
  add(file: FileReport): void
  /** @returns how many findings were recorded. */
  save(): number
}

export async function newBaseline(path: string, host: Host): Promise<NewBaseline> {
  const { entriesOf, printBaseline } = await import('../lint/baseline.ts')
  const before: Baseline = host.kind(path) === 'file' ? await readFile(path, host) : new Map()
  const entries = new Map<string, readonly BaselineEntry[]>(
    [...before].filter(([name]) => host.kind(join(dirname(path), name)) !== null),
  )
  let count = 0
  return {
    add(file) {
      const found = entriesOf(file)
      count += found.length
      entries.set(pathFrom(dirname(path), file.path), found)
    },
    save() {
      const text = printBaseline(entries)
      if (!host.create(path, text)) host.write(path, text)
      return count
    },
  }
}

async function readFile(path: string, host: Host): Promise<Baseline> {
  const { readBaseline } = await import('../lint/baseline.ts')
  const contents = host.read(path)
  const baseline = contents.kind === 'text' ? readBaseline(contents.text) : null
  if (baseline) return baseline
  throw new PostmortemError({
    code: 'file-not-text',
    path,
    reason: 'it is no baseline of this program; restore it, or delete it and run lint --baseline write',
  })
}
