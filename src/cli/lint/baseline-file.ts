import { dirname, join } from 'node:path'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Baseline, BaselineEntry } from '../../lint/baseline.ts'
import type { LintedFile } from '../../lint/index.ts'
import { visibleLine } from '../../visible.ts'
import { configNames } from '../config.ts'
import { foldersFrom, pathFrom } from '../repository.ts'

const NAME = 'postmortem-baseline.json'

/** Bytes, enough for some 300,000 findings. A larger baseline is neither written nor read. */
const LARGEST = 64 * 1024 * 1024

/** The path of the nearest baseline above the working folder; if there is none, beside the nearest config, or here. */
export function baselinePath(host: Host): string {
  const above = [...foldersFrom('.')]
  const folder =
    above.find(one => host.files.kind(join(one, NAME)) !== null) ??
    above.find(one => configNames.some(name => host.files.kind(join(one, name)) === 'file')) ??
    '.'
  return pathFrom('.', join(folder, NAME))
}

/** Removes known findings from reports, and remembers the entries that match none. */
export interface BaselineInUse {
  /** The report without the known findings. */
  remainder(file: LintedFile): LintedFile
  /** The same, but counts the known findings. */
  account(file: LintedFile): LintedFile
  counts(): { readonly known: number; readonly gone: number }
  /** A message about entries that no longer occur; empty if there are none. */
  notice(): string
}

/** Reads the baseline; null if there is none. */
export async function openBaseline(path: string, host: Host): Promise<BaselineInUse | null> {
  if (host.files.kind(path) === null) return null
  const { fingerprintsOf, subtract } = await import('../../lint/baseline.ts')
  const baseline = await readFile(path, host)
  const inBaseline = (file: string) => pathFrom(dirname(path), file)
  const missing = new Map(
    [...baseline].filter(([name]) => host.files.kind(join(dirname(path), name)) === null),
  )
  const moved = new Map<string, readonly BaselineEntry[]>()
  const gone: string[] = []
  let known = 0
  /** The entries of a file. A renamed file keeps its entries. */
  const entriesFor = (file: LintedFile): readonly BaselineEntry[] => {
    const own = baseline.get(inBaseline(file.path)) ?? moved.get(file.path)
    if (own || missing.size === 0 || file.findings.length === 0) return own ?? []
    const prints = new Set(fingerprintsOf(file))
    const answers = (entries: readonly BaselineEntry[]) =>
      entries.filter(({ fingerprint }) => prints.has(fingerprint)).length
    const [best] = [...missing].sort(([, a], [, b]) => answers(b) - answers(a))
    if (!best || answers(best[1]) * 2 < best[1].length) return []
    missing.delete(best[0])
    moved.set(file.path, best[1])
    return best[1]
  }
  return {
    remainder: file => subtract(entriesFor(file), file).report,
    account(file) {
      const remainder = subtract(entriesFor(file), file)
      known += remainder.known
      for (const { rule, text } of remainder.gone) gone.push(`${file.path}: ${rule}: ${text}`)
      return remainder.report
    },
    counts: () => ({ known, gone: gone.length + missing.size }),
    notice: () =>
      noticeOf([...gone, ...[...missing.keys()].map(name => `${name}: the file no longer exists`)], path),
  }
}

const SHOWN_AT_MOST = 10

function noticeOf(gone: readonly string[], path: string): string {
  if (gone.length === 0) return ''
  const lines = gone.slice(0, SHOWN_AT_MOST).map(line => `  ${visibleLine(line)}\n`)
  const more = gone.length > SHOWN_AT_MOST ? `  and ${gone.length - SHOWN_AT_MOST} more\n` : ''
  return `These findings of ${visibleLine(path)} no longer occur (lint --baseline write removes them):\n${lines.join('')}${more}`
}

/** The findings to record. Entries of an older baseline for other existing files are kept. */
export interface NewBaseline {
  add(file: LintedFile): void
  /** @returns how many findings were recorded. */
  save(): number
}

export async function newBaseline(path: string, host: Host): Promise<NewBaseline> {
  const { entriesOf, printBaseline } = await import('../../lint/baseline.ts')
  const before: Baseline = host.files.kind(path) === null ? new Map() : await readFile(path, host)
  const entries = new Map<string, readonly BaselineEntry[]>(
    [...before].filter(([name]) => host.files.kind(join(dirname(path), name)) !== null),
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
      if (Buffer.byteLength(text) > LARGEST)
        throw new PostmortemError({
          code: 'file-unwritable',
          path,
          reason: `${count} findings need a baseline of more than 64 MiB; lint fewer files, or turn off rules in a config`,
        })
      host.files.save(path, text)
      return count
    },
  }
}

async function readFile(path: string, host: Host): Promise<Baseline> {
  const { readBaseline } = await import('../../lint/baseline.ts')
  const bytes = host.files.readBytes(path, LARGEST)
  const baseline = bytes && readBaseline(new TextDecoder().decode(bytes))
  if (baseline) return baseline
  throw new PostmortemError({
    code: 'file-not-text',
    path,
    reason: 'it is not a baseline of this program; restore it, or delete it and run lint --baseline write',
  })
}
