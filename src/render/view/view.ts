import type { SectionKind } from '../../document/index.ts'
import type { Picture } from '../pictures/index.ts'
import type { Words } from './words.ts'

/** Writes parts of a document in one format. */
export interface Writer<Text> {
  /** A plain text. */
  text(plain: string): Text
  /** One line of Markdown. */
  inline(markdown: string): Text
  /** Markdown below a heading of the level. */
  blocks(markdown: string, headingLevel: number): Text
  /** Markdown inside of a list item. */
  nested(markdown: string): Text
  /** A picture; null where the format has none. */
  picture(picture: Picture): Text | null
}

/** A name with its value: a milestone or a duration. */
export interface Fact<Text> {
  readonly name: Text
  readonly value: Text
}

/** An event in a page. */
export interface EventView<Text> {
  readonly id: string
  /** `06:55`, or as written where it is less exact; empty where the heading above has all that is known. */
  readonly time: Text
  /** RFC 3339 for `<time datetime>`; null where unknown. */
  readonly datetime: string | null
  readonly text: Text
  readonly details: Text | null
}

/** The events below one heading of a timeline. */
export interface EventGroup<Text> {
  /** A day or the name of a phase; null for events that need none. */
  readonly name: Text | null
  readonly intro: Text | null
  readonly events: readonly EventView<Text>[]
}

/** An action item in a page. */
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
  /** Whether it is known not to be done. */
  readonly open: boolean
  /** All of these on one line, in the format's own notation; null where nothing is known. */
  readonly tail: Text | null
  readonly details: Text | null
}

/** The action items below one heading. */
export interface ActionGroup<Text> {
  readonly name: Text | null
  readonly actions: readonly ActionView<Text>[]
}

/** A section in a page. */
export interface SectionView<Text> {
  readonly kind: SectionKind | null
  readonly id: string
  /** Null for a section without heading. */
  readonly heading: Text | null
  /** The heading without markup. */
  readonly name: Text | null
  /** Whether it is a part of the previous section, below its heading. */
  readonly part: boolean
  /** The text of the section besides its events or actions. */
  readonly body: Text | null
  readonly timeline: { readonly note: Text | null; readonly groups: readonly EventGroup<Text>[] } | null
  readonly actions: readonly ActionGroup<Text>[] | null
  /** The drawing of the timeline or the actions; null where an earlier section has it. */
  readonly picture: Text | null
  /** The text below the actions. */
  readonly after: Text | null
  /** A note on the number of actions that a brief page omits; null where it has all. */
  readonly more: Text | null
}

/** The data that a template can use. */
export interface View<Text> {
  /** The version of the view, which a template can require. */
  readonly version: number
  readonly title: Text
  /** The document's own heading, where it differs from the title of its front matter. */
  readonly subtitle: Text | null
  readonly date: Text | null
  /** When customers felt it: day, clocks with zone and UTC, length; the date where its start is not known. */
  readonly when: Text | null
  readonly status: Text | null
  readonly draft: boolean
  readonly severity: Text | null
  readonly services: Text | null
  /** All authors on one line. */
  readonly authors: Text | null
  /** `By …` */
  readonly byline: Text | null
  /** Who signs, one by one: the authors where nobody else is named. */
  readonly signature: readonly Text[]
  /** Whose report it is. */
  readonly organization: Text | null
  /** The day of publication. */
  readonly published: Text | null
  /** A link to the full report. */
  readonly report: Text | null
  /** `Subject: …`, for an e-mail. */
  readonly subject: Text
  /** The addresses at which readers reach the team, from the config. */
  readonly contact: Text | null
  /** The beginning of the summary as plain text. */
  readonly description: string
  /** The state of the incident, in one word; empty where it is not known. */
  readonly state: string
  readonly kicker: string
  readonly language: string
  readonly direction: string
  /** The labels and phrases of the built-in templates: templates/words. */
  readonly words: Words
  readonly pictures: {
    readonly incident: Text | null
    readonly timeline: Text | null
    readonly schedule: Text | null
  }
  /** Date, severity, services, status and authors. */
  readonly facts: readonly Fact<Text>[]
  readonly milestones: readonly Fact<Text>[]
  readonly durations: readonly Fact<Text>[]
  readonly sections: readonly SectionView<Text>[]
  /** The headings of a long page, with the ids of their sections; empty for a short one. */
  readonly contents: readonly { readonly id: string; readonly name: Text }[]
}

/** The arrangement of sections in a template. Only a brief one omits any. */
export interface Arrangement {
  /** The order of known sections; others follow in the order of the document. */
  readonly order: readonly SectionKind[]
  /** The page's own headings; null for a section without heading. */
  headings?(words: Words): OwnHeadings
  /** Headings that are questions, each answered by several sections. */
  questions?(words: Words): readonly Question[]
  /** The limit of a brief page in characters, and its sections. */
  readonly brief?: { readonly characters: number; readonly kinds: readonly SectionKind[] }
}

/** A template's headings; also of actions that are all done, and of a timeline over days. */
export type OwnHeadings = Readonly<
  Partial<Record<SectionKind | 'actions_done' | 'timeline_long', string | null>>
>

/** A heading with the kinds of sections below it. */
export interface Question {
  readonly heading: string
  readonly kinds: readonly (SectionKind | 'customers')[]
}

/** The part of a document that a brief page has. */
export interface Cut {
  readonly kinds: readonly SectionKind[]
  /** The most actions, open ones first. */
  readonly actions: number
  /** The number of blocks of each section. */
  readonly blocks: number
  /** The number of characters of each section; null for no limit. */
  readonly characters: number | null
}
