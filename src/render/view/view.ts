import type { SectionKind } from '../../document/index.ts'
import type { Picture } from '../pictures/pictures.ts'
import type { Words } from './words.ts'

/** Turns pieces of a document into what stands in a page of one format. */
export interface Writer<Text> {
  /** A plain text. */
  text(plain: string): Text
  /** One line of Markdown. */
  inline(markdown: string): Text
  /** Markdown that stands below a heading of a level. */
  blocks(markdown: string, headingLevel: number): Text
  /** Markdown that belongs to a list item. */
  nested(markdown: string): Text
  /** A drawing in the form that suits; null where the format has none. */
  picture(picture: Picture): Text | null
}

export interface Fact<Text> {
  readonly name: Text
  readonly value: Text
}

export interface EventView<Text> {
  readonly id: string
  /** `06:55`, or as written where that is vaguer; empty where the heading above says all that is known. */
  readonly time: Text
  /** RFC 3339 for `<time datetime>`; null where unknown. */
  readonly datetime: string | null
  readonly text: Text
  readonly details: Text | null
}

export interface EventGroup<Text> {
  /** A day or the name of a phase; null for events that need none. */
  readonly name: Text | null
  readonly intro: Text | null
  readonly events: readonly EventView<Text>[]
}

export interface ActionView<Text> {
  readonly title: Text
  readonly owner: Text | null
  readonly start: Text | null
  readonly due: Text | null
  readonly type: Text | null
  readonly priority: Text | null
  readonly ticket: Text | null
  readonly state: Text | null
  readonly done: boolean
  /** All of these on one line, in the format's own notation; null where nothing is known. */
  readonly tail: Text | null
  readonly details: Text | null
}

export interface ActionGroup<Text> {
  readonly name: Text | null
  readonly actions: readonly ActionView<Text>[]
}

export interface SectionView<Text> {
  readonly kind: SectionKind | null
  readonly id: string
  /** Null for what needs no heading. */
  readonly heading: Text | null
  /** Whether it stands below the heading of the section before, as a part of that. */
  readonly part: boolean
  /** What the section says besides its events or actions. */
  readonly body: Text | null
  readonly timeline: { readonly note: Text | null; readonly groups: readonly EventGroup<Text>[] } | null
  readonly actions: readonly ActionGroup<Text>[] | null
  /** Of a brief page: how many actions it leaves out; null where it tells all. */
  readonly more: Text | null
}

/** All that a template sees of a document. */
export interface View<Text> {
  /** Of the view: a template may ask for one. */
  readonly version: number
  readonly title: Text
  /** The document's own heading, where it differs from the title of its front matter. */
  readonly subtitle: Text | null
  readonly date: Text | null
  readonly status: Text | null
  readonly draft: boolean
  readonly severity: Text | null
  readonly services: Text | null
  /** On one line. */
  readonly authors: Text | null
  /** `By …` */
  readonly byline: Text | null
  /** Each by itself, to sign with. */
  readonly signature: readonly Text[]
  /** `Subject: …`, for an e-mail. */
  readonly subject: Text
  /** How readers reach the house, by the config. */
  readonly contact: Text | null
  /** What the summary says first, as plain text. */
  readonly description: string
  /** How the incident stands, in one word; empty where the document does not say. */
  readonly state: string
  readonly kicker: string
  readonly language: string
  readonly direction: string
  /** All that the built-in templates say themselves: templates/words. */
  readonly words: Words
  readonly pictures: {
    readonly incident: Text | null
    readonly timeline: Text | null
    readonly schedule: Text | null
  }
  readonly milestones: readonly Fact<Text>[]
  readonly durations: readonly Fact<Text>[]
  readonly sections: readonly SectionView<Text>[]
}

/** How a template arranges the sections of any document. None is ever left out, but by one that is brief. */
export interface Arrangement {
  /** Known sections in the order of the page; the others follow as they stand in the document. */
  readonly order: readonly SectionKind[]
  /** Headings of the page's own; null for none. */
  headings?(words: Words): Readonly<Partial<Record<SectionKind, string | null>>>
  /** Headings that several sections stand below, the first answering it. */
  questions?(words: Words): readonly Question[]
  /** Characters at most, and the sections that are told within them. */
  readonly brief?: { readonly characters: number; readonly kinds: readonly SectionKind[] }
}

export interface Question {
  readonly heading: string
  readonly kinds: readonly (SectionKind | 'customers')[]
}

/** What is told of a document where not all of it can be. */
export interface Cut {
  readonly kinds: readonly SectionKind[]
  /** Blocks, or actions, of each section. */
  readonly blocks: number
  /** Of each section's words; null for all of them. */
  readonly characters: number | null
}
