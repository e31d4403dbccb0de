import * as z from 'zod/mini'
import { entryOf, type Importer, importedOf, withFiles } from './entry.ts'
import { textOfHtml } from './markdown-of.ts'
import { objectsIn, shownStart } from './objects.ts'

const teamsMessage = z.object({
  Id: z.string(),
  CreatedDateTime: z.string(),
  DeletedDateTime: z.nullish(z.string()),
  LastEditedDateTime: z.nullish(z.string()),
  ReplyToId: z.nullish(z.string()),
  Importance: z.nullish(z.string()),
  Attachments: z.nullish(z.array(z.object({ Name: z.nullish(z.string()) }))),
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
const inPascalCase = (value: unknown, depth = 0): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value) || depth > 5
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key.charAt(0).toUpperCase() + key.slice(1),
          inPascalCase(inner, depth + 1),
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
            text: withFiles(
              [one.Subject, text].filter(Boolean).join(': '),
              (one.Attachments ?? []).flatMap(({ Name }) => Name ?? []),
            ),
            author: one.From?.User?.DisplayName ?? bot,
            likely: bot ? 'of a bot' : one.Importance === 'urgent' ? 'marked as urgent' : null,
            replyTo: one.ReplyToId ? `teams:${one.ReplyToId}` : null,
            edited: Boolean(one.LastEditedDateTime),
          })
        }),
    ),
}
