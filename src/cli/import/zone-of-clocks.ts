import { clockOfTimeline, type ZoneOrOffset } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { counted } from '../../report/index.ts'
import { checkAnswers } from '../answers/answers.ts'
import { answerOf, prompterOf } from '../ask/ask.ts'
import { configsDuringIncident } from '../config.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'
import type { ReadSource } from './read-sources.ts'

/** The zone of clocks that name none: that of the file, else what the person says. @throws PostmortemError where nobody says */
export async function zoneOfClocks(
  read: readonly ReadSource[],
  into: PostmortemFile | null,
  host: Host,
): Promise<ZoneOrOffset> {
  if (into) return clockOfTimeline(into.read(), into.options)
  const clocks = read.flatMap(({ entries }) =>
    entries.flatMap(({ when }) => (when.kind === 'clock' && when.zone === null ? when.clock : [])),
  )
  const configured = (await configsDuringIncident(host)('postmortem.md')).parse.timezone
  const own = configured ?? host.clock.timezone
  const [first] = clocks
  if (first === undefined) return own
  if (!host.terminal.interactive)
    throw new PostmortemError({ code: 'zone-unknown', count: clocks.length, first })
  const prompter = await prompterOf(host)
  const message = `${counted(clocks.length, 'time')} without a zone, such as ${first}. In which zone?`
  const check = (zone: string) => {
    try {
      checkAnswers('this', { timezone: zone })
      return undefined
    } catch {
      return 'Type an IANA time zone such as Europe/Berlin, or UTC.'
    }
  }
  return answerOf(await prompter.line({ message }, { initial: own, check }))
}
