import * as z from 'zod/mini'
import { entryOf, type Importer, importedOf } from './entry.ts'
import { textOfHtml } from './markdown-of.ts'
import { objectsIn } from './objects.ts'

const zulipMessage = z.object({
  id: z.number(),
  timestamp: z.optional(z.number()),
  date_sent: z.optional(z.number()),
  content: z.string(),
  sender_full_name: z.optional(z.string()),
  last_edit_timestamp: z.nullish(z.number()),
  last_edit_time: z.nullish(z.number()),
  reactions: z.nullish(z.array(z.object({ emoji_name: z.optional(z.string()) }))),
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
              time: one.timestamp ?? one.date_sent,
              text: one.content_type === 'text/html' ? textOfHtml(one.content) : one.content,
              author: one.sender_full_name,
              reactions: (one.reactions ?? []).flatMap(({ emoji_name }) => emoji_name ?? []),
              edited: Boolean(one.last_edit_timestamp ?? one.last_edit_time),
            }),
          ]
        }),
    ),
}
