import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import { folderOfPostmortems, folderShown, parseOptionsFor } from '../config.ts'

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

/** An incident that is over, while its postmortem is a draft. */
export interface Closed {
  readonly path: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** The incident that was over last; null where none is. */
export async function lastClosed(host: Host): Promise<Closed | null> {
  const paths = await filesWhere(text => {
    const head = draftHead(text)
    return head !== null && STARTED.test(head) && RESOLVED.test(head)
  }, host)
  if (paths.length === 0) return null
  const { parse } = await import('../../document/index.ts')
  const closed = await Promise.all(
    paths.map(async path => {
      const { milestones } = parse(textOf(path, host), await parseOptionsFor(path, host))
      return { path, at: milestones.resolved?.frame === 'instant' ? milestones.resolved.latest : -Infinity }
    }),
  )
  return closed.reduce((last, one) => (one.at > last.at ? one : last))
}

async function filesWhere(accepts: (text: string, path: string) => boolean, host: Host): Promise<string[]> {
  const folder = await folderOfPostmortems(host, ({ message }) =>
    host.terminal.err(`${visible(message)}\nGoing on without this config.\n`),
  )
  if (host.files.kind(folder) !== 'folder') return []
  const { files } = await host.files.find([folder])
  const found = files.filter(path => accepts(textOf(path, host), path))
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
  if (named !== null) return fileNamed(named, host)
  const open = await openIncidents(host)
  const [only] = open
  if (only === undefined) return closedLately(host)
  return open.length === 1 ? only : chosen(open, host)
}

/** The incident that was over within the last day, if somebody says that it is meant. @throws PostmortemError */
async function closedLately(host: Host): Promise<string> {
  const last = await lastClosed(host)
  const elapsed = last === null ? DAY : host.clock.now().getTime() - last.at
  const folder = folderShown(await folderOfPostmortems(host))
  if (last === null || elapsed >= DAY)
    throw new PostmortemError({ code: 'incident-missing', folder, closed: null })
  const { formatDuration } = await import('../../document/index.ts')
  const ago = formatDuration(Math.max(0, elapsed))
  if (host.terminal.interactive) {
    const { prompterOf } = await import('../ask/ask.ts')
    const message = `No incident is open. Add it to ${visible(last.path)}, which was closed ${ago} ago?`
    if (await (await prompterOf(host)).confirm({ message })) return last.path
  }
  throw new PostmortemError({ code: 'incident-missing', folder, closed: { path: last.path, ago } })
}

const DAY = 86_400_000

/** A file by its path, else the one whose name or title has these words, an open one first. @throws PostmortemError */
export async function fileNamed(named: string, host: Host): Promise<string> {
  if (host.files.kind(named) === 'file') return named
  const words = named.toLowerCase()
  const found = await filesWhere((text, path) => {
    const title = /^title:[ \t]*(.*)$/m.exec(text)?.[1] ?? ''
    return [nameOf(path), title].some(one => one.toLowerCase().includes(words))
  }, host)
  const open = found.filter(path => isOpen(textOf(path, host)))
  const [only, ...more] = open.length > 0 ? open : found
  if (only === undefined)
    throw new PostmortemError({
      code: 'file-unreadable',
      path: named,
      reason: 'there is no such file, and no postmortem has this in its name or title',
    })
  return more.length === 0 ? only : chosen([only, ...more], host)
}

/** The only postmortem of the folder, or the one that the person chooses, the newest first. @throws PostmortemError */
export async function anyPostmortem(host: Host): Promise<string> {
  const all = await filesWhere(() => true, host)
  const [only, ...more] = all
  if (only !== undefined && more.length === 0) return only
  if (only !== undefined && host.terminal.interactive) return chosen(all.slice(0, CHOICES_AT_MOST), host)
  throw new PostmortemError({ code: 'file-not-named', newest: only ?? null })
}

const CHOICES_AT_MOST = 50

async function chosen(paths: readonly string[], host: Host): Promise<string> {
  if (!host.terminal.interactive) throw new PostmortemError({ code: 'incident-unclear', paths })
  const { prompterOf, answerOf } = await import('../ask/ask.ts')
  const choices = paths.map(value => ({ name: choiceName(value, host), value }))
  return answerOf(await (await prompterOf(host)).choose({ message: 'Which postmortem?' }, choices))
}

const nameOf = (path: string): string => path.replace(/^.*[/\\]/, '')

/** A file with what sets it apart from others: its title and its severity. */
function choiceName(path: string, host: Host): string {
  const head = draftHead(textOf(path, host)) ?? ''
  const fieldOf = (name: string) => new RegExp(`^${name}:[ \\t]*(.{1,80})$`, 'm').exec(head)?.[1]?.trim()
  const [title, severity] = [fieldOf('title'), fieldOf('severity')]
  return [path, ...(title ? [title] : []), ...(severity ? [severity] : [])].join('  ')
}
