import type { FieldTerms, WriteUp } from '../collection/index.ts'

/** A postmortem of a site. */
export interface Entry {
  readonly of: WriteUp
  /** The address of its page, from the top of the site. */
  readonly address: string
  /** Its title without marks. */
  readonly title: string
  /** The first words of its summary; empty where it has none. */
  readonly summary: string
  readonly terms: FieldTerms
}

/** What a site is like. */
export interface SiteOptions {
  readonly name: string
  /** The code of the language of its own pages. */
  readonly language: string
  /** The address that it will have on the web, with a slash at its end; null where nobody has said. */
  readonly url: string | null
  readonly audience: 'internal' | 'public'
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** A file of a site. */
export interface SiteFile {
  /** From the top of the site, with `/` between names. */
  readonly address: string
  readonly text: string
}

/** Newest first; those without a date at the end. */
export const newestFirst = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted(
    (a, b) =>
      (b.of.date ?? '').localeCompare(a.of.date ?? '') ||
      (a.of.path < b.of.path ? -1 : a.of.path > b.of.path ? 1 : 0),
  )
