import { setField, whyNotEdited } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Prompter } from '../ask/ask.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'
import { askSteps, finish, type Interview, type Step } from './interview.ts'

/** The interview about a file. Each answer edits what the file contains at that moment. */
export function interviewAbout(file: PostmortemFile, prompter: Prompter, host: Host): Interview {
  const { path, options } = file
  return {
    prompter,
    read: file.read,
    now: () => host.clock.now().getTime(),
    timezone: options.timezone ?? host.clock.timezone,
    options,
    save(edit, unsaved) {
      file.change(unsaved, document => {
        const change = edit(document)
        if (change) return change
        throw new PostmortemError({ code: 'file-unwritable', path, reason: whyNotEdited(document), unsaved })
      })
    },
  }
}

/** Asks the questions, then what to do with the postmortem. */
export async function askThrough(
  asked: readonly Step[],
  all: readonly Step[],
  interview: Interview,
  preview: () => string,
): Promise<void> {
  let ending = await finishAfter(asked)
  // back from the last screen leads to the last question
  while (ending === 'back') ending = await finishAfter(asked.slice(-1))
  if (ending !== null) interview.save(document => setField(document, 'status', ending), `status: ${ending}`)

  async function finishAfter(steps: readonly Step[]) {
    await askSteps(steps, interview)
    return finish(all, interview, preview)
  }
}
