import { adopt as adopted, whyNotEdited } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { unifiedDiff } from '../../report/diff.ts'
import { counted } from '../../report/index.ts'
import { visible, visiblePath } from '../../visible.ts'
import { confirmFiles } from '../ask/ask.ts'
import { configsFor } from '../config.ts'
import { type PostmortemFile, postmortemFile } from '../file/postmortem-file.ts'
import { targetsOf } from '../lint/sources.ts'

export interface AdoptFlags {
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** Shows the front matter that the texts of old postmortems give, and writes it. */
export async function adopt(
  patterns: readonly string[],
  { dryRun, yes }: AdoptFlags,
  host: Host,
): Promise<ExitCode> {
  const configs = configsFor({}, host)
  const { targets } = await targetsOf(patterns, {}, null, configs, host)
  const changed: PostmortemFile[] = []
  const refused: string[] = []
  const undated: string[] = []
  for (const { path } of targets) {
    const file = await postmortemFile(path, configs, host)
    const document = file.read()
    const { text } = adopted(document)
    const { frontMatter } = document
    if (frontMatter && (!frontMatter.readable || frontMatter.notation !== 'yaml'))
      refused.push(`${visiblePath(path)}: ${whyNotEdited(document)}\n`)
    if (!frontMatter && document.date === null) undated.push(visiblePath(path))
    if (text === document.text) continue
    changed.push(file)
    host.terminal.out(unifiedDiff(path, document.text, text))
  }
  host.terminal.err(visible(refused.join('')))
  if (undated.length > 0)
    host.terminal.err(
      `${counted(undated.length, 'file')} without a date that could be read, to be added by hand: ${shownOf(undated)}.\n`,
    )
  const same = targets.length - changed.length
  if (changed.length === 0) {
    host.terminal.err(`${counted(same, 'file')} read, nothing to add.\n`)
    return exitCode.ok
  }
  if (dryRun) return exitCode.ok
  if (!yes && !host.terminal.interactive) throw new PostmortemError({ code: 'adopt-unconfirmed' })
  if (!yes && !(await confirmFiles(changed.length, host)))
    throw new PostmortemError({ code: 'cancelled', kept: null })
  for (const file of changed) file.rewrite(document => adopted(document).text)
  host.terminal.err(
    `Wrote front matter into ${counted(changed.length, 'file')}; ${counted(same, 'file')} had nothing to add.\nNext: postmortem lint\n`,
  )
  return exitCode.ok
}

const shownOf = (paths: readonly string[]): string =>
  paths.length > SHOWN_AT_MOST
    ? `${paths.slice(0, SHOWN_AT_MOST).join(', ')} and ${paths.length - SHOWN_AT_MOST} more`
    : paths.join(', ')

const SHOWN_AT_MOST = 5
