import * as z from 'zod/mini'
import { type Entry, entryOf, type Importer, importedOf, instantOfSeconds, type Skipped } from './entry.ts'
import { textOfHtml } from './markdown-of.ts'
import { objectsIn, shownStart } from './objects.ts'

// Chats that are exported as JSON: Teams, Discord, Mattermost, Zulip.

const teamsMessage = z.object({
  Id: z.string(),
  CreatedDateTime: z.string(),
  DeletedDateTime: z.nullish(z.string()),
  Subject: z.nullish(z.string()),
  Body: z.nullish(z.object({ ContentType: z.nullish(z.string()), Content: z.nullish(z.string()) })),
  From: z.nullish(
    z.object({
      User: z.nullish(z.object({ DisplayName: z.nullish(z.string()) })),
      Application: z.nullish(z.object({ DisplayName: z.nullish(z.string()) })),
    }),
  ),
})

/** The Graph API has the same keys in camel case. */
const inPascalCase = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key.charAt(0).toUpperCase() + key.slice(1),
          inPascalCase(inner),
        ]),
      )

export const teams: Importer = {
  name: 'teams',
  title: 'Microsoft Teams: messages of a data export or of the Graph API as JSON',
  how: 'Graph: GET /teams/ID/channels/ID/messages; or a personal data export',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      objectsIn(json, ['value']).some(one => teamsMessage.safeParse(inPascalCase(one)).success),
    ),
  read: ({ files }) =>
    importedOf(
      files
        .flatMap(({ json }) => objectsIn(json, ['value']))
        .map(value => {
          const one = teamsMessage.safeParse(inPascalCase(value)).data
          if (!one) return { reason: 'not a message', text: shownStart(value) }
          const content = one.Body?.Content ?? ''
          const text = one.Body?.ContentType === 'html' ? textOfHtml(content) : content
          if (one.DeletedDateTime) return { reason: 'deleted or replaced', text }
          const bot = one.From?.Application?.DisplayName
          return entryOf({
            id: `teams:${one.Id}`,
            time: one.CreatedDateTime,
            text: [one.Subject, text].filter(Boolean).join(': '),
            author: one.From?.User?.DisplayName ?? bot,
            likely: bot ? 'of a bot' : null,
          })
        }),
    ),
}

const discordMessage = z.object({
  id: z.string(),
  timestamp: z.string(),
  content: z.string(),
  author: z.object({
    name: z.optional(z.string()),
    nickname: z.nullish(z.string()),
    username: z.optional(z.string()),
    global_name: z.nullish(z.string()),
    isBot: z.optional(z.boolean()),
    bot: z.optional(z.boolean()),
  }),
  isPinned: z.optional(z.boolean()),
  pinned: z.optional(z.boolean()),
})

export const discord: Importer = {
  name: 'discord',
  title: 'Discord: messages of DiscordChatExporter or of the API as JSON',
  how: 'DiscordChatExporter export --channel ID --format Json',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      objectsIn(json, ['messages']).some(one => discordMessage.safeParse(one).success),
    ),
  read: ({ files }) =>
    importedOf(
      files
        .flatMap(({ json }) => objectsIn(json, ['messages']))
        .map(value => {
          const one = discordMessage.safeParse(value).data
          if (!one) return { reason: 'not a message', text: shownStart(value) }
          const { nickname, global_name, name, username, isBot, bot } = one.author
          return entryOf({
            id: `discord:${one.id}`,
            time: one.timestamp,
            text: one.content,
            author: nickname ?? global_name ?? name ?? username,
            likely: one.isPinned || one.pinned ? 'pinned' : isBot || bot ? 'of a bot' : null,
          })
        }),
    ),
}

/** A post of a bulk export, or of the API, with its time in milliseconds since the epoch. */
const mattermostPost = z.object({
  id: z.optional(z.string()),
  create_at: z.number(),
  message: z.string(),
  user: z.optional(z.string()),
  user_id: z.optional(z.string()),
  is_pinned: z.optional(z.boolean()),
  type: z.nullish(z.string()),
  reactions: z.nullish(z.array(z.object({ emoji_name: z.string() }))),
  replies: z.nullish(z.array(z.unknown())),
})

/** The posts of a file; the API has them by their ids. */
const mattermostPosts = (json: unknown): readonly unknown[] =>
  objectsIn(json, ['post', 'posts']).flatMap(one => {
    const byId = Object.values(one).filter(value => mattermostPost.safeParse(value).success)
    return byId.length > 0 ? byId : [one]
  })

function mattermostEntries(value: unknown): (Entry | Skipped)[] {
  const one = mattermostPost.safeParse(value).data
  if (!one) return [{ reason: 'not a message', text: shownStart(value) }]
  if (one.type?.startsWith('system_')) return [{ reason: 'about the channel', text: one.message }]
  const author = one.user ?? one.user_id
  const entry = entryOf({
    id: `mattermost:${one.id ?? `${one.create_at}/${author ?? ''}`}`,
    time: isoOf(one.create_at / 1000),
    text: one.message,
    author,
    likely: one.is_pinned ? 'pinned' : null,
  })
  const reactions = (one.reactions ?? []).map(({ emoji_name }) => emoji_name)
  return ['id' in entry ? { ...entry, reactions } : entry, ...(one.replies ?? []).flatMap(mattermostEntries)]
}

export const mattermost: Importer = {
  name: 'mattermost',
  title: 'Mattermost: posts of a bulk export (JSON lines) or of the API',
  how: 'mmctl export create; or the API: GET /api/v4/channels/ID/posts',
  recognises: ({ files }) =>
    files.some(({ json }) => mattermostPosts(json).some(one => mattermostPost.safeParse(one).success)),
  read: ({ files }) =>
    importedOf(files.flatMap(({ json }) => mattermostPosts(json)).flatMap(mattermostEntries)),
}

const zulipMessage = z.object({
  id: z.number(),
  timestamp: z.optional(z.number()),
  date_sent: z.optional(z.number()),
  content: z.string(),
  sender_full_name: z.optional(z.string()),
  subject: z.optional(z.string()),
  content_type: z.optional(z.string()),
})

export const zulip: Importer = {
  name: 'zulip',
  title: 'Zulip: messages of the API or of an export as JSON',
  how: 'The API: GET /api/v1/messages with a narrow; or manage.py export',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      objectsIn(json, ['messages', 'zerver_message']).some(
        one => zulipMessage.safeParse(one).success && ('sender_full_name' in one || 'date_sent' in one),
      ),
    ),
  read: ({ files }) =>
    importedOf(
      files
        .flatMap(({ json }) => objectsIn(json, ['messages', 'zerver_message']))
        .flatMap(value => {
          const one = zulipMessage.safeParse(value).data
          if (!one) return []
          return [
            entryOf({
              id: `zulip:${one.id}`,
              time: isoOf(one.timestamp ?? one.date_sent),
              text: one.content_type === 'text/html' ? textOfHtml(one.content) : one.content,
              author: one.sender_full_name,
            }),
          ]
        }),
    ),
}

/** Seconds since the epoch as RFC 3339; empty for what is no time. */
function isoOf(seconds: number | undefined): string {
  const when = seconds === undefined ? null : instantOfSeconds(seconds)
  return when?.kind === 'instant' ? new Date(when.instant).toISOString() : ''
}
