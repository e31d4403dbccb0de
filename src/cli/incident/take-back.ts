import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { folderOfPostmortems, folderShown } from '../config.ts'
import { besidePath, PATIENCE, recordBeside } from '../file/change-text.ts'
import { readDocument } from '../file/read-document.ts'
import { takenBack } from '../file/splice.ts'
import { isSettled, type LastChange, lastChangeIn } from './journal.ts'
import { fileNamed } from './open-incidents.ts'

/** What was taken back. */
export interface TakenBack {
  readonly path: string
  /** The words of the event; null for another change. */
  readonly event: string | null
  readonly before: string
  /** Null if the file was removed, since the change had created it. */
  readonly after: string | null
}

/**
 * Takes back the last change of `start`, `log`, `resolve`, `reopen`, `new` or `edit`, byte for byte; the next call takes back the one
 * before.
 *
 * @throws PostmortemError if there is none, or if its text is not found any more.
 */
export async function takeBackLast(named: string | null, host: Host): Promise<TakenBack> {
  const path = await (named === null ? lastChanged(host) : fileNamed(named, host))
  const { journal, lock } = besidePath(path)
  const result = host.journal.withLock(lock, PATIENCE, (): TakenBack => {
    const change = lastChangeIn(host.journal.recorded(journal))
    if (!change) throw new PostmortemError({ code: 'nothing-to-undo', folder: path })
    const before = readDocument(path, host)
    const after = takenBack(before, change.splices)
    if (after === null || (change.created && after !== ''))
      throw new PostmortemError({ code: 'undo-changed', path, event: change.text })
    // first, or the next command would take the event for one that an older copy lost
    recordBeside(path, { undone: change.id }, host)
    if (change.created) {
      host.files.remove(path)
      host.files.remove(journal)
    } else if (after !== before) host.files.write(path, after)
    return { path, event: change.text, before, after: change.created ? null : after }
  })
  if (result) return result.done
  const reason = 'another process has been writing it for too long'
  throw new PostmortemError({ code: 'file-unwritable', path, reason })
}

/** The path of the file whose last change is the newest. @throws PostmortemError where there is none */
async function lastChanged(host: Host): Promise<string> {
  const candidates = (await journalsBelow(host)).flatMap(({ path, journal }) => {
    const change = lastChangeIn(journal)
    return change ? [{ path, at: timeOf(change) }] : []
  })
  const [first, ...others] = candidates
  if (!first)
    throw new PostmortemError({
      code: 'nothing-to-undo',
      folder: folderShown(await folderOfPostmortems(host)),
    })
  return others.reduce((last, one) => (one.at > last.at ? one : last), first).path
}

/** The time of a change, which its id begins with. */
const timeOf = ({ id }: LastChange): number => Number.parseInt(id, 36) || 0

async function journalsBelow(host: Host) {
  const folder = await folderOfPostmortems(host)
  if (host.files.kind(folder) !== 'folder') return []
  const { files } = await host.files.find([folder])
  return files.flatMap(path => {
    const { journal } = besidePath(path)
    return host.files.kind(journal) === 'file' ? [{ path, journal: host.journal.recorded(journal) }] : []
  })
}

/** Removes the journals of incidents that have been closed for a week. */
export async function removeOldJournals(host: Host): Promise<void> {
  const now = host.clock.now().getTime()
  for (const { path, journal } of await journalsBelow(host)) {
    const change = lastChangeIn(journal)
    if (change && isSettled(journal) && now - timeOf(change) > WEEK)
      host.files.remove(besidePath(path).journal)
  }
}

const WEEK = 7 * 86_400_000
