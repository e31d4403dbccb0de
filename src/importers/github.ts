import * as z from 'zod/mini'
import { type Entry, entryOf, type Importer, importedOf, onlyOf, type Skipped } from './entry.ts'
import { issueEntries } from './issue-entries.ts'
import { type Fields, objectsIn, shownStart } from './objects.ts'

// https://cli.github.com/manual/gh_issue_view, https://docs.github.com/rest/issues and its webhooks: issues, their comments,
// and the events of their timeline.

const person = z.nullish(z.object({ login: z.nullish(z.string()) }))

const comment = z.object({
  id: z.optional(z.union([z.string(), z.number()])),
  body: z.string(),
  createdAt: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  includesCreatedEdit: z.nullish(z.boolean()),
  author: person,
  user: person,
})

const issue = z.object({
  number: z.number(),
  title: z.string(),
  createdAt: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  closedAt: z.nullish(z.string()),
  closed_at: z.nullish(z.string()),
  author: person,
  user: person,
  comments: z.optional(z.union([z.number(), z.array(comment)])),
})

const event = z.object({
  id: z.union([z.string(), z.number()]),
  event: z.string(),
  created_at: z.string(),
  actor: person,
  label: z.nullish(z.object({ name: z.string() })),
  assignee: person,
  milestone: z.nullish(z.object({ title: z.string() })),
  rename: z.nullish(z.object({ from: z.string(), to: z.string() })),
  commit_id: z.nullish(z.string()),
})

type Event = z.infer<typeof event>

const commentsOnly = z.object({ comments: z.array(comment) })

const ENVELOPES = ['issues', 'issue', 'comment', 'items', 'data', 'node']

const shapes = [issue, event, commentsOnly] as const

const isOwn = (value: Fields) =>
  shapes.some(shape => shape.safeParse(value).success) ||
  (comment.safeParse(value).success &&
    ('issue_url' in value || 'author_association' in value || 'authorAssociation' in value))

export const github: Importer = {
  name: 'github',
  title: 'GitHub: an issue with its comments and its timeline, as JSON',
  how: 'gh issue view NUMBER --json number,title,author,createdAt,closedAt,comments,url; gh api repos/OWNER/NAME/issues/NUMBER/timeline',
  recognises: ({ files }) => files.some(({ json }) => objectsIn(json, ENVELOPES).some(isOwn)),
  read({ files }) {
    const values = files.flatMap(({ json }) => objectsIn(json, ENVELOPES))
    const title = onlyOf(values.flatMap(value => issue.safeParse(value).data ?? []))?.title
    return importedOf(values.flatMap(entriesOf), [], title ? { title } : {})
  },
}

function entriesOf(value: Fields): readonly (Entry | Skipped)[] {
  const one = issue.safeParse(value).data
  if (one) {
    const key = `#${one.number}`
    return [
      ...issueEntries('github', {
        key,
        title: one.title,
        opened: one.createdAt ?? one.created_at,
        closed: one.closedAt ?? one.closed_at,
        author: (one.author ?? one.user)?.login,
      }),
      ...(Array.isArray(one.comments) ? one.comments : []).map((said, i) => ofComment(said, `${key}/${i}`)),
    ]
  }
  const several = commentsOnly.safeParse(value).data
  if (several) return several.comments.map((said, i) => ofComment(said, String(i)))
  const changed = event.safeParse(value).data
  // a comment is in the timeline as an event
  if (changed && changed.event !== 'commented') return [ofEvent(changed)]
  const said = comment.safeParse(value).data
  return [said ? ofComment(said, '') : { reason: 'not understood', text: shownStart(value) }]
}

const ofComment = (
  { id, body, author, user, ...one }: z.infer<typeof comment>,
  key: string,
): Entry | Skipped =>
  entryOf({
    id: `github:comment/${id ?? key}`,
    time: one.createdAt ?? one.created_at,
    text: body,
    author: (author ?? user)?.login,
    edited: one.includesCreatedEdit === true,
  })

function ofEvent({ event: kind, id, created_at: time, actor, ...about }: Event): Entry | Skipped {
  const what = [
    about.label && `"${about.label.name}"`,
    about.assignee?.login,
    about.milestone && `"${about.milestone.title}"`,
    about.rename && `to "${about.rename.to}"`,
    about.commit_id?.slice(0, 10),
  ].filter(Boolean)
  const word = kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ')
  return entryOf({
    id: `github:event/${id}`,
    time,
    text: [word, ...what].join(' '),
    author: actor?.login,
    likely: kind === 'closed' || kind === 'reopened' ? 'a change of state' : null,
  })
}
