import { fileNameFor } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Opening } from '../answers/answers-draft.ts'
import { withUnsaved } from '../file/change-text.ts'

/** Creates the file of a postmortem, with a number after a name that is taken. It never overwrites a file. */
export function createPostmortem(folder: string, { title, date }: Opening, text: string, host: Host): string {
  const shown = /[/\\]$/.test(folder) ? folder.slice(0, -1) : folder
  for (let again = 1; again < 1000; again++) {
    const path = `${shown}/${fileNameFor(date, title, again)}`
    try {
      if (host.files.create(path, text)) return path
    } catch (error) {
      throw withUnsaved(error, text)
    }
  }
  throw new PostmortemError({ code: 'file-exists', path: `${shown}/${fileNameFor(date, title)}` })
}
