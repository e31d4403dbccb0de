import { type Entry, entryOf, type Skipped } from './entry.ts'

/** An issue of a tracker. */
export interface TrackedIssue {
  /** `#12`, `OPS-12`. */
  readonly key: string
  readonly title: string
  /** The times as the tracker has them. */
  readonly opened: string | null | undefined
  readonly closed: string | null | undefined
  readonly author: string | null | undefined
}

/** That an issue was opened and closed. */
export function issueEntries(
  tracker: string,
  { key, title, opened, closed, author }: TrackedIssue,
): readonly (Entry | Skipped)[] {
  const part = (name: string, word: string, time: string | null | undefined) =>
    entryOf({
      id: `${tracker}:${key}/${name}`,
      time,
      text: `${word} ${key}: ${title}`,
      author: name === 'opened' ? author : null,
      likely: `the issue was ${name}`,
    })
  return [part('opened', 'Opened', opened), ...(closed ? [part('closed', 'Closed', closed)] : [])]
}
