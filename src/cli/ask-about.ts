import { applyEdits, parse, setField } from '../document/index.ts'
import { PostmortemError } from '../errors.ts'
import type { Host } from '../host/index.ts'
import type { Prompter } from './ask.ts'
import { changeFile } from './incident-file.ts'
import { type Asking, finish, interview, type Step } from './interview.ts'
import { readDocument } from './read-document.ts'

/** What questions about a file need. Each answer is an edit of what the file holds at that moment. */
export function askingAbout(path: string, prompter: Prompter, host: Host): Asking {
  return {
    prompter,
    read: () => parse(readDocument(path, host), { path }),
    now: host.now().getTime(),
    timezone: host.timezone,
    save(edit, unsaved) {
      changeFile(path, host, unsaved, text => {
        const change = edit(parse(text, { path }))
        if (change) return applyEdits(text, [change])
        const reason = 'its front matter is no longer valid YAML'
        throw new PostmortemError({ code: 'file-unwritable', path, reason, unsaved })
      })
    },
  }
}

/** Ask some questions, then what is to become of it all. */
export async function askThrough(
  asked: readonly Step[],
  all: readonly Step[],
  asking: Asking,
  preview: () => string,
): Promise<void> {
  await interview(asked, asking)
  const ending = await finish(all, asking, preview)
  if (ending !== null) asking.save(document => setField(document, 'status', ending), `status: ${ending}`)
}
