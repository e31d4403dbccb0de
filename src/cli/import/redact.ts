import type { Placed } from './place-entries.ts'

/** Entries with people by roles, and who is who. */
export interface Redacted {
  readonly entries: readonly Placed[]
  readonly people: ReadonlyMap<string, string>
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const roleOf = (i: number): string =>
  `Person ${i < LETTERS.length ? LETTERS[i] : `${LETTERS[i % LETTERS.length]}${Math.floor(i / LETTERS.length)}`}`

/** Replaces authors, and mentions of them, by roles in the order in which they appear. */
export function redacted(entries: readonly Placed[]): Redacted {
  const names = [...new Set(entries.flatMap(({ author }) => author ?? []))]
  const people = new Map(names.map((name, i) => [name, roleOf(i)]))
  // a longer name first: one may be the start of another
  const longest = names.toSorted((a, b) => b.length - a.length)
  const withoutNames = (text: string) =>
    longest.reduce(
      (now, name) =>
        now
          .split(`@${name}`)
          .join(people.get(name) ?? '')
          .split(name)
          .join(people.get(name) ?? ''),
      text,
    )
  return {
    entries: entries.map(entry => ({
      ...entry,
      author: entry.author === null ? null : (people.get(entry.author) ?? null),
      to: entry.to === null ? null : (people.get(entry.to) ?? 'somebody'),
      // somebody may be mentioned who says nothing
      text: withoutNames(entry.text).replace(/(^|\s)@[\w.-]+/g, '$1somebody'),
    })),
    people,
  }
}
