import type { Host } from '../host/index.ts'
import { type FileReport, fixText, type LintOptions, lintText, reportNotText } from '../lint/index.ts'
import type { Changes } from './changes.ts'
import type { Configs } from './config.ts'
import { type Source, type SourceFlags, sourceFromInput, targetsOf } from './lint-sources.ts'
import { surroundingsOf } from './surroundings.ts'

export interface FixFlags {
  readonly fix?: boolean
  readonly fixUnsafe?: boolean
  readonly fixDryRun?: boolean
}

export interface Work {
  readonly patterns: readonly string[]
  readonly flags: SourceFlags & FixFlags
  readonly changes: Changes | null
  readonly configs: Configs
  /** Leaves of a report what counts; only that is fixed. */
  counts(file: FileReport): FileReport
  /** Is given each report as it is made, and keeps no more of it than it needs. */
  take(file: FileReport): void
}

export interface Outcome {
  readonly fixed: number
  /** What fixing would change, where only that was asked for. */
  readonly diff: string
  /** Files that a config left out though they were found. */
  readonly leftOut: number
}

/** Lint, and perhaps fix, one file after the other. */
export async function lintAll(work: Work, host: Host): Promise<Outcome> {
  const { patterns, flags, changes, configs, counts, take } = work
  const now = host.now().getTime()
  const { targets, leftOut } = flags.stdin
    ? { targets: [], leftOut: 0 }
    : await targetsOf(patterns, flags, changes, configs, host)
  const around = surroundingsOf(
    targets.map(({ path }) => path),
    host,
  )
  const fixing = flags.fix || flags.fixUnsafe || flags.fixDryRun
  let fixed = 0
  let diff = ''
  const lintOne = async ({ path, contents, settings }: Source) => {
    if (contents.kind !== 'text') return take(reportNotText(path, contents))
    const { text } = contents
    const options: LintOptions = { settings, now, path, surroundings: around(path) }
    if (!fixing) return take(lintText(path, text, options))
    const result = fixText(path, text, options, { unsafe: flags.fixUnsafe === true, counts })
    if (flags.fixDryRun) diff += (await import('../report/diff.ts')).unifiedDiff(path, text, result.text)
    else if (result.text !== text) host.write(path, result.text)
    fixed += result.count
    return take(result.report)
  }
  if (flags.stdin) {
    const source = await sourceFromInput(flags, configs, host)
    if (source.ignored) return { fixed, diff, leftOut: 1 }
    await lintOne(source)
  }
  for (const target of targets)
    await lintOne({ ...target, contents: changes?.staged(target.path) ?? host.read(target.path) })
  return { fixed, diff, leftOut }
}
