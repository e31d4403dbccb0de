import * as z from 'zod/mini'
import { entryOf, type Importer, importedOf } from './entry.ts'
import { objectsIn } from './objects.ts'

// Issues with comments: `gh issue view --json`, the REST APIs of GitHub and GitLab, and Jira's.

const person = z.nullish(
  z.object({
    login: z.nullish(z.string()),
    username: z.nullish(z.string()),
    displayName: z.nullish(z.string()),
  }),
)
type Person = z.infer<typeof person>
const nameOf = (one: Person | undefined) => one?.login ?? one?.username ?? one?.displayName ?? null

const comment = z.object({
  id: z.optional(z.union([z.string(), z.number()])),
  body: z.nullish(z.string()),
  createdAt: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  created: z.nullish(z.string()),
  author: person,
  user: person,
})

const issue = z.object({
  number: z.optional(z.number()),
  iid: z.optional(z.number()),
  key: z.optional(z.string()),
  title: z.optional(z.string()),
  createdAt: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  closedAt: z.nullish(z.string()),
  closed_at: z.nullish(z.string()),
  author: person,
  user: person,
  url: z.nullish(z.string()),
  comments: z.optional(z.union([z.number(), z.array(comment)])),
  fields: z.optional(
    z.object({
      summary: z.string(),
      created: z.string(),
      resolutiondate: z.nullish(z.string()),
      reporter: person,
      comment: z.nullish(z.object({ comments: z.array(comment) })),
    }),
  ),
})

const ENVELOPES = ['issues', 'issue', 'comment', 'items']

const isIssue = (value: Readonly<Record<string, unknown>>) =>
  issue.safeParse(value).success &&
  (('title' in value && ('number' in value || 'iid' in value)) || ('key' in value && 'fields' in value))

const isComment = (value: Readonly<Record<string, unknown>>) =>
  !isIssue(value) &&
  'body' in value &&
  ('issue_url' in value || 'noteable_type' in value || 'author_association' in value)

export const issues: Importer = {
  name: 'issues',
  title: 'Issues of GitHub, GitLab and Jira with their comments, as JSON',
  how: 'gh issue view NUMBER --json number,title,author,createdAt,closedAt,comments,url; glab issue view NUMBER --comments --output json',
  recognises: ({ files }) =>
    files.some(({ json }) => objectsIn(json, ENVELOPES).some(value => isIssue(value) || isComment(value))),
  read({ files }) {
    const values = files.flatMap(({ json }) => objectsIn(json, ENVELOPES))
    const read = values.filter(isIssue).flatMap(value => issue.safeParse(value).data ?? [])
    const loose = values.filter(isComment).flatMap(value => comment.safeParse(value).data ?? [])
    const parts = read.flatMap(one => {
      const { fields } = one
      const key = one.key ?? `#${one.number ?? one.iid}`
      const title = fields?.summary ?? one.title ?? ''
      const closed = one.closedAt ?? one.closed_at ?? fields?.resolutiondate
      const comments = fields?.comment?.comments ?? (Array.isArray(one.comments) ? one.comments : [])
      return [
        entryOf({
          id: `issue:${key}/opened`,
          time: one.createdAt ?? one.created_at ?? fields?.created,
          text: `Opened ${key}: ${title}`,
          author: nameOf(one.author ?? one.user ?? fields?.reporter),
          likely: 'the issue was opened',
        }),
        ...comments.map((said, i) => ofComment(said, key, i)),
        ...(closed
          ? [
              entryOf({
                id: `issue:${key}/closed`,
                time: closed,
                text: `Closed ${key}: ${title}`,
                likely: 'the issue was closed',
              }),
            ]
          : []),
      ]
    })
    const [first] = read
    const title = first?.fields?.summary ?? first?.title
    return importedOf(
      [...parts, ...loose.map((said, i) => ofComment(said, '', i))],
      [],
      title ? { title } : {},
    )
  },
}

const ofComment = ({ id, body, author, user, ...times }: z.infer<typeof comment>, key: string, i: number) =>
  entryOf({
    id: `issue:${key}/comment/${id ?? i}`,
    time: times.createdAt ?? times.created_at ?? times.created,
    text: body ?? '',
    author: nameOf(author ?? user),
  })
