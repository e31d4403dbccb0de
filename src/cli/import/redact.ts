import type { Placed } from './place-entries.ts'

/** Entries with people by roles, and who is who. */
export interface Redacted {
  readonly entries: readonly Placed[]
  readonly people: ReadonlyMap<string, string>
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const roleOf = (i: number): string =>
  `Person ${i < LETTERS.length ? LETTERS[i] : `${LETTERS[i % LETTERS.length]}${Math.floor(i / LETTERS.length)}`}`

/**
 * Replaces authors, and mentions of them, by roles in the order in which they appear.
 *
 * @param all the entries whose authors are known, also those that are not taken.
 * @param text of the postmortem, whose roles are other people.
 */
export function redacted(entries: readonly Placed[], all: readonly Placed[], text: string): Redacted {
  const authors = (some: readonly Placed[]) =>
    some.flatMap(({ author, to }) => [author ?? [], to ?? []].flat())
  const names = [...new Set([...authors(entries), ...authors(all)])]
  let next = 0
  const freeRole = () => {
    while (text.includes(roleOf(next))) next++
    return roleOf(next++)
  }
  const people = new Map(names.map(name => [name, freeRole()]))
  // a longer name first: one may be the start of another
  const longest = names.toSorted((a, b) => b.length - a.length)
  const patterns = longest.map(name => ({
    pattern: new RegExp(
      `@?(?<![\\p{L}\\p{N}])${name.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}(?![\\p{L}\\p{N}])`,
      'gu',
    ),
    role: people.get(name) ?? '',
  }))
  const withoutNames = (words: string) =>
    patterns
      .reduce((now, { pattern, role }) => now.replace(pattern, role), words)
      // somebody may be mentioned who says nothing
      .replace(/(^|\s)@[\w.-]+/g, '$1somebody')
  const made = entries.map(entry => ({
    ...entry,
    author: entry.author === null ? null : (people.get(entry.author) ?? null),
    to: entry.to === null ? null : (people.get(entry.to) ?? 'somebody'),
    text: withoutNames(entry.text),
  }))
  const shown = made.map(({ author, to, text }) => `${author} ${to} ${text}`).join('\n')
  return {
    entries: made,
    people: new Map([...people].filter(([, role]) => new RegExp(`${role}(?!\\d)`).test(shown))),
  }
}
