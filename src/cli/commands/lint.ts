import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host.ts'
import { type FileReport, fixText, type LintOptions, lintText, reportNotText } from '../../lint/index.ts'
import { countFindings, type Report } from '../../report/index.ts'
import { visibleLine } from '../../visible.ts'
import { baselinePath, subtractBaseline, writeBaseline } from '../baseline-file.ts'
import type { Changes } from '../changes.ts'
import { type ConfigFlags, type Configs, configsFor } from '../config.ts'
import { pathsToLint, type Source, type SourceFlags, sourceFromInput } from '../lint-sources.ts'
import { type OutputFlag, readOutputs, sendReports } from '../outputs.ts'
import { surroundingsOf } from '../surroundings.ts'

export interface LintFlags extends ConfigFlags, SourceFlags {
  readonly format?: readonly OutputFlag[]
  readonly maxWarnings?: number
  readonly quiet?: boolean
  readonly fix?: boolean
  readonly fixUnsafe?: boolean
  readonly fixDryRun?: boolean
  readonly since?: string
  readonly staged?: boolean
  readonly changedLines?: boolean
  readonly baseline?: 'write' | 'ignore'
  readonly printConfig?: string
}

export async function lint(patterns: readonly string[], flags: LintFlags, host: Host): Promise<ExitCode> {
  refuseContradictions(patterns, flags)
  const configs = configsFor(flags, host)
  if (flags.printConfig !== undefined) {
    const { printConfig } = await import('../print-config.ts')
    host.out(await printConfig(flags.printConfig, configs))
    return exitCode.ok
  }
  const outputs = readOutputs(flags.format)
  const changes = await changesOf(flags, host)
  const linted = await lintAll(patterns, flags, changes, configs, host)
  const path = baselinePath((await configs('postmortem.md')).folder)
  if (flags.baseline === 'write') {
    const count = await writeBaseline(linted.files, path, host)
    host.err(`Wrote ${count} findings of ${linted.files.length} files to ${visibleLine(path)}.\n`)
    return exitCode.ok
  }
  const subtracted = flags.baseline === 'ignore' ? null : await subtractBaseline(linted.files, path, host)
  const report = countFindings(onChangedLines(subtracted?.files ?? linted.files, flags, changes), {
    fixed: linted.fixed,
    baseline: subtracted && { known: subtracted.known, gone: subtracted.gone.length },
    quiet: flags.quiet === true,
  })
  if (flags.fixDryRun) host.out(linted.diff)
  else await sendReports(report, outputs, host)
  if (subtracted && subtracted.gone.length > 0) host.err(goneFromBaseline(subtracted.gone, path))
  return codeOf(report, flags)
}

const codeOf = (
  { errors, warnings }: Report,
  { maxWarnings = Number.POSITIVE_INFINITY }: LintFlags,
): ExitCode => (errors > 0 || warnings > maxWarnings ? exitCode.findings : exitCode.ok)

function refuseContradictions(patterns: readonly string[], flags: LintFlags): void {
  const fixes = flags.fix || flags.fixUnsafe
  const changed = flags.since !== undefined || flags.staged
  const message =
    flags.stdin && patterns.length > 0
      ? 'Give files or --stdin, not both.'
      : flags.stdin && (fixes || changed || flags.baseline === 'write')
        ? 'With --stdin there is no file to fix, to compare or to record: use --fix-dry-run for a diff.'
        : flags.staged && fixes
          ? 'What is staged cannot be fixed in place: fix the files, then stage them again.'
          : flags.staged && flags.since !== undefined
            ? 'Give --since or --staged, not both.'
            : flags.changedLines && !changed
              ? 'Give --changed-lines together with --since REF or --staged.'
              : flags.baseline === 'write' && changed
                ? 'A baseline records whole files: write it without --since and --staged.'
                : null
  if (message) throw new PostmortemError({ code: 'usage', message })
}

async function changesOf({ since, staged }: LintFlags, host: Host): Promise<Changes | null> {
  if (since === undefined && !staged) return null
  const { changesSince, stagedChanges } = await import('../changes.ts')
  return since !== undefined ? changesSince(since, host) : stagedChanges(host)
}

interface Linted {
  readonly files: readonly FileReport[]
  readonly fixed: number
  /** What fixing would change, where only that was asked for. */
  readonly diff: string
}

async function lintAll(
  patterns: readonly string[],
  flags: LintFlags,
  changes: Changes | null,
  configs: Configs,
  host: Host,
): Promise<Linted> {
  const now = host.now().getTime()
  const files: FileReport[] = []
  let fixed = 0
  let diff = ''
  const paths = flags.stdin ? [] : await pathsToLint(patterns, flags, changes, configs, host)
  const around = surroundingsOf(paths, host)
  const lintOne = async ({ path, contents, settings }: Source) => {
    if (contents.kind !== 'text') return files.push(reportNotText(path, contents))
    const options: LintOptions = { settings, now, path, surroundings: around(path) }
    if (!flags.fix && !flags.fixUnsafe && !flags.fixDryRun)
      return files.push(lintText(path, contents.text, options))
    const result = fixText(path, contents.text, options, { unsafe: flags.fixUnsafe === true })
    if (flags.fixDryRun)
      diff += (await import('../../report/diff.ts')).unifiedDiff(path, contents.text, result.text)
    else if (result.text !== contents.text) host.write(path, result.text)
    fixed += result.count
    return files.push(result.report)
  }
  if (flags.stdin) await lintOne(await sourceFromInput(flags, configs, host))
  for (const path of paths) {
    const staged = changes?.stagedText(path) ?? null
    const contents = staged === null ? host.read(path) : ({ kind: 'text', text: staged } as const)
    await lintOne({ path, contents, ...(await configs(path)) })
  }
  return { files, fixed, diff }
}

function onChangedLines(files: readonly FileReport[], flags: LintFlags, changes: Changes | null) {
  if (!flags.changedLines || !changes) return files
  return files.map(file => ({
    ...file,
    findings: file.findings.filter(finding => changes.touches(file.path, finding)),
  }))
}

const GONE_SHOWN = 10

function goneFromBaseline(gone: readonly string[], path: string): string {
  const lines = gone.slice(0, GONE_SHOWN).map(line => `  ${visibleLine(line)}\n`)
  const more = gone.length > GONE_SHOWN ? `  and ${gone.length - GONE_SHOWN} more\n` : ''
  return `No longer found, though ${visibleLine(path)} holds them (lint --baseline write drops them):\n${lines.join('')}${more}`
}
