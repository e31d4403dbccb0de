import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { FileReport } from '../../lint/index.ts'
import { addFile, counted, errorsOnly, noTotals } from '../../report/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { type ConfigFlags, type Configs, configsFor } from '../config.ts'
import { baselinePath, newBaseline, openBaseline } from '../lint/baseline-file.ts'
import type { Changes } from '../lint/changes.ts'
import { type FixFlags, lintAll } from '../lint/lint-all.ts'
import { type OutputFlag, openReports, readOutputs } from '../lint/outputs.ts'
import type { SourceFlags } from '../lint/sources.ts'

export interface LintFlags extends ConfigFlags, SourceFlags, FixFlags {
  readonly format?: readonly OutputFlag[]
  readonly maxWarnings?: number
  readonly quiet?: boolean
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
    const { printConfig } = await import('../lint/print-config.ts')
    host.terminal.out(await printConfig(flags.printConfig, configs))
    return exitCode.ok
  }
  const outputs = readOutputs(flags.format)
  const changes = await changesOf(flags, host)
  if (flags.baseline === 'write') return recordBaseline(patterns, flags, configs, host)
  const baseline = flags.baseline === 'ignore' ? null : await openBaseline(baselinePath(host), host)
  const reports = await openReports(outputs, host)
  let totals = noTotals
  const counts = (file: FileReport) => onChangedLines(baseline?.remainder(file) ?? file, flags, changes)
  const take = (linted: FileReport) => {
    const file = onChangedLines(baseline?.account(linted) ?? linted, flags, changes)
    totals = addFile(totals, file)
    reports.add(flags.quiet ? errorsOnly(file) : file)
  }
  const work = { patterns, flags, changes, configs, counts, take }
  const { fixed, diff, leftOut, unread } = await lintAll(work, host)
  const [unreadable, ...others] = unread
  if (unreadable && totals.files === 0 && others.length === 0) throw unreadable
  if (flags.fixDryRun) host.terminal.out(diff)
  else {
    reports.send({ ...totals, fixed, baseline: baseline?.counts() ?? null, leftOut, unread: unread.length })
    host.terminal.err(baseline?.notice() ?? '')
  }
  host.terminal.err(unread.map(({ message }) => `${visible(message)}\n`).join(''))
  if (unreadable) return exitCode.cannotRun
  return totals.errors > 0 || totals.warnings > (flags.maxWarnings ?? Number.POSITIVE_INFINITY)
    ? exitCode.findings
    : exitCode.ok
}

async function recordBaseline(
  patterns: readonly string[],
  flags: LintFlags,
  configs: Configs,
  host: Host,
): Promise<ExitCode> {
  const path = baselinePath(host)
  const recorded = await newBaseline(path, host)
  const take = (file: FileReport) => recorded.add(file)
  const { unread } = await lintAll(
    { patterns, flags, changes: null, configs, counts: file => file, take },
    host,
  )
  // a baseline without them would be one of other files
  if (unread[0]) throw unread[0]
  host.terminal.err(`Wrote ${counted(recorded.save(), 'finding')} to ${visibleLine(path)}.\n`)
  return exitCode.ok
}

function refuseContradictions(patterns: readonly string[], flags: LintFlags): void {
  const { stdin, staged, since, baseline } = flags
  const fixes = flags.fix || flags.fixUnsafe
  const changed = since !== undefined || staged
  const records = baseline === 'write'
  const contradictions: readonly (readonly [unknown, string])[] = [
    [stdin && patterns.length > 0, 'Give files or --stdin, not both.'],
    [
      stdin && (fixes || changed || records),
      'With --stdin there is no file to fix, to compare or to record: use --fix-dry-run for a diff.',
    ],
    [flags.stdinFilename !== undefined && !stdin, 'Give --stdin-filename together with --stdin.'],
    [staged && fixes, 'What is staged cannot be fixed in place: fix the files, then stage them again.'],
    [staged && since !== undefined, 'Give --since or --staged, not both.'],
    [flags.changedLines && !changed, 'Give --changed-lines together with --since REF or --staged.'],
    [records && changed, 'A baseline records whole files: write it without --since and --staged.'],
    [records && (fixes || flags.fixDryRun), 'Fix first, then write the baseline.'],
    [records && flags.format, 'A baseline is no report: write it without --format.'],
    [flags.fixDryRun && flags.format, 'What --fix-dry-run prints is a diff: leave out --format.'],
  ]
  const [, message] = contradictions.find(([holds]) => holds) ?? []
  if (message) throw new PostmortemError({ code: 'usage', message })
}

async function changesOf({ since, staged }: LintFlags, host: Host): Promise<Changes | null> {
  if (since === undefined && !staged) return null
  const { changesSince, stagedChanges } = await import('../lint/changes.ts')
  return since !== undefined ? changesSince(since, host) : stagedChanges(host)
}

const onChangedLines = (
  file: FileReport,
  { changedLines }: LintFlags,
  changes: Changes | null,
): FileReport =>
  changedLines && changes
    ? { ...file, findings: file.findings.filter(finding => changes.touches(file.path, finding)) }
    : file
