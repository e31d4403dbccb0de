import * as z from 'zod/mini'
import { type Entry, entryOf, type Importer, importedOf, type Skipped } from './entry.ts'
import { objectsIn, shownStart } from './objects.ts'

/** A post of a bulk export, or of the API, with its time in milliseconds since the epoch. */
const mattermostPost = z.object({
  id: z.optional(z.string()),
  create_at: z.number(),
  edit_at: z.nullish(z.number()),
  delete_at: z.nullish(z.number()),
  root_id: z.nullish(z.string()),
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

function mattermostEntries(value: unknown, parent: string | null = null): (Entry | Skipped)[] {
  const one = mattermostPost.safeParse(value).data
  if (!one) return [{ reason: 'not a message', text: shownStart(value) }]
  if (one.type?.startsWith('system_')) return [{ reason: 'about the channel', text: one.message }]
  if (one.delete_at) return [{ reason: 'deleted or replaced', text: one.message }]
  const author = one.user ?? one.user_id
  const id = `mattermost:${one.id ?? `${one.create_at}/${author ?? ''}`}`
  const entry = entryOf({
    id,
    time: one.create_at / 1000,
    text: one.message,
    author,
    likely: one.is_pinned ? 'pinned' : null,
    reactions: (one.reactions ?? []).map(({ emoji_name }) => emoji_name),
    replyTo: one.root_id ? `mattermost:${one.root_id}` : parent,
    edited: Boolean(one.edit_at),
  })
  return [entry, ...(one.replies ?? []).flatMap(reply => mattermostEntries(reply, id))]
}

export const mattermost: Importer = {
  name: 'mattermost',
  title: 'Mattermost: posts of a bulk export (JSON lines) or of the API',
  how: 'mmctl export create; or the API: GET /api/v4/channels/ID/posts',
  recognises: ({ files }) =>
    files.some(({ json }) => mattermostPosts(json).some(one => mattermostPost.safeParse(one).success)),
  read: ({ files }) =>
    importedOf(files.flatMap(({ json }) => mattermostPosts(json)).flatMap(post => mattermostEntries(post))),
}
