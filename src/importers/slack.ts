import * as z from 'zod/mini'
import {
  type Entry,
  entryOf,
  type Importer,
  importedOf,
  type Skipped,
  type Source,
  withFiles,
} from './entry.ts'
import { shownStart } from './objects.ts'

// https://slack.com/help/articles/201658943: a folder for each channel with a file for each day, and lists beside them.

/** https://docs.slack.dev/reference/block-kit: what bots write instead of a text. */
const blocks = z.catch(z.nullish(z.array(z.unknown())), null)

const message = z.object({
  type: z.nullish(z.string()),
  subtype: z.nullish(z.string()),
  ts: z.string(),
  user: z.nullish(z.string()),
  username: z.nullish(z.string()),
  bot_id: z.nullish(z.string()),
  bot_profile: z.nullish(z.object({ name: z.nullish(z.string()) })),
  user_profile: z.nullish(
    z.object({ real_name: z.nullish(z.string()), display_name: z.nullish(z.string()) }),
  ),
  text: z.nullish(z.string()),
  blocks,
  thread_ts: z.nullish(z.string()),
  edited: z.nullish(z.object({ ts: z.optional(z.string()) })),
  // an odd one of these costs no message
  pinned_to: z.catch(z.nullish(z.array(z.string())), null),
  reactions: z.catch(z.nullish(z.array(z.object({ name: z.string() }))), null),
  files: z.catch(
    z.nullish(z.array(z.object({ name: z.nullish(z.string()), title: z.nullish(z.string()) }))),
    null,
  ),
  attachments: z.catch(
    z.nullish(
      z.array(
        z.object({
          fallback: z.nullish(z.string()),
          title: z.nullish(z.string()),
          text: z.nullish(z.string()),
          blocks,
        }),
      ),
    ),
    null,
  ),
})
type Message = z.infer<typeof message>

const named = z.array(
  z.object({
    id: z.string(),
    name: z.nullish(z.string()),
    real_name: z.nullish(z.string()),
    profile: z.nullish(z.object({ display_name: z.nullish(z.string()), real_name: z.nullish(z.string()) })),
  }),
)

/** Messages that tell of the channel, not of what happened. */
const ABOUT_CHANNEL =
  /^(?:channel_(?:join|leave|topic|purpose|name|archive|unarchive)|group_\w+|bot_(?:add|remove)|pinned_item|reminder_add|tombstone)$/

export const slack: Importer = {
  name: 'slack',
  title: 'Slack: a workspace export (folder or zip), one day of a channel, slackdump',
  how: 'Workspace name → Tools & settings → Workspace settings → Import/Export Data → Export; or slackdump export CHANNEL',
  recognises: ({ files }) => files.some(({ json }) => messagesIn(json) !== null),
  read(source) {
    const names = namesIn(source)
    return importedOf(
      source.files.flatMap(({ json }) => (messagesIn(json) ?? []).map(one => ofMessage(one, names))),
    )
  },
}

/** The messages of a file: of an export, of the API, or of slackdump. */
function messagesIn(json: unknown): readonly unknown[] | null {
  const list = Array.isArray(json)
    ? json
    : typeof json === 'object' && json !== null && 'messages' in json && Array.isArray(json.messages)
      ? json.messages
      : null
  const isOne = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    'ts' in value &&
    typeof value.ts === 'string' &&
    /^\d{9,10}\.\d{4,6}$/.test(value.ts)
  return list?.some(isOne) ? list : null
}

function namesIn({ files }: Source): ReadonlyMap<string, string> {
  const users = files.filter(({ path }) => /(?:^|\/)users\.json$/.test(path))
  return new Map(
    users.flatMap(({ json }) => {
      const read = named.safeParse(json)
      return (read.data ?? []).map(({ id, name, real_name, profile }) => {
        const best = [profile?.display_name, profile?.real_name, real_name, name].find(one => one)
        return [id, best ?? id] as const
      })
    }),
  )
}

function ofMessage(value: unknown, names: ReadonlyMap<string, string>): Entry | Skipped {
  const { data: one } = message.safeParse(value)
  if (!one) return { reason: 'not a message', text: shownStart(value) }
  const text = plain(textOf(one), names)
  if (one.subtype && ABOUT_CHANNEL.test(one.subtype)) return { reason: 'about the channel', text }
  if (one.subtype === 'message_deleted' || one.subtype === 'message_changed')
    return { reason: 'deleted or replaced', text }
  const isReply = one.thread_ts && one.thread_ts !== one.ts
  const isBot = one.bot_id || one.subtype === 'bot_message'
  return entryOf({
    // of a channel there is one message at an instant, and a single day of it does not name its channel
    id: `slack:${one.ts}`,
    time: Number(one.ts),
    text,
    author: authorOf(one, names),
    likely: one.pinned_to?.length ? 'pinned' : isBot ? 'of a bot' : null,
    reactions: (one.reactions ?? []).map(({ name }) => name),
    replyTo: isReply ? `slack:${one.thread_ts}` : null,
    edited: Boolean(one.edited),
  })
}

function authorOf(one: Message, names: ReadonlyMap<string, string>): string | null {
  const named = names.get(one.user ?? '')
  const own = one.user_profile?.display_name || one.user_profile?.real_name
  return named ?? (own || one.username || one.bot_profile?.name || one.user || null)
}

function textOf({ text: said, blocks, files, attachments: below }: Message): string {
  const text = said?.trim() && !CANNOT_BE_SHOWN.test(said) ? said : wordsIn(blocks)
  const attached = (below ?? []).map(
    ({ fallback, title, text, blocks }) =>
      [[title, text].filter(Boolean).join(': '), wordsIn(blocks)].filter(Boolean).join(' ') ||
      (fallback ?? ''),
  )
  return withFiles(
    [text, ...attached.filter(words => !text.includes(words))].filter(Boolean).join(' '),
    (files ?? []).map(file => file.name ?? file.title ?? '').filter(Boolean),
  )
}

/** What Slack writes for clients that show no blocks. */
const CANNOT_BE_SHOWN = /^This (?:content|message) can['’]t be displayed/

/** Blocks within blocks, deeper than Slack allows. */
const DEEPEST = 8

/** The kinds of rich text whose elements have their own spaces between them. */
const IS_LINE = /^rich_text_(?:section|quote|preformatted)$/

/** The words of blocks in their order, in Slack's own marks, but for those of buttons. */
function wordsIn(block: unknown, depth = 0): string {
  if (depth > DEEPEST || typeof block !== 'object' || block === null) return ''
  const each = (some: unknown): readonly string[] =>
    Array.isArray(some) ? some.map(one => wordsIn(one, depth + 1)) : []
  if (Array.isArray(block)) return each(block).filter(Boolean).join(' ')
  const { type, text, title, alt_text: alt, elements, fields } = block as Record<string, unknown>
  if (type === 'actions' || type === 'button') return ''
  const inLine = inLineOf(block as Record<string, unknown>)
  if (inLine !== null) return inLine
  const inner = IS_LINE.test(String(type))
    ? each(elements).join('')
    : each(elements).filter(Boolean).join(' ')
  const own = [title, text].map(one => (typeof one === 'string' ? one : wordsIn(one, depth + 1)))
  const picture = type === 'image' && !own.some(Boolean) && typeof alt === 'string' ? alt : ''
  return [...own, picture, ...each(fields), inner].filter(Boolean).join(' ')
}

/** An element of rich text, whose words are as they are, in the marks that texts have; null for what is none. */
function inLineOf(one: Record<string, unknown>): string | null {
  const of = (key: string): string => (typeof one[key] === 'string' ? escaped(one[key]) : '')
  switch (one.type) {
    case 'text':
      return of('text')
    case 'link':
      return one.text ? `<${of('url')}|${of('text')}>` : `<${of('url')}>`
    case 'emoji':
      return `:${of('name')}:`
    case 'user':
      return `<@${of('user_id')}>`
    case 'channel':
      return `<#${of('channel_id')}>`
    case 'usergroup':
      return `<!subteam^${of('usergroup_id')}>`
    case 'broadcast':
      return `<!${of('range')}>`
    case 'date':
      return of('fallback')
    default:
      return null
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Slack's own marks as Markdown: mentions by name, links, and what it escapes. */
function plain(text: string, names: ReadonlyMap<string, string>): string {
  // most messages have none
  if (!/[<&*~`]/.test(text)) return text
  return text
    .replace(/<([@#!])(?!--)([^<>|]+)(?:\|([^<>]*))?>/g, (_, kind: string, id: string, label?: string) => {
      if (kind === '@') return `@${names.get(id) ?? label ?? id}`
      return kind === '#' ? `#${label || id}` : `@${label || id.replace(/^subteam\^\w+/, 'team')}`
    })
    .replace(/<((?:https?|mailto):[^<>|\s]+)(?:\|([^<>]*))?>/g, (_, address: string, label?: string) =>
      label && label !== address
        ? `[${label.replace(/[[\]]/g, '\\$&')}](${address})`
        : address.replace(/^mailto:/, ''),
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/(^|[\s(])\*([^*\n]+)\*(?=$|[\s.,;:!?)])/g, '$1**$2**')
    .replace(/(^|[\s(])~([^~\n]+)~(?=$|[\s.,;:!?)])/g, '$1~~$2~~')
    .replace(/```([\s\S]*?)```/g, (_, code: string) => `\`${code.replace(/`/g, "'").trim()}\``)
}
