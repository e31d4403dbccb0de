import { PostmortemError } from '../errors.ts'
import type { Host } from '../host/index.ts'

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

const nothingAround: Surround = { kept: () => null, preview: () => null }

/** One for the terminal at hand: with menus, or plain where somebody listens to it or redraws would be garbage. */
export async function prompterOf(
  host: Host,
  {
    plain = host.plain,
    around = nothingAround,
  }: { readonly plain?: boolean; readonly around?: Surround } = {},
): Promise<Prompter> {
  if (plain) {
    const { plainPrompter } = await import('./ask-plain.ts')
    return plainPrompter(host, around)
  }
  const { terminalPrompter } = await import('./ask-terminal.ts')
  return terminalPrompter(host, around)
}

/** The answer to a question that stands alone: who goes back from it leaves. */
export function answerOf<T>(reply: Reply<T>): T {
  if ('value' in reply) return reply.value
  throw new PostmortemError({ code: 'cancelled', kept: null })
}

/** Longer than a terminal takes between two lines of a paste, shorter than a person. */
export const PASTE_MS = 80

/**
 * What was typed so far, in the editor; where that fails the question is asked again for the rest.
 *
 * @param again asks for it.
 */
export async function answerInEditor(
  host: Host,
  typed: readonly string[],
  { keep, current = '', remark }: TextOptions,
  complain: (problem: string) => void,
  again: (options: TextOptions) => Promise<Reply<string>>,
): Promise<Reply<string>> {
  const withMore = (more: string) => [...typed, more].join('\n').trim()
  try {
    return { value: host.edit(typed.join('\n').trim() || current).trim() }
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
    complain(error.message)
    const more = await again({ keep: soFar => keep(withMore(soFar)), ...(remark && { remark }) })
    return 'value' in more ? { value: withMore(more.value) || current } : more
  }
}

/** What a line says that is no answer: where to go, or something to show before the question is asked again. */
export type Command = { readonly go: Way } | { readonly show: string }

/** The words that a question takes besides answers. */
export function commandIn(line: string, question: Question, around: Surround): Command | null {
  const word = line.trim()
  if (word === '?') return { show: helpOf(question) }
  if (!word.startsWith(':')) return null
  const name = word.slice(1)
  if (question.another && name === question.another.name) return { go: 'another' }
  switch (name) {
    case 'b':
    case 'back':
      return { go: 'back' }
    case 's':
    case 'skip':
      return { go: 'skip' }
    case 'd':
    case 'done':
      return { go: 'finish' }
    case 'p':
    case 'preview':
      return { show: around.preview() ?? 'There is no file yet.' }
    default:
      // no answer begins so, but a slip of the finger does
      return /^[a-z]+$/.test(name) ? { show: `There is no ${word} here.\n${helpOf(question)}` } : null
  }
}

function helpOf({ why, example, another }: Question): string {
  return [
    ...(why ? [why] : []),
    ...(example ? [`Such as: ${example}`] : []),
    ...(another ? [`:${another.name} ${another.does}`] : []),
    ':back goes to the question before, :skip leaves this one, :preview shows the file, :done ends the questions.',
  ].join('\n')
}
