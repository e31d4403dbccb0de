import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import { folderOfPostmortems, folderShown } from '../config.ts'

/** The fields for it in the front matter of this program and of others; `null`, `~` and a comment mean no value. */
const STARTED = /^start(?:ed)?(?:_at|_time)?:[ \t]+(?!null\b|~|#)\S/m
const RESOLVED = /^(?:resolved|end)(?:_at|_time|When)?:[ \t]+(?!null\b|~|#)\S/m

/** Whether a text is a draft whose front matter says when the incident began, and not when it ended. */
const isOpen = (text: string): boolean => {
  const head = draftHead(text)
  return head !== null && STARTED.test(head) && !RESOLVED.test(head)
}

/** The front matter of a draft; null if the text is not a draft. */
function draftHead(text: string): string | null {
  const [, head = ''] = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  return /^status:[ \t]*["']?draft\b/m.test(head) ? head : null
}

/** The files of open incidents, the newest first by name. */
export const openIncidents = (host: Host): Promise<string[]> => filesWhere(isOpen, host)

/** The files of postmortems that are not finished, the newest first by name. */
export const drafts = (host: Host): Promise<string[]> => filesWhere(text => draftHead(text) !== null, host)

async function filesWhere(accepts: (text: string) => boolean, host: Host): Promise<string[]> {
  const folder = await folderOfPostmortems(host)
  if (host.files.kind(folder) !== 'folder') return []
  const { files } = await host.files.find([folder])
  const found = files.filter(path => accepts(textOf(path, host)))
  const nameOf = (path: string) => path.replace(/^.*[/\\]/, '')
  return found.sort((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1))
}

/** The text of a file; empty for one that has none. One that cannot be read is named: it must not hold up an incident. */
function textOf(path: string, host: Host): string {
  try {
    const contents = host.files.read(path)
    return contents.kind === 'text' ? contents.text : ''
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
    host.terminal.err(`${visible(error.message)}\n`)
    return ''
  }
}

/** The file of the incident: the named one, else the only open one, else the one that the person chooses. */
export async function theIncident(named: string | null, host: Host): Promise<string> {
  if (named !== null) return named
  const open = await openIncidents(host)
  const [only] = open
  if (only !== undefined && open.length === 1) return only
  if (only === undefined)
    throw new PostmortemError({
      code: 'incident-missing',
      folder: folderShown(await folderOfPostmortems(host)),
    })
  if (host.terminal.interactive) {
    const { prompterOf, answerOf } = await import('../ask/ask.ts')
    const choices = open.map(value => ({ name: value, value }))
    return answerOf(await (await prompterOf(host)).choose({ message: 'Which incident?' }, choices))
  }
  throw new PostmortemError({ code: 'incident-unclear', paths: open })
}
