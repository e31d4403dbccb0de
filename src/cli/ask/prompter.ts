/** A question, and help for it. */
export interface Question {
  readonly message: string
  readonly why?: string
  readonly example?: string
  /** Another way to answer: its name, typed after a colon, and what it does. */
  readonly another?: { readonly name: string; readonly does: string }
}

/** An answer, or where to go instead. */
export type Reply<T> = { readonly value: T } | Away

/** A move instead of an answer: to the previous question, past this one, past all, or to another way to answer. */
export interface Away {
  readonly go: 'back' | 'skip' | 'finish' | 'another'
}

export interface Choice<T> {
  readonly name: string
  readonly value: T
}

/** The result of a typed line: how it was read, or why it was not. */
export type Accepted = { readonly echo: string } | { readonly problem: string }

/** A remark on a line while it is typed; undefined if there is nothing to remark. */
export type Remark = (line: string) => string | undefined

export interface LineOptions {
  /** The value of an empty line. */
  readonly initial?: string
  /** The problem of the line; undefined if there is none. */
  check?(line: string): string | undefined
  readonly remark?: Remark
  /** What can be typed, shown while the line is typed. */
  readonly list?: readonly string[]
}

export interface TextOptions {
  /** Called with the text so far after each line, so that leaving loses nothing. */
  keep(soFar: string): void
  /** The current text: an empty first line keeps it. */
  readonly current?: string
  readonly remark?: Remark
}

/**
 * Asks a person. Tests have a prompter that answers from a list.
 *
 * Each question throws `cancelled` when the person leaves (Ctrl-C, Ctrl-D, a closed terminal).
 */
export interface Prompter {
  line(question: Question, options?: LineOptions): Promise<Reply<string>>
  /** Asks for lines typed in place, or any text in the editor. A paste may contain empty lines. */
  text(question: Question, options: TextOptions): Promise<Reply<string>>
  /** Asks for lines until an empty one; each is taken as soon as it is entered. */
  lines(question: Question, accept: (line: string) => Accepted, remark?: Remark): Promise<Reply<null>>
  choose<T>(question: Question, choices: readonly Choice<T>[]): Promise<Reply<T>>
  search(question: Question, find: (term: string) => readonly string[]): Promise<Reply<string>>
  /** Asks for any number of the choices. The short name is shown once it is chosen. */
  chooseSome<T>(
    question: Question,
    choices: readonly (Choice<T> & { readonly chosen: boolean; readonly short?: string })[],
  ): Promise<readonly T[]>
  /** Asks yes or no; an empty line means yes. */
  confirm(question: Question): Promise<boolean>
  /** Prints something between two questions. */
  say(text: string): void
}

/** The file that a prompter can show besides its questions. */
export interface Surround {
  /** The file that has the answers so far, for the message when the person leaves. */
  kept(): string | null
  /** The current text of the postmortem; null if there is none yet. */
  preview(): string | null
}
