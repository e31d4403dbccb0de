import type { SectionKind } from '../document/index.ts'

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
}

export interface Fact<Text> {
  readonly name: Text
  readonly value: Text
}

export interface EventView<Text> {
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
  /** What the section says besides its events or actions. */
  readonly body: Text | null
  readonly timeline: { readonly note: Text | null; readonly groups: readonly EventGroup<Text>[] } | null
  readonly actions: readonly ActionGroup<Text>[] | null
}

/** All that a template sees of a document. */
export interface View<Text> {
  readonly title: Text
  /** The document's own heading, where it differs from the title of its front matter. */
  readonly subtitle: Text | null
  readonly date: Text | null
  readonly status: Text | null
  readonly draft: boolean
  readonly severity: Text | null
  readonly services: Text | null
  readonly authors: Text | null
  readonly milestones: readonly Fact<Text>[]
  readonly durations: readonly Fact<Text>[]
  readonly sections: readonly SectionView<Text>[]
}

/** How a template arranges the sections of any document. None is ever left out. */
export interface Arrangement {
  /** Known sections in the order of the page; the others follow as they stand in the document. */
  readonly order: readonly SectionKind[]
  /** Headings of the page's own; null for none. */
  readonly headings: Readonly<Partial<Record<SectionKind, string | null>>>
}
