import { PostmortemError, stackOf } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { fixText, type LintedFile, lintText, reportNotText } from '../../lint/index.ts'
import type { Configs } from '../config.ts'
import { changeText } from '../file/change-text.ts'
import { lintOptionsFor } from '../file/lint-options.ts'
import type { Changes } from './changes.ts'
import { type Source, type SourceFlags, sourceFromInput, targetsOf } from './sources.ts'

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
  /** Removes from a report what does not count, and so is not fixed. */
  counts(file: LintedFile): LintedFile
  /** Receives each report as it is made, and keeps no more of it than it needs. */
  take(file: LintedFile): void
}

export interface Outcome {
  readonly fixed: number
  /** The changes of a dry run. */
  readonly diff: string
  /** The number of files that were found, but a config ignores. */
  readonly leftOut: number
  /** The files of named folders that were not read for their names. */
  readonly passedOver: readonly string[]
  /** The errors of files that could not be read. */
  readonly unread: readonly PostmortemError[]
}

/** Why the work on a file failed; null if it did not. It must not keep the other files from being checked. */
async function failureOf(path: string, work: () => Promise<void>): Promise<PostmortemError | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof PostmortemError) return error
    return new PostmortemError({ code: 'file-failed', path, stack: stackOf(error) }, { cause: error })
  }
}

/** Prints the text of standard input with its fixes, and as it is where a config ignores it: editors put it in place. */
export async function fixInput(
  { flags, configs, counts }: Pick<Work, 'flags' | 'configs' | 'counts'>,
  host: Host,
): Promise<void> {
  const { path, contents, settings, ignored } = await sourceFromInput(flags, configs, host)
  const options = lintOptionsFor([], host)(path, settings)
  const fix = () => fixText(path, contents.text, options, { unsafe: flags.fixUnsafe === true, counts })
  host.terminal.out(ignored ? contents.text : fix().text)
}

/** Lints, and perhaps fixes, one file after the other. */
export async function lintAll(work: Work, host: Host): Promise<Outcome> {
  const { patterns, flags, changes, configs, counts, take } = work
  const { targets, leftOut, passedOver } = flags.stdin
    ? { targets: [], leftOut: 0, passedOver: [] }
    : await targetsOf(patterns, flags, changes, configs, host)
  const optionsFor = lintOptionsFor(
    targets.map(({ path }) => path),
    host,
  )
  const fixing = flags.fix || flags.fixUnsafe || flags.fixDryRun
  let fixed = 0
  let diff = ''
  const lintOne = async ({ path, contents, settings }: Source) => {
    if (contents.kind !== 'text') return take(reportNotText(path, contents))
    const { text } = contents
    const options = optionsFor(path, settings)
    if (!fixing) return take(lintText(path, text, options))
    const fix = (text: string) => fixText(path, text, options, { unsafe: flags.fixUnsafe === true, counts })
    let result = fix(text)
    if (flags.fixDryRun) diff += (await import('../../report/diff.ts')).unifiedDiff(path, text, result.text)
    else if (result.text !== text)
      changeText(path, host, '', now => {
        if (now !== text) result = fix(now)
        return result.text
      })
    fixed += result.count
    return take(result.report)
  }
  if (flags.stdin) {
    const source = await sourceFromInput(flags, configs, host)
    if (source.ignored) return { fixed, diff, leftOut: 1, passedOver, unread: [] }
    await lintOne(source)
  }
  const unread: PostmortemError[] = []
  for (const target of targets) {
    const failed = await failureOf(target.path, async () =>
      lintOne({ ...target, contents: changes?.staged(target.path) ?? host.files.read(target.path) }),
    )
    if (failed) unread.push(failed)
  }
  return { fixed, diff, leftOut, passedOver, unread }
}
