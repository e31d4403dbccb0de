import type { ZoneOrOffset } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { prompterOf } from '../ask/ask.ts'
import { clockIn } from '../when/when.ts'
import { entriesNamed, type ImportAnswers } from './import-answers.ts'
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
    (reaction === undefined || reactions.some(name => reactionName(name) === reactionName(reaction)))
  )
}

/** What chats call the same reaction. */
const REACTIONS: Readonly<Record<string, string>> = {
  '📌': 'pushpin',
  '📍': 'round_pushpin',
  '⭐': 'star',
  '👀': 'eyes',
  '✅': 'white_check_mark',
  '👍': '+1',
}

/** The name of a reaction, without colons and the colour of a skin. */
function reactionName(text: string): string {
  const name = text.replace(/^:|:$/g, '').replace(/::skin-tone-\d$/, '')
  return REACTIONS[name] ?? name
}

/**
 * Those of the entries that are chosen: by a flag, by the answers, else by the person at the terminal.
 *
 * @throws PostmortemError where nobody chooses.
 */
export async function chosen(
  entries: readonly Placed[],
  all: readonly Placed[],
  flags: { readonly all?: boolean; readonly yes?: boolean; readonly answers?: string },
  take: ImportAnswers['take'],
  zone: ZoneOrOffset,
  host: Host,
): Promise<readonly Placed[]> {
  if (flags.all || take === 'all') return entries
  const likely = entries.filter(one => one.likely !== null)
  if (flags.yes || take === 'likely') return likely
  if (take !== undefined) return entriesNamed(take, all, entries, flags.answers ?? '')
  if (entries.length === 0) return []
  if (!host.terminal.interactive)
    throw new PostmortemError({ code: 'import-unconfirmed', entries: entries.length, likely: likely.length })
  const prompter = await prompterOf(host)
  const picked = await prompter.chooseSome(
    { message: `Which of these ${entries.length}? ${likely.length} are likely.` },
    inThreads(entries).map(({ entry, isReply }) => ({
      name: lineOf(entry, isReply, zone),
      short: clockIn(entry.instant, zone).clock,
      value: entry,
      chosen: entry.likely !== null,
    })),
  )
  return picked.toSorted((a, b) => a.instant - b.instant)
}

/** Entries in order, with the replies to each below it. */
function inThreads(
  entries: readonly Placed[],
): readonly { readonly entry: Placed; readonly isReply: boolean }[] {
  const threads = new Map<string, Placed[]>()
  const rootOf = new Map<string, string>()
  for (const entry of entries) {
    const root = rootOf.get(entry.replyTo ?? '') ?? entry.id
    rootOf.set(entry.id, root)
    const thread = threads.get(root)
    if (thread) thread.push(entry)
    else threads.set(root, [entry])
  }
  return [...threads.values()].flatMap(thread => thread.map((entry, i) => ({ entry, isReply: i > 0 })))
}

/** The most characters of a text in the list. */
const SHOWN = 200

function lineOf({ instant, author, text, likely }: Placed, isReply: boolean, zone: ZoneOrOffset): string {
  const who = author ? `${author}: ` : ''
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  const { date, clock } = clockIn(instant, zone)
  return `${date.slice(5)} ${clock} ${isReply ? '↳ ' : ''}${likely ? `(${likely}) ` : ''}${who}${short}`
}
