import * as z from 'zod/mini'
import { type Entry, entryOf, type Importer, importedOf, type Skipped, withFiles } from './entry.ts'
import { objectsIn, shownStart } from './objects.ts'

const person = z.object({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  nickname: z.nullish(z.string()),
  username: z.optional(z.string()),
  global_name: z.nullish(z.string()),
  isBot: z.optional(z.boolean()),
  bot: z.optional(z.boolean()),
})
type Person = z.infer<typeof person>

const nameOf = ({ nickname, global_name, name, username }: Person) =>
  nickname ?? global_name ?? name ?? username

const discordMessage = z.object({
  id: z.string(),
  timestamp: z.string(),
  content: z.string(),
  mentions: z.nullish(z.array(person)),
  author: person,
  type: z.nullish(z.union([z.string(), z.number()])),
  embeds: z.nullish(z.array(z.object({ title: z.nullish(z.string()), description: z.nullish(z.string()) }))),
  isPinned: z.optional(z.boolean()),
  pinned: z.optional(z.boolean()),
  timestampEdited: z.nullish(z.string()),
  edited_timestamp: z.nullish(z.string()),
  reactions: z.nullish(z.array(z.object({ emoji: z.object({ name: z.nullish(z.string()) }) }))),
  attachments: z.nullish(
    z.array(z.object({ fileName: z.optional(z.string()), filename: z.optional(z.string()) })),
  ),
  reference: z.nullish(z.object({ messageId: z.nullish(z.string()) })),
  message_reference: z.nullish(z.object({ message_id: z.nullish(z.string()) })),
})

/** Messages about the channel, not about what happened: by their names in the exporter, and their numbers in the API. */
const ABOUT_CHANNEL =
  /^(?:RecipientAdd|RecipientRemove|Call|ChannelNameChange|ChannelIconChange|ChannelPinnedMessage|GuildMemberJoin|ThreadCreated|[1-9]|1[0-8])$/

export const discord: Importer = {
  name: 'discord',
  title: 'Discord: messages of DiscordChatExporter or of the API as JSON',
  how: 'DiscordChatExporter export --channel ID --format Json',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      objectsIn(json, ['messages']).some(one => discordMessage.safeParse(one).success),
    ),
  read({ files }) {
    const messages = files.flatMap(({ json }) => objectsIn(json, ['messages']))
    const read = messages.map(value => discordMessage.safeParse(value).data)
    const people = read.flatMap(one => (one ? [one.author, ...(one.mentions ?? [])] : []))
    const names = new Map(people.map(one => [one.id, nameOf(one)]))
    return importedOf(
      read.map((one, i) =>
        one ? ofMessage(one, names) : { reason: 'not a message', text: shownStart(messages[i]) },
      ),
    )
  },
}

function ofMessage(
  one: z.infer<typeof discordMessage>,
  names: ReadonlyMap<string | undefined, string | undefined>,
): Entry | Skipped {
  const embedded = (one.embeds ?? []).map(({ title, description }) =>
    [title, description].filter(Boolean).join(': '),
  )
  const said = one.content.trim() === '' ? embedded.join(' ') : one.content
  if (ABOUT_CHANNEL.test(String(one.type ?? ''))) return { reason: 'about the channel', text: said }
  const text = said.replace(/<@!?(\d{5,25})>/g, (mention, id: string) => {
    const name = names.get(id)
    return name === undefined ? mention : `@${name}`
  })
  const files = (one.attachments ?? []).flatMap(file => file.fileName ?? file.filename ?? [])
  const replied = one.reference?.messageId ?? one.message_reference?.message_id
  const isBot = one.author.isBot || one.author.bot
  return entryOf({
    id: `discord:${one.id}`,
    time: one.timestamp,
    text: withFiles(text, files),
    author: nameOf(one.author),
    likely: one.isPinned || one.pinned ? 'pinned' : isBot ? 'of a bot' : null,
    reactions: (one.reactions ?? []).flatMap(({ emoji }) => emoji.name ?? []),
    replyTo: replied ? `discord:${replied}` : null,
    edited: Boolean(one.timestampEdited ?? one.edited_timestamp),
  })
}
