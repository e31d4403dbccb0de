import * as z from 'zod/mini'
import { type Entry, entryOf, type Importer, importedOf, onlyOf, type Skipped } from './entry.ts'
import { issueEntries } from './issue-entries.ts'
import { type Fields, isFields, objectsIn, shownStart } from './objects.ts'

// https://docs.gitlab.com/api/issues, /notes, /discussions, /resource_state_events, and webhooks of issues and comments.

const person = z.nullish(z.object({ username: z.nullish(z.string()), name: z.nullish(z.string()) }))
const nameOf = (one: z.infer<typeof person>) => one?.name ?? one?.username

const note = z.object({
  id: z.union([z.string(), z.number()]),
  body: z.string(),
  created_at: z.nullish(z.string()),
  author: z.object({ username: z.nullish(z.string()), name: z.nullish(z.string()) }),
  system: z.nullish(z.boolean()),
})

const issue = z.object({
  iid: z.number(),
  title: z.string(),
  created_at: z.nullish(z.string()),
  closed_at: z.nullish(z.string()),
  author: person,
  Notes: z.nullish(z.array(note)),
  notes: z.nullish(z.array(note)),
})

const discussion = z.object({ id: z.string(), individual_note: z.boolean(), notes: z.array(note) })

const stateEvent = z.object({
  id: z.union([z.string(), z.number()]),
  user: person,
  created_at: z.string(),
  resource_type: z.string(),
  resource_id: z.number(),
  state: z.string(),
})

const webhook = z.object({
  object_kind: z.enum(['issue', 'note']),
  user: person,
  object_attributes: z.looseObject({
    id: z.union([z.string(), z.number()]),
    iid: z.optional(z.number()),
    title: z.nullish(z.string()),
    note: z.nullish(z.string()),
    action: z.nullish(z.string()),
    created_at: z.nullish(z.string()),
    updated_at: z.nullish(z.string()),
  }),
})

const shapes = [issue, discussion, stateEvent, webhook] as const

/** The records of a file. A webhook has its issue beside it. */
const valuesIn = (json: unknown): readonly Fields[] =>
  isFields(json) && webhook.safeParse(json).success ? [json] : objectsIn(json, [])

export const gitlab: Importer = {
  name: 'gitlab',
  title: 'GitLab: an issue with its comments and changes of state, as JSON',
  how: 'glab issue view NUMBER --comments --output json; glab api projects/ID/issues/NUMBER/discussions',
  recognises: ({ files }) =>
    files.some(({ json }) =>
      valuesIn(json).some(
        value =>
          shapes.some(shape => shape.safeParse(value).success) ||
          (note.safeParse(value).success && ('noteable_type' in value || 'system' in value)),
      ),
    ),
  read({ files }) {
    const values = files.flatMap(({ json }) => valuesIn(json))
    const title = onlyOf(values.flatMap(value => issue.safeParse(value).data ?? []))?.title
    return importedOf(values.flatMap(entriesOf), [], title ? { title } : {})
  },
}

function entriesOf(value: Fields): readonly (Entry | Skipped)[] {
  const hook = webhook.safeParse(value).data
  if (hook) return [ofWebhook(hook)]
  const one = issue.safeParse(value).data
  if (one)
    return [
      ...issueEntries('gitlab', {
        key: `#${one.iid}`,
        title: one.title,
        opened: one.created_at,
        closed: one.closed_at,
        author: nameOf(one.author),
      }),
      ...(one.Notes ?? one.notes ?? []).map(said => ofNote(said)),
    ]
  const several = discussion.safeParse(value).data
  if (several) {
    const [first, ...replies] = several.notes
    return [...(first ? [ofNote(first)] : []), ...replies.map(reply => ofNote(reply, first?.id))]
  }
  const changed = stateEvent.safeParse(value).data
  if (changed)
    return [
      entryOf({
        id: `gitlab:state/${changed.id}`,
        time: changed.created_at,
        text: `${changed.resource_type} ${changed.state}`,
        author: nameOf(changed.user),
        likely: 'a change of state',
      }),
    ]
  const said = note.safeParse(value).data
  return [said ? ofNote(said) : { reason: 'not understood', text: shownStart(value) }]
}

const ofNote = (
  { id, body, created_at: time, author, system }: z.infer<typeof note>,
  replyTo?: string | number,
): Entry | Skipped => {
  const entry = entryOf({
    id: `gitlab:note/${id}`,
    time,
    text: body,
    author: nameOf(author),
    replyTo: replyTo === undefined ? null : `gitlab:note/${replyTo}`,
  })
  return system && 'id' in entry ? { reason: 'of the tracker itself', text: entry.text } : entry
}

function ofWebhook({
  object_kind,
  user,
  object_attributes: about,
}: z.infer<typeof webhook>): Entry | Skipped {
  const author = nameOf(user)
  if (object_kind === 'note')
    return entryOf({ id: `gitlab:note/${about.id}`, time: about.created_at, text: about.note ?? '', author })
  const action = about.action ?? 'open'
  return entryOf({
    id: `gitlab:#${about.iid}/${action}/${about.updated_at ?? ''}`,
    time: action === 'open' ? about.created_at : about.updated_at,
    text: `Issue #${about.iid}, ${action}: ${about.title ?? ''}`,
    author,
    likely: 'a change of state',
  })
}
