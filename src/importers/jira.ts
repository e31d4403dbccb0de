import * as z from 'zod/mini'
import { type Entry, entryOf, type Importer, importedOf, onlyOf, type Skipped } from './entry.ts'
import { issueEntries } from './issue-entries.ts'
import { isFields, objectsIn } from './objects.ts'

// https://developer.atlassian.com/cloud/jira/platform/rest/v3: issues with their comments, expanded with their changelog.

const person = z.nullish(z.object({ displayName: z.nullish(z.string()) }))

const comment = z.object({ id: z.string(), created: z.string(), author: person, body: z.unknown() })

const change = z.object({
  field: z.string(),
  fromString: z.nullish(z.string()),
  // where there is none, reading it gives that of every object
  toString: z.catch(z.nullish(z.string()), null),
})

const issue = z.object({
  key: z.string().check(z.regex(/^[A-Z][A-Z0-9_]*-\d+$/)),
  fields: z.nullish(
    z.object({
      summary: z.nullish(z.string()),
      created: z.nullish(z.string()),
      resolutiondate: z.nullish(z.string()),
      reporter: person,
      comment: z.nullish(z.object({ comments: z.array(comment) })),
    }),
  ),
  changelog: z.nullish(
    z.object({
      histories: z.array(
        z.object({ id: z.string(), created: z.string(), author: person, items: z.array(change) }),
      ),
    }),
  ),
})
type Issue = z.infer<typeof issue>

const issuesIn = (json: unknown): readonly Issue[] =>
  objectsIn(json, ['issues', 'issue']).flatMap(value =>
    'fields' in value || 'changelog' in value ? (issue.safeParse(value).data ?? []) : [],
  )

export const jira: Importer = {
  name: 'jira',
  title: 'Jira: an issue with its comments and its changelog, as JSON',
  how: 'The API: GET /rest/api/3/issue/KEY?expand=changelog',
  recognises: ({ files }) => files.some(({ json }) => issuesIn(json).length > 0),
  read({ files }) {
    const issues = files.flatMap(({ json }) => issuesIn(json))
    const title = onlyOf(issues)?.fields?.summary
    return importedOf(issues.flatMap(entriesOf), [], title ? { title } : {})
  },
}

function entriesOf({ key, fields, changelog }: Issue): readonly (Entry | Skipped)[] {
  const opened = fields?.created
    ? issueEntries('jira', {
        key,
        title: fields.summary ?? '',
        opened: fields.created,
        closed: fields.resolutiondate,
        author: fields.reporter?.displayName,
      })
    : []
  const said = (fields?.comment?.comments ?? []).map(({ id, created, author, body }) =>
    entryOf({
      id: `jira:${key}/comment/${id}`,
      time: created,
      text: textOf(body),
      author: author?.displayName,
    }),
  )
  const changed = (changelog?.histories ?? []).flatMap(({ id, created, author, items }) =>
    items.map((item, i) => ofChange(`${key}/change/${id}/${i}`, created, author?.displayName, item)),
  )
  return [...opened, ...said, ...changed]
}

/** The fields whose changes are events; the others are about the tracker. */
const TELLING = /^(?:status|priority|severity|assignee|resolution)$/i

function ofChange(
  id: string,
  time: string,
  author: string | null | undefined,
  { field, ...values }: z.infer<typeof change>,
): Entry | Skipped {
  const [from, to] = [values.fromString, values.toString].map(value => value || 'none')
  const text = `${field}: ${from} → ${to}`
  if (!TELLING.test(field)) return { reason: 'of the tracker itself', text }
  const likely = /^status$/i.test(field) ? 'a change of state' : null
  return entryOf({ id: `jira:${id}`, time, text, author, likely })
}

/** Deeper documents are cut: no comment is. */
const DEEPEST = 50

/** The words of a comment: a text, or a document of version 3 of the API. */
function textOf(body: unknown, depth = 0): string {
  if (typeof body === 'string') return body
  if (Array.isArray(body)) return body.map(part => textOf(part, depth)).join('')
  if (!isFields(body) || depth > DEEPEST) return ''
  const { type, text, attrs, content } = body
  if (typeof text === 'string') return text
  if (type === 'hardBreak') return '\n'
  if ((type === 'mention' || type === 'emoji') && isFields(attrs)) return String(attrs.text ?? '')
  const inside = textOf(content ?? [], depth + 1)
  return type === 'paragraph' || type === 'heading' || type === 'listItem' ? `${inside}\n` : inside
}
