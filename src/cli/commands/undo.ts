import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { unifiedDiff } from '../../report/diff.ts'
import { visible, visibleLine } from '../../visible.ts'
import { takeBackLast } from '../incident/take-back.ts'

export interface UndoOptions {
  readonly file?: string
}

/** Takes back the last change, and shows it. */
export async function undo({ file }: UndoOptions, host: Host): Promise<ExitCode> {
  const { path, event, before, after } = await takeBackLast(file ?? null, host)
  if (after === null) host.terminal.out(`Removed ${visibleLine(path)}, which the last change had created.\n`)
  else if (after === before) host.terminal.out(`Taken back: ${visible(event ?? '')}\n`)
  else host.terminal.out(unifiedDiff(path, before, after))
  return exitCode.ok
}
