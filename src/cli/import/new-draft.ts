import { print, type ZoneOrOffset } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Facts } from '../../importers/index.ts'
import { type Answers, answersSchema } from '../answers/answers.ts'
import { draftOfAnswers } from '../answers/answers-draft.ts'
import { answerOf, prompterOf } from '../ask/ask.ts'
import { configsDuringIncident, folderInside } from '../config.ts'
import { createPostmortem } from '../incident/new-file.ts'
import { clockIn } from '../when/when.ts'

/**
 * Makes the draft that entries are put into: with what the answers say, else the sources.
 *
 * @param first the first instant of the timeline.
 * @returns its path.
 */
export async function newDraft(
  first: number,
  answers: Answers,
  { title: titled, severity, services }: Facts,
  { zone, folder }: { readonly zone: ZoneOrOffset; readonly folder: string | undefined },
  host: Host,
): Promise<string> {
  const config = await configsDuringIncident(host)('postmortem.md')
  const timezone = typeof zone === 'string' ? zone : 'UTC'
  const title = answers.title ?? titled ?? (await askTitle(host))
  const opening = { title, timezone, date: answers.date ?? clockIn(first, timezone).date }
  const { shape } = answersSchema
  const draft = draftOfAnswers(
    {
      // a label that no postmortem can have is left out
      ...(shape.severity.safeParse(severity).success && { severity }),
      ...(services && shape.services.safeParse([...services]).success && { services: [...services] }),
      ...answers,
    },
    opening,
  )
  return createPostmortem(folder ?? folderInside(config, host), opening, print(draft), host)
}

async function askTitle(host: Host): Promise<string> {
  if (!host.terminal.interactive) throw new PostmortemError({ code: 'title-missing' })
  const prompter = await prompterOf(host)
  const check = (line: string) => (line.trim() ? undefined : 'Say what failed, and for whom.')
  return answerOf(await prompter.line({ message: 'What failed, and for whom?' }, { check }))
}
