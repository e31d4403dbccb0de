import * as z from 'zod/mini'
import { entryOf, type Importer, importedOf } from './entry.ts'
import { objectsIn, shownStart } from './objects.ts'

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
