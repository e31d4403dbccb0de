import { Chalk } from 'chalk'
import inquirer from 'inquirer'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import { pickPrompt } from './pick-prompt.ts'
import type {
  Accepted,
  Choice,
  LineOptions,
  Prompter,
  Question,
  Remark,
  Reply,
  Surround,
  TextOptions,
} from './prompter.ts'
import { LEAVE, type Step, type TypedConfig, typedPrompt } from './typed-prompt.ts'
import { answerInEditor, commandIn } from './typing.ts'

/** Asks with menus, for a terminal that can move its cursor. */
export function terminalPrompter(host: Host, around: Surround): Prompter {
  const menus = menusOf(host, around)
  return {
    say: text => host.terminal.err(`${visible(text)}\n`),
    line: (question, options = {}) => askLine(menus, question, options),
    lines: (question, accept, remark) => askForLines(menus, question, accept, remark),
    text: (question, options) => askText(menus, question, options),
    choose: (question, choices) => choose(menus, question, choices),
    search: (question, find) => search(menus, question, find),
    chooseSome: ({ message }, choices) =>
      menus.ask({
        type: 'pick',
        message,
        choices: choices.map(choice => ({ short: choice.name, ...choice })),
        width: () => widthOf(host),
      }),
    confirm: ({ message }) => menus.ask({ type: 'confirm', message, default: true }),
  }
}

/** inquirer on the terminal of a host. */
interface Menus {
  readonly host: Host
  readonly around: Surround
  ask<T>(question: Record<string, unknown>): Promise<T>
  cancelled(cause?: unknown): PostmortemError
}

function menusOf(host: Host, around: Surround): Menus {
  const { input, output } = host.terminal.streams
  const prompt = inquirer.createPromptModule({ input, output })
  prompt.registerPrompt('typed', typedPrompt)
  prompt.registerPrompt('pick', pickPrompt)
  const cancelled = (cause?: unknown) =>
    new PostmortemError({ code: 'cancelled', kept: around.kept() }, cause === undefined ? {} : { cause })

  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    const leave = new AbortController()
    const ended = () => leave.abort()
    const onKey = (_: unknown, key?: { ctrl?: boolean; name?: string }) => {
      // typed lines handle it themselves: there it may delete a character
      if (key?.ctrl && key.name === 'd' && question.type !== 'typed') ended()
    }
    const undo = host.terminal.onTerminate(ended)
    input.once('end', ended)
    input.on('keypress', onKey)
    try {
      // inquirer types a question by its literal; this is the one place where they are made
      const asking = prompt([{ name: 'answer', ...question } as never]) as Promise<unknown> & {
        ui?: { close(): void }
      }
      const left = new Promise<never>((_, reject) => {
        leave.signal.addEventListener('abort', () => {
          asking.ui?.close()
          reject(cancelled())
        })
      })
      const { answer } = (await Promise.race([asking, left])) as { answer: T }
      return answer
    } catch (error) {
      if (error instanceof Error && /^(?:ExitPrompt|AbortPrompt|CancelPrompt)Error$/.test(error.name))
        throw cancelled(error)
      throw error
    } finally {
      undo()
      input.off('end', ended)
      input.off('keypress', onKey)
    }
  }
  return { host, around, ask, cancelled }
}

/** Columns of the window. */
function widthOf({ terminal }: Host): number {
  const { output } = terminal.streams
  return ('columns' in output && Number(output.columns)) || 80
}

/** A typed line, but for what the terminal adds to it. */
type TypedQuestion = Omit<TypedConfig, 'see' | 'width'>

/** @param unfinished receives the line that was being typed when the person left. */
async function type(
  { host, ask, cancelled }: Menus,
  config: TypedQuestion,
  unfinished?: (line: string) => void,
): Promise<unknown> {
  let typing = ''
  const see = (line: string) => {
    typing = line
  }
  try {
    const stopped = await ask<unknown>({ type: 'typed', ...config, see, width: () => widthOf(host) })
    if (stopped === LEAVE) throw cancelled()
    return stopped
  } catch (error) {
    if (typing.trim()) unfinished?.(typing)
    throw error
  }
}

/** The step of a line that is a command; null for an answer. */
function commandStep(line: string, question: Question, around: Surround): Step | null {
  const found = commandIn(line, question, around)
  return found === null || 'show' in found ? found : { stop: found }
}

async function askLine(
  menus: Menus,
  question: Question,
  { initial, check, remark, list }: LineOptions,
): Promise<Reply<string>> {
  const stopped = await type(menus, {
    message: question.message,
    hint: initial ? visible(initial) : hintOf(question),
    single: true,
    ...(remark && { remark }),
    ...(list && { list }),
    accept(typed) {
      const away = commandStep(typed, question, menus.around)
      if (away) return away
      const answer = typed.trim() || (initial ?? '')
      const problem = check?.(answer)
      return problem === undefined ? { stop: { value: answer } } : { problem }
    },
  })
  return stopped as Reply<string>
}

async function askForLines(
  menus: Menus,
  question: Question,
  accept: (line: string) => Accepted,
  remark?: Remark,
): Promise<Reply<null>> {
  const { host, around } = menus
  const stopped = await type(
    menus,
    {
      message: question.message,
      hint: `empty line to finish${hintOf(question, ', ')}`,
      single: false,
      ...(remark && { remark }),
      accept: line => commandStep(line, question, around) ?? accept(line),
    },
    line => {
      const accepted = commandIn(line, question, around) ? { problem: '' } : accept(line)
      if ('problem' in accepted) host.terminal.err(`\nNot saved: ${visible(line)}\n`)
    },
  )
  return goOf(stopped) ?? { value: null }
}

async function askText(menus: Menus, question: Question, options: TextOptions): Promise<Reply<string>> {
  const { terminal } = menus.host
  const { keep, current = '', remark } = options
  const typed: string[] = []
  const ends = current ? 'empty line to keep the current text' : 'empty line to finish'
  const config: TypedQuestion = {
    message: question.message,
    hint: `${ends}${terminal.editor ? ', :e for your editor' : ''}${hintOf(question, ', ')}`,
    single: false,
    ...(remark && { remark }),
    accept(line) {
      if (line.trim() === ':e' && terminal.editor !== null) return { stop: 'edit' }
      const away = commandStep(line, question, menus.around)
      if (away) return away
      typed.push(line)
      keep(typed.join('\n').trim())
      return { echo: line }
    },
    emptyLine: () => typed.push(''),
  }
  const stopped = await type(menus, config, line => keep([...typed, line].join('\n').trim()))
  if (stopped === 'edit') {
    const chalk = new Chalk({ level: terminal.color.err })
    const complain = (problem: string) => terminal.err(chalk.yellow(`${visible(problem)}\n`))
    return answerInEditor(menus.host, typed, options, complain, rest => askText(menus, question, rest))
  }
  return goOf(stopped) ?? { value: typed.join('\n').trim() || current }
}

async function choose<T>(menus: Menus, question: Question, choices: readonly Choice<T>[]): Promise<Reply<T>> {
  for (;;) {
    const chosen = await menus.ask<Reply<T> | 'help'>({
      type: 'select',
      message: question.message,
      choices: [
        ...choices.map(({ name, value }) => ({ name: visible(name), value: { value } })),
        ...waysOf(question),
      ],
      pageSize: MENU_AT_MOST,
      loop: false,
    })
    if (chosen !== 'help') return chosen
    const help = question.example ? `${question.why} Example: ${question.example}` : (question.why ?? '')
    menus.host.terminal.err(`${visible(help)}\n`)
  }
}

async function search(
  { ask }: Menus,
  { message }: Question,
  find: (term: string) => readonly string[],
): Promise<Reply<string>> {
  const found = await ask<string>({
    type: 'search',
    message,
    source: (term: string | undefined) =>
      (term?.startsWith(':') ? [':back'] : find(term ?? '')).map(name => ({ name, value: name })),
  })
  return found === ':back' ? { go: 'back' } : { value: found }
}

/** Lines of a menu; more scroll. */
const MENU_AT_MOST = 14

const hintOf = ({ why }: Question, before = '') => (why ? `${before}? for help` : '')

/** The entries below the answers of a menu; none for a question without help. */
const waysOf = ({ why }: Question): readonly Choice<Reply<never> | 'help'>[] =>
  why
    ? [
        { name: '← back', value: { go: 'back' } },
        { name: '→ skip this question', value: { go: 'skip' } },
        { name: '■ end the questions', value: { go: 'finish' } },
        { name: '? why this is asked', value: 'help' },
      ]
    : []

const goOf = (stopped: unknown): Reply<never> | null =>
  typeof stopped === 'object' && stopped !== null && 'go' in stopped ? (stopped as Reply<never>) : null
