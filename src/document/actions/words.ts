import { MONTH } from '../time/index.ts'
import { mentions, NAME } from './owners.ts'

/**
 * The owner that the words of an action name: `OWNER: Ann Lee`, `(@ann, …)`, `@ann: …`, `…, @ann`, `TODO(ann)`,
 * "assigned to Ann". A mention in the middle of a sentence is not an owner.
 */
export function ownerIn(title: string): string | null {
  const words = plainWords(title)
  const [, several] = LABELLED.exec(words) ?? []
  if (several !== undefined) return several
  const [, labelled] =
    /\b(?:owners?|assignees?|dri|responsible):\s*@?([^,;|()[\]]{1,60})/i.exec(words) ??
    /\bassigned to:?\s+@?([^,;|()[\]]{1,60})/i.exec(words) ??
    []
  if (labelled !== undefined) return untilNextLabel(labelled)
  const [, mentioned] =
    LEADING.exec(words) ??
    SET_OFF.exec(words) ??
    /^TODO\(@?([\w.-]{1,60})\)/i.exec(words) ??
    /\b[a-z]{2,20}ed(?: (?:by|to|for|with))? @([\w.-]{1,60})\W*$/i.exec(words) ??
    []
  return mentioned ?? null
}

const MENTIONED = mentions(NAME)
const LABELLED = new RegExp(
  String.raw`\b(?:owners?|assignees?|dri|responsible|assigned to):?\s+${MENTIONED}`,
  'iu',
)
const LEADING = new RegExp(String.raw`^${MENTIONED}(?=:|,| to | will |\s[–—-]\s)`, 'u')
const SET_OFF = new RegExp(String.raw`[(|,–—-]\s*${MENTIONED}\s*(?=$|[),;|.])`, 'u')

/** The name before the next label: "Bob" of "Bob. Due" and "Bob due by". */
function untilNextLabel(text: string): string | null {
  const [name = ''] = text.split(/\.(?:\s|$)|\s(?:due|eta|deadline|by|until|priority|status)\b|\s[–—-]\s/i, 1)
  return name.trim() || null
}

const ISO = String.raw`\d{4}-\d{2}-\d{2}`
const DAY = String.raw`${ISO}|(?:${MONTH})\.? \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4})?|\d{1,2}\.? (?:${MONTH})\b(?: \d{4})?|(?:end of )?Q[1-4](?: \d{4})?`
const LABELLED_DUE = new RegExp(
  String.raw`\b(?:due(?: date)?|deadline|eta|target(?: date)?):?\s+(?:by |on )?(${DAY})`,
  'i',
)
/** A date without "due": only an ISO date counts, since "by March 5 nodes" is not one. */
const BARE_DUE = new RegExp(String.raw`\b(?:by|until|before) (${ISO})\b|[,|(–—-]\s*(${ISO})\s*[).]?$`, 'i')

/** The due date in the words of an action, as written: `due: 2024-05-20`, `ETA May 20`, `by 2024-05-20`. */
export function dueIn(title: string): string | null {
  const words = plainWords(title)
  const bare = BARE_DUE.exec(words)
  return LABELLED_DUE.exec(words)?.[1] ?? bare?.[1] ?? bare?.[2] ?? null
}

const plainWords = (title: string): string => title.replace(/[*`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '')
