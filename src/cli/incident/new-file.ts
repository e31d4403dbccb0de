import { fileNameFor } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Opening } from '../answers/answers-draft.ts'
import { besidePath, PATIENCE, recordChange, withUnsaved } from '../file/change-text.ts'
import { spliceBetween } from '../file/splice.ts'

/** Creates the file of a postmortem, with a number after a name that is taken. It never overwrites a file. */
export function createPostmortem(folder: string, { title, date }: Opening, text: string, host: Host): string {
  const shown = /[/\\]$/.test(folder) ? folder.slice(0, -1) : folder
  for (let again = 1; again < 1000; again++) {
    const path = `${shown}/${fileNameFor(date, title, again)}`
    try {
      if (createAnew(path, text, host)) return path
    } catch (error) {
      throw withUnsaved(error, text)
    }
  }
  throw new PostmortemError({ code: 'file-exists', path: `${shown}/${fileNameFor(date, title)}` })
}

/** Creates a file that inherits nothing of another that had its name. */
function createAnew(path: string, text: string, host: Host): boolean {
  if (host.files.kind(path) !== null) return false
  const { journal, lock } = besidePath(path)
  const made = host.journal.withLock(lock, PATIENCE, () => {
    // nobody logs to a file that is not there
    if (host.files.kind(path) !== null) return false
    host.files.remove(journal)
    if (!host.files.create(path, text)) return false
    recordChange(path, { created: true, splices: [spliceBetween('', text)] }, host)
    return true
  })
  return made?.done === true
}
