import type { ZoneOrOffset } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { prompterOf } from '../ask/ask.ts'
import { clockIn } from '../when/when.ts'
import type { Placed } from './place-entries.ts'

export interface Wanted {
  /** Milliseconds since the epoch. */
  readonly since: number | null
  readonly until: number | null
  readonly author: string | undefined
  readonly match: string | undefined
  readonly reaction: string | undefined
}

/** Whether an entry is wanted by the flags that leave some out. */
export function isWanted(
  { instant, author, text, reactions }: Placed,
  { since, until, author: by, match, reaction }: Wanted,
): boolean {
  const has = (whole: string | null, part: string) =>
    whole?.toLowerCase().includes(part.toLowerCase()) === true
  return (
    (since === null || instant >= since) &&
    (until === null || instant <= until) &&
    (by === undefined || has(author, by)) &&
    (match === undefined || has(text, match)) &&
    (reaction === undefined || reactions.includes(reaction.replaceAll(':', '')))
  )
}

/** The entries that are chosen: by a flag, else by the person at the terminal. @throws PostmortemError where nobody chooses. */
export async function chosen(
  entries: readonly Placed[],
  flags: { readonly all?: boolean; readonly yes?: boolean },
  zone: ZoneOrOffset,
  host: Host,
): Promise<readonly Placed[]> {
  const likely = entries.filter(one => one.likely !== null)
  if (flags.all) return entries
  if (flags.yes) return likely
  if (!host.terminal.interactive)
    throw new PostmortemError({ code: 'import-unconfirmed', entries: entries.length, likely: likely.length })
  const prompter = await prompterOf(host)
  const message = `Which of these ${entries.length}? Space chooses, Enter adds what is chosen; ${likely.length} are likely.`
  return prompter.chooseSome(
    { message },
    entries.map(one => ({
      name: lineOf(one, zone),
      short: clockIn(one.instant, zone).clock,
      value: one,
      chosen: one.likely !== null,
    })),
  )
}

/** The most characters of a text in the list. */
const SHOWN = 90

function lineOf({ instant, author, text, likely }: Placed, zone: ZoneOrOffset): string {
  const who = author ? `${author}: ` : ''
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  const { date, clock } = clockIn(instant, zone)
  return `${date.slice(5)} ${clock}  ${who}${short}${likely ? `  (${likely})` : ''}`
}
