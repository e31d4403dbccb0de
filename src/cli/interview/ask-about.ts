import { applyEdits, type ParseOptions, parse, setField, whyNotEdited } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Prompter } from '../ask/ask.ts'
import { changeFile } from '../incident/incident-file.ts'
import { readDocument } from '../read-document.ts'
import { type Asking, finish, interview, type Step } from './interview.ts'

/** What questions about a file need. Each answer is an edit of what the file holds at that moment. */
export function askingAbout(path: string, prompter: Prompter, host: Host, options: ParseOptions): Asking {
  return {
    prompter,
    read: () => parse(readDocument(path, host), options),
    now: () => host.clock.now().getTime(),
    timezone: options.timezone ?? host.clock.timezone,
    options,
    save(edit, unsaved) {
      changeFile(path, host, unsaved, text => {
        const document = parse(text, options)
        const change = edit(document)
        if (change) return applyEdits(text, [change])
        throw new PostmortemError({ code: 'file-unwritable', path, reason: whyNotEdited(document), unsaved })
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
  let ending = await finishBehind(asked)
  // from the last screen one goes back to the last question
  while (ending === 'back') ending = await finishBehind(asked.slice(-1))
  if (ending !== null) asking.save(document => setField(document, 'status', ending), `status: ${ending}`)

  async function finishBehind(steps: readonly Step[]) {
    await interview(steps, asking)
    return finish(all, asking, preview)
  }
}
