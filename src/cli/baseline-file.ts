import { dirname, join } from 'node:path'
import { PostmortemError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { FileReport } from '../lint/index.ts'
import { pathFrom } from './config.ts'

const NAME = 'postmortem-baseline.json'

/** @param folder of the nearest config: the baseline lies beside it. */
export const baselinePath = (folder: string): string => pathFrom('.', join(folder, NAME))

export interface Subtracted {
  readonly files: readonly FileReport[]
  readonly known: number
  /** Entries that no finding answers to any more, as lines for people. */
  readonly gone: readonly string[]
}

/** Take what the baseline knows from the reports; null where there is no baseline. */
export async function subtractBaseline(
  files: readonly FileReport[],
  path: string,
  host: Host,
): Promise<Subtracted | null> {
  if (host.kind(path) !== 'file') return null
  const { subtract } = await import('../lint/baseline.ts')
  const baseline = await readFile(path, host)
  const inBaseline = (file: string) => pathFrom(dirname(path), file)
  const remainders = files.map(file => ({
    path: file.path,
    ...subtract(baseline, inBaseline(file.path), file),
  }))
  const missing = [...baseline].filter(([name]) => host.kind(join(dirname(path), name)) === null)
  return {
    files: remainders.map(({ report }) => report),
    known: remainders.reduce((sum, { known }) => sum + known, 0),
    gone: [
      ...remainders.flatMap(({ path: file, gone }) =>
        gone.map(({ rule, text }) => `${file}: ${rule}: ${text}`),
      ),
      ...missing.map(([name, entries]) => `${name}: the file, with ${entries.length} entries`),
    ],
  }
}

/** Record these findings. What the baseline says of other files that are still there stays. */
export async function writeBaseline(files: readonly FileReport[], path: string, host: Host): Promise<number> {
  const { entriesOf, printBaseline } = await import('../lint/baseline.ts')
  const before = host.kind(path) === 'file' ? await readFile(path, host) : new Map()
  const kept = [...before].filter(([name]) => host.kind(join(dirname(path), name)) !== null)
  const now = files.map(file => [pathFrom(dirname(path), file.path), entriesOf(file)] as const)
  const text = printBaseline(new Map([...kept, ...now]))
  if (!host.create(path, text)) host.write(path, text)
  return now.reduce((sum, [, entries]) => sum + entries.length, 0)
}

async function readFile(path: string, host: Host) {
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
