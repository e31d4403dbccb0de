import { type ExitCode, exitCode, type FlagConflict, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { LintedFile } from '../../lint/index.ts'
import { addFile, counted, errorsOnly, noTotals } from '../../report/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { type ConfigFlags, type Configs, configsFor } from '../config.ts'
import { isInput } from '../file/postmortem-file.ts'
import { baselinePath, newBaseline, openBaseline } from '../lint/baseline-file.ts'
import type { Changes } from '../lint/changes.ts'
import { type FixFlags, fixInput, lintAll } from '../lint/lint-all.ts'
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

export async function lint(paths: readonly string[], given: LintFlags, host: Host): Promise<ExitCode> {
  const [patterns, flags] = paths.some(isInput)
    ? [paths.filter(path => !isInput(path)), { ...given, stdin: true }]
    : [paths, given]
  refuseConflicts(patterns, flags)
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
  const counts = (file: LintedFile) => onChangedLines(baseline?.remainder(file) ?? file, flags, changes)
  if (flags.stdin && (flags.fix || flags.fixUnsafe) && !flags.fixDryRun) {
    await fixInput({ flags, configs, counts }, host)
    return exitCode.ok
  }
  const reports = await openReports(outputs, host)
  let totals = noTotals
  const take = (linted: LintedFile) => {
    const file = onChangedLines(baseline?.account(linted) ?? linted, flags, changes)
    totals = addFile(totals, file)
    reports.add(flags.quiet ? errorsOnly(file) : file)
  }
  const work = { patterns, flags, changes, configs, counts, take }
  const { fixed, diff, unread, ...others } = await lintAll(work, host)
  const [unreadable] = unread
  if (unreadable && totals.files === 0 && unread.length === 1) throw unreadable
  if (flags.fixDryRun) host.terminal.out(diff)
  else {
    reports.send({ ...totals, ...others, fixed, baseline: baseline?.counts() ?? null, unread: unread.length })
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
  const take = (file: LintedFile) => recorded.add(file)
  const { unread } = await lintAll(
    { patterns, flags, changes: null, configs, counts: file => file, take },
    host,
  )
  // a baseline without them would lack their findings
  if (unread[0]) throw unread[0]
  host.terminal.err(`Wrote ${counted(recorded.save(), 'finding')} to ${visibleLine(path)}.\n`)
  return exitCode.ok
}

function refuseConflicts(patterns: readonly string[], flags: LintFlags): void {
  const { stdin, staged, since, baseline } = flags
  const fixes = flags.fix || flags.fixUnsafe
  const changed = since !== undefined || staged
  const records = baseline === 'write'
  const conflicts: readonly (readonly [FlagConflict, unknown])[] = [
    ['stdin-and-files', stdin && patterns.length > 0],
    ['stdin-changes-files', stdin && (changed || records)],
    ['stdin-fix-and-format', stdin && fixes && flags.format],
    ['stdin-filename-alone', flags.stdinFilename !== undefined && !stdin],
    ['staged-and-fix', staged && fixes],
    ['staged-and-since', staged && since !== undefined],
    ['changed-lines-alone', flags.changedLines && !changed],
    ['baseline-of-changes', records && changed],
    ['baseline-and-fix', records && (fixes || flags.fixDryRun)],
    ['baseline-and-format', records && flags.format],
    ['dry-run-and-format', flags.fixDryRun && flags.format],
  ]
  const [conflict] = conflicts.find(([, holds]) => holds) ?? []
  if (conflict) throw new PostmortemError({ code: 'flags-conflict', conflict })
}

async function changesOf({ since, staged }: LintFlags, host: Host): Promise<Changes | null> {
  if (since === undefined && !staged) return null
  const { changesSince, stagedChanges } = await import('../lint/changes.ts')
  return since !== undefined ? changesSince(since, host) : stagedChanges(host)
}

const onChangedLines = (
  file: LintedFile,
  { changedLines }: LintFlags,
  changes: Changes | null,
): LintedFile =>
  changedLines && changes
    ? { ...file, findings: file.findings.filter(finding => changes.touches(file.path, finding)) }
    : file
