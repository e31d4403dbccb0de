import { digestOf } from '../digest.ts'
import { type Entry, type Importer, importedOf, type Skipped, tellingWord } from './entry.ts'
import { markdownOf } from './markdown-of.ts'
import { readTime, timeAtStart } from './stamps.ts'

// Text with a time at the start of each line: what is copied from a chat client, logs of IRC and WeeChat, any log.

/** `Kim Lee  10:05 AM`: Slack's client has the name and the time above the message. */
const NAME_ABOVE = /^(\S.{0,60}?)(?: APP)? {1,2}\[?(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)\]?$/i
/** A day between messages: "Monday, March 11th, 2024", "2024-03-11", "— 11 March 2024 —". */
const DAY_LINE =
  /^[\s—–-]*((?:\w+day,? )?(?:\w+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} \w+ \d{4}|\d{4}-\d\d-\d\d))[\s—–-]*$/

export const lines: Importer = {
  name: 'lines',
  title: 'Text with a time at the start of each line: copied chats, IRC and WeeChat logs, any log',
  how: 'Select the messages in the client and copy them into a file, or pipe a log',
  recognises: ({ files }) =>
    files.some(({ text, json }) => {
      if (json !== undefined) return false
      const some = text
        .slice(0, 20_000)
        .split(/\r?\n/)
        .filter(line => line.trim() !== '')
        .slice(0, 200)
      const timed = some.filter(line => NAME_ABOVE.test(line) || timeAtStart(line) !== null)
      return timed.length >= Math.max(1, some.length / 10)
    }),
  read: ({ files }) => importedOf(files.flatMap(({ text }) => entriesIn(text))),
}

interface Open {
  readonly time: ReturnType<typeof readTime>
  readonly author: string | null
  readonly words: string[]
}

function entriesIn(text: string): (Entry | Skipped)[] {
  const found: (Entry | Skipped)[] = []
  let open: Open | null = null
  let day: string | null = null
  const close = () => {
    if (open) found.push(entryOf(open, day))
    open = null
  }
  for (const line of text.split(/\r?\n/)) {
    const dayText = DAY_LINE.exec(line)?.[1]
    const above = NAME_ABOVE.exec(line)
    const timed = above ? null : timeAtStart(line)
    if (dayText !== undefined && dayOf(dayText)) {
      close()
      day = dayOf(dayText)
    } else if (above) {
      close()
      open = { time: readTime(above[2] ?? ''), author: above[1] ?? null, words: [] }
    } else if (timed) {
      close()
      const { author, words } = saidBy(timed.rest)
      open = { time: timed.time, author, words: [words] }
    } else if (line.trim() !== '') {
      const before: Open | null = open
      if (before) (before as Open).words.push(line.trim())
      else found.push({ reason: 'before the first time', text: markdownOf(line) })
    }
  }
  close()
  return found
}

/** The day of a line between messages, as `YYYY-MM-DD`. */
function dayOf(text: string): string | null {
  const time = readTime(`${text.replace(/(\d)(?:st|nd|rd|th)/, '$1').replace(/^\w+day,? /, '')} 00:00`)
  return 'kind' in time && time.kind === 'clock' ? time.date : null
}

/** `Hixie: let's coordinate`, `<kim> done`, `kim	done`: who said what. */
function saidBy(rest: string): { readonly author: string | null; readonly words: string } {
  const [, inAngles, byAngles] = /^<[@+]?([^<>\s]{1,40})> (.*)$/.exec(rest) ?? []
  if (inAngles) return { author: inAngles, words: byAngles ?? '' }
  const [, tabbed, byTab] = /^[@+]?([^\s\t]{1,40})\t(.*)$/.exec(rest) ?? []
  if (tabbed) return { author: tabbed, words: byTab ?? '' }
  const [, named, byColon] = /^([\p{L}][\p{L}\p{N} ._'()-]{0,50}): (\S.*)$/u.exec(rest) ?? []
  return named ? { author: named, words: byColon ?? '' } : { author: null, words: rest }
}

function entryOf({ time, author, words }: Open, day: string | null): Entry | Skipped {
  const text = markdownOf(words.join(' '))
  if (!text) return { reason: 'without text', text: author ?? '' }
  if ('reason' in time) return { reason: time.reason, text }
  const when = time.kind === 'clock' && time.date === null ? { ...time, date: day } : time
  const id = digestOf(JSON.stringify([when, author, text])).slice(0, 12)
  return { id: `text:${id}`, when, author, text, likely: tellingWord(text), reactions: [] }
}
