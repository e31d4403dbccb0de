import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host.ts'
import { type FileReport, fixText, type LintOptions, lintText, reportNotText } from '../../lint/index.ts'
import { addFile, errorsOnly, noTotals } from '../../report/index.ts'
import { visibleLine } from '../../visible.ts'
import { baselinePath, newBaseline, openBaseline } from '../baseline-file.ts'
import type { Changes } from '../changes.ts'
import { type ConfigFlags, type Configs, configsFor } from '../config.ts'
import { pathsToLint, type Source, type SourceFlags, sourceFromInput } from '../lint-sources.ts'
import { type OutputFlag, openReports, readOutputs } from '../outputs.ts'
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
  const path = baselinePath((await configs('postmortem.md')).folder)
  if (flags.baseline === 'write') {
    const recorded = await newBaseline(path, host)
    await lintAll(patterns, flags, changes, configs, host, file => recorded.add(file))
    host.err(`Wrote ${recorded.save()} findings to ${visibleLine(path)}.\n`)
    return exitCode.ok
  }
  const baseline = flags.baseline === 'ignore' ? null : await openBaseline(path, host)
  const reports = await openReports(outputs, host)
  let totals = noTotals
  const { fixed, diff } = await lintAll(patterns, flags, changes, configs, host, linted => {
    const file = onChangedLines(baseline?.subtract(linted) ?? linted, flags, changes)
    totals = addFile(totals, file)
    reports.add(flags.quiet ? errorsOnly(file) : file)
  })
  if (flags.fixDryRun) host.out(diff)
  else reports.send({ ...totals, fixed, baseline: baseline?.counts() ?? null })
  host.err(baseline?.notice() ?? '')
  return totals.errors > 0 || totals.warnings > (flags.maxWarnings ?? Number.POSITIVE_INFINITY)
    ? exitCode.findings
    : exitCode.ok
}

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

interface Fixes {
  readonly fixed: number
  /** What fixing would change, where only that was asked for. */
  readonly diff: string
}

/** Lint, and perhaps fix, one file after the other; each report is handed on and not kept. */
async function lintAll(
  patterns: readonly string[],
  flags: LintFlags,
  changes: Changes | null,
  configs: Configs,
  host: Host,
  take: (file: FileReport) => void,
): Promise<Fixes> {
  const now = host.now().getTime()
  const paths = flags.stdin ? [] : await pathsToLint(patterns, flags, changes, configs, host)
  const around = surroundingsOf(paths, host)
  const fixing = flags.fix || flags.fixUnsafe || flags.fixDryRun
  let fixed = 0
  let diff = ''
  const lintOne = async ({ path, contents, settings }: Source) => {
    if (contents.kind !== 'text') return take(reportNotText(path, contents))
    const { text } = contents
    const options: LintOptions = { settings, now, path, surroundings: around(path) }
    if (!fixing) return take(lintText(path, text, options))
    const result = fixText(path, text, options, { unsafe: flags.fixUnsafe === true })
    if (flags.fixDryRun) diff += (await import('../../report/diff.ts')).unifiedDiff(path, text, result.text)
    else if (result.text !== text) host.write(path, result.text)
    fixed += result.count
    return take(result.report)
  }
  if (flags.stdin) await lintOne(await sourceFromInput(flags, configs, host))
  for (const path of paths) {
    const staged = changes?.stagedText(path) ?? null
    const contents = staged === null ? host.read(path) : ({ kind: 'text', text: staged } as const)
    await lintOne({ path, contents, ...(await configs(path)) })
  }
  return { fixed, diff }
}

const onChangedLines = (
  file: FileReport,
  { changedLines }: LintFlags,
  changes: Changes | null,
): FileReport =>
  changedLines && changes
    ? { ...file, findings: file.findings.filter(finding => changes.touches(file.path, finding)) }
    : file
