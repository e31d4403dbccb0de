/** A question, and what can be told to somebody who does not know what to answer. */
export interface Question {
  readonly message: string
  readonly why?: string
  readonly example?: string
  /** Another way to answer: its name, typed behind a colon, and what it does. */
  readonly another?: { readonly name: string; readonly does: string }
}

/** An answer, or where to go instead. */
export type Reply<T> = { readonly value: T } | { readonly go: Way }

/** Instead of an answer: to the question before, past this one, past all of them, or to its other way of asking. */
export type Way = 'back' | 'skip' | 'finish' | 'another'

export interface Choice<T> {
  readonly name: string
  readonly value: T
}

/** What became of a line that was typed: what it was understood as, or why it was not. */
export type Accepted = { readonly echo: string } | { readonly problem: string }

/** A gentle word on a line, while it is typed; undefined where there is none to say. */
export type Remark = (line: string) => string | undefined

export interface LineOptions {
  /** What an empty line stands for. */
  readonly initial?: string
  /** What is wrong with the line. */
  check?(line: string): string | undefined
  readonly remark?: Remark
}

export interface TextOptions {
  /** Is given what there is so far after each line, so that leaving loses nothing. */
  keep(soFar: string): void
  /** What is there already: an empty first line leaves it. */
  readonly current?: string
  readonly remark?: Remark
}

/**
 * All that asks a person. Tests have one of their own that answers from a list.
 *
 * Each throws `cancelled` when the person leaves (Ctrl-C, Ctrl-D, a closed terminal).
 */
export interface Prompter {
  line(question: Question, options?: LineOptions): Promise<Reply<string>>
  /** Lines typed in place, or any text in the editor. A paste may have empty lines in it. */
  text(question: Question, options: TextOptions): Promise<Reply<string>>
  /** Line after line until an empty one; each is taken as soon as it is entered. */
  lines(question: Question, accept: (line: string) => Accepted, remark?: Remark): Promise<Reply<null>>
  choose<T>(question: Question, choices: readonly Choice<T>[]): Promise<Reply<T>>
  search(question: Question, find: (term: string) => readonly string[]): Promise<Reply<string>>
  /** Any of some choices, perhaps none. */
  chooseSome<T>(
    question: Question,
    choices: readonly (Choice<T> & { readonly chosen: boolean })[],
  ): Promise<readonly T[]>
  /** Yes or no; an empty line is yes. */
  confirm(question: Question): Promise<boolean>
  /** Show something between two questions. */
  say(text: string): void
}

/** What a prompter tells of besides its questions. */
export interface Surround {
  /** The file that has the answers so far, for the message when the person leaves. */
  kept(): string | null
  /** The postmortem as it stands; null where there is none yet. */
  preview(): string | null
}
