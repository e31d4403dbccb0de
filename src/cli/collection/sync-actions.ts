import { actionsOf, type CollectedAction, isTicket, type Ticket, ticketsIn } from '../../collection/index.ts'
import { applyEdits, editAction, parse } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { counted } from '../../report/index.ts'
import { visible } from '../../visible.ts'
import { answersText } from '../answers/gather-answers.ts'
import { prompterOf } from '../ask/ask.ts'
import { configsFor } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { changeAction } from './change-action.ts'
import { readCollection } from './read-collection.ts'

export interface SyncOptions {
  readonly yes?: boolean
}

/** Marks as done the action items whose tickets are, after showing what changes. */
export async function sync(
  source: string,
  paths: readonly string[],
  { yes }: SyncOptions,
  host: Host,
): Promise<ExitCode> {
  const tickets = ticketsOf(source, await answersText(source, host))
  const actions = actionsOf(await readCollection(paths, {}, host), host.clock.now().getTime())
  const known = actions.filter(({ action }) => tickets.some(one => isTicket(action.ticket ?? '', one)))
  const done = known.filter(
    ({ action, isOpen }) => isOpen && tickets.some(one => one.isDone && isTicket(action.ticket ?? '', one)),
  )
  const { terminal } = host
  terminal.err(`${counted(known.length, 'action')} with one of these ${counted(tickets.length, 'ticket')}.\n`)
  if (done.length === 0) {
    terminal.out('Nothing to mark as done.\n')
    return exitCode.ok
  }
  terminal.out(visible(await diffOf(done, host)))
  const isMeant =
    yes ||
    (terminal.interactive &&
      (await (
        await prompterOf(host)
      ).confirm({ message: `Mark ${counted(done.length, 'action')} as done?` })))
  if (!isMeant) {
    terminal.err('Nothing was written; --yes writes it.\n')
    return exitCode.ok
  }
  for (const one of done) await changeAction(one, [{ state: 'done' }], host)
  terminal.out(`Marked ${counted(done.length, 'action')} as done.\n`)
  return exitCode.ok
}

function ticketsOf(source: string, text: string): readonly Ticket[] {
  const name = source === '-' ? 'standard input' : source
  try {
    const tickets = ticketsIn(JSON.parse(text))
    if (tickets) return tickets
  } catch {
    // what is no JSON is of no tracker either
  }
  throw new PostmortemError({
    code: 'file-not-text',
    path: name,
    reason:
      'it is not a list of tickets: gh issue list --state all --json number,url,state, glab issue list --output json, or the JSON of Jira or Linear',
  })
}

/** What marking them would change, file by file. */
async function diffOf(done: readonly CollectedAction[], host: Host): Promise<string> {
  const { unifiedDiff } = await import('../../report/diff.ts')
  const configs = configsFor({}, host)
  let diff = ''
  for (const path of new Set(done.map(({ of }) => of.path))) {
    const file = await postmortemFile(path, configs, host)
    const before = file.text()
    const after = done
      .filter(({ of }) => of.path === path)
      .reduce((text, { action }) => {
        const edit = editAction(parse(text, file.options), action.index, { state: 'done' })
        return edit ? applyEdits(text, [edit]) : text
      }, before)
    diff += unifiedDiff(path, before, after)
  }
  return diff
}
