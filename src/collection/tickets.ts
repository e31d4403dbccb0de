import * as z from 'zod/mini'

// What `gh issue list --json number,url,state`, `glab issue list --output json`, Jira's search and Linear's API say of tickets.

/** A ticket of a tracker. */
export interface Ticket {
  /** What names it in a text: its address, `OPS-12`, `owner/name#12`, `#12`. */
  readonly names: readonly string[]
  readonly isDone: boolean
}

const github = z.object({ number: z.number(), url: z.string(), state: z.string() })
const gitlab = z.object({ iid: z.number(), web_url: z.string(), state: z.string() })
const jira = z.object({
  key: z.string(),
  fields: z.object({
    status: z.object({ name: z.string(), statusCategory: z.nullish(z.object({ key: z.string() })) }),
  }),
})
const linear = z.object({
  identifier: z.string(),
  url: z.nullish(z.string()),
  state: z.object({ type: z.string() }),
})

/** The tickets of a tracker's JSON; null where it is of none that is known. */
export function ticketsIn(json: unknown): readonly Ticket[] | null {
  const list = listIn(json)
  const tickets = list?.map(ticketOf)
  return tickets?.every(ticket => ticket !== null) ? tickets : null
}

function listIn(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json
  if (typeof json !== 'object' || json === null) return null
  for (const key of ['issues', 'nodes', 'data'])
    if (Object.hasOwn(json, key)) return listIn((json as Record<string, unknown>)[key])
  return null
}

function ticketOf(value: unknown): Ticket | null {
  const ofGithub = github.safeParse(value).data
  if (ofGithub) {
    const [, repository] = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\//.exec(ofGithub.url) ?? []
    const number = `#${ofGithub.number}`
    return {
      names: [ofGithub.url, number, ...(repository ? [`${repository}${number}`] : [])],
      isDone: ofGithub.state.toUpperCase() === 'CLOSED',
    }
  }
  const ofGitlab = gitlab.safeParse(value).data
  if (ofGitlab) return { names: [ofGitlab.web_url, `#${ofGitlab.iid}`], isDone: ofGitlab.state === 'closed' }
  const ofJira = jira.safeParse(value).data
  if (ofJira) {
    const { status } = ofJira.fields
    return { names: [ofJira.key], isDone: status.statusCategory?.key === 'done' }
  }
  const ofLinear = linear.safeParse(value).data
  if (!ofLinear) return null
  const { identifier, url, state } = ofLinear
  return { names: [identifier, ...(url ? [url] : [])], isDone: state.type === 'completed' }
}

/** Whether an action's ticket, as it is written, is this one. */
export function isTicket(written: string, { names }: Ticket): boolean {
  const [, words = '', address = ''] = /^\[([^\]]*)\]\(([^()\s]+)\)$/.exec(written) ?? []
  const parts = [written, words, address].map(part => part.replace(/^<|>$/g, '').replace(/\/$/, ''))
  const key = /\/browse\/([A-Z][A-Z0-9_]*-\d+)$/.exec(parts.at(-1) || written)?.[1]
  return names.some(name => parts.includes(name.replace(/\/$/, '')) || name === key)
}
