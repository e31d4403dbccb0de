import { actionsOf, type CollectedAction, plainTitle } from '../../collection/index.ts'
import { type ActionChange, editAction, whyNotEdited } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { quote, visibleLine } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { namedDay } from './filter-flags.ts'
import { readCollection } from './read-collection.ts'

export interface AssignOptions {
  readonly due?: string
}

/** Marks an action item as done, in its document. */
export async function markDone(id: string, paths: readonly string[], host: Host): Promise<ExitCode> {
  const one = await actionNamed(id, paths, host)
  const said = `${plainTitle(one.action.title)} (${one.of.path}:${one.action.line})`
  if (one.action.state === 'done') {
    host.terminal.out(`${visibleLine(said)} is done already.\n`)
    return exitCode.ok
  }
  await changeAction(one, [{ state: 'done' }], host)
  host.terminal.out(`${visibleLine(`Done: ${said}`)}\n`)
  return exitCode.ok
}

/** Gives an action item an owner, a due date, or both. */
export async function assign(
  id: string,
  owner: string | undefined,
  { due }: AssignOptions,
  host: Host,
): Promise<ExitCode> {
  const name = owner?.replace(/^@/, '')
  if (name === undefined && due === undefined)
    throw new PostmortemError({ code: 'usage', message: 'Name an owner, such as @kim, or pass --due.' })
  if (name !== undefined && !/^[\p{L}\p{N}._/-]{1,60}$/u.test(name))
    throw new PostmortemError({
      code: 'flag-invalid',
      flag: 'the owner',
      value: name,
      expects: 'one name of letters, digits, dots and dashes',
    })
  const day = due === undefined ? undefined : await dayOf(due, host)
  const one = await actionNamed(id, [], host)
  const changes = [
    ...(name === undefined ? [] : [{ owner: name }]),
    ...(day === undefined ? [] : [{ due: day }]),
  ]
  await changeAction(one, changes, host)
  const what = [name && `@${name}`, day && `due ${day}`].filter(Boolean).join(', ')
  host.terminal.out(
    `${visibleLine(`${plainTitle(one.action.title)} (${one.of.path}:${one.action.line}): ${what}`)}\n`,
  )
  return exitCode.ok
}

async function dayOf(text: string, host: Host): Promise<string> {
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return text
  return namedDay('--due', text, 'future', 'a day or a month', host)
}

/** The action item of an id, or of the start of one. @throws PostmortemError where none or several are */
async function actionNamed(id: string, paths: readonly string[], host: Host): Promise<CollectedAction> {
  const all = actionsOf(await readCollection(paths, {}, host), host.clock.now().getTime())
  const asked = id.toLowerCase()
  const named = all.filter(one => one.id.startsWith(asked) || asked.startsWith(one.id))
  const [one] = named
  if (one && named.length === 1) return one
  throw new PostmortemError({
    code: 'action-unknown',
    id,
    like: named.map(({ id, action }) => `${id} ${plainTitle(action.title)}`),
  })
}

/**
 * Makes changes of an action item, each read back before the next one.
 *
 * @throws PostmortemError where a change cannot be written so that it is read back, or somebody has changed the item.
 */
export async function changeAction(
  { action, of }: CollectedAction,
  changes: readonly ActionChange[],
  host: Host,
): Promise<void> {
  const file = await postmortemFile(of.path, configsFor({}, host), host)
  const edits = changes.map(change => (document: ReturnType<typeof file.read>) => {
    if (document.actions[action.index]?.title !== action.title)
      throw new PostmortemError({
        code: 'file-unwritable',
        path: of.path,
        reason: 'somebody has changed it meanwhile',
      })
    const edit = editAction(document, action.index, change)
    if (edit) return edit
    const why = whyNotEdited(document)
    throw new PostmortemError({
      code: 'file-unwritable',
      path: of.path,
      reason: `${quote(plainTitle(action.title))} in line ${action.line} cannot be changed: ${why}`,
    })
  })
  file.change('', ...edits)
}
