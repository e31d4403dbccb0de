import {
  createPrompt,
  isBackspaceKey,
  isEnterKey,
  makeTheme,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from '@inquirer/core'
import { Chalk } from 'chalk'
import inquirer from 'inquirer'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import type { Accepted, Choice, Prompter, Question, Remark, Reply, Surround } from './prompter.ts'
import { answerInEditor, commandIn, PASTE_MS } from './typing.ts'

/** Questions with menus, for a terminal that can move its cursor. */
export function terminalPrompter(host: Host, around: Surround): Prompter {
  const { input, output } = host.terminal.streams
  const chalk = new Chalk({ level: host.terminal.color.err })
  const prompt = inquirer.createPromptModule({ input, output })
  prompt.registerPrompt('typed', typedPrompt)
  const cancelled = (cause?: unknown) =>
    new PostmortemError({ code: 'cancelled', kept: around.kept() }, cause === undefined ? {} : { cause })

  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    const leave = new AbortController()
    const ended = () => leave.abort()
    const onKey = (_: unknown, key?: { ctrl?: boolean; name?: string }) => {
      // typed lines see to it themselves: there it may delete a character
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

  /** @param unfinished is given the line that was being typed when the person left. */
  async function type(config: TypedConfig, unfinished?: (line: string) => void): Promise<unknown> {
    let typing = ''
    const see = (line: string) => {
      typing = line
    }
    try {
      const stopped = await ask<unknown>({ type: 'typed', ...config, see })
      if (stopped === LEAVE) throw cancelled()
      return stopped
    } catch (error) {
      if (typing.trim()) unfinished?.(typing)
      throw error
    }
  }

  /** What a line is that is no answer; null for an answer. */
  const command = (line: string, question: Question): Step | null => {
    const found = commandIn(line, question, around)
    return found === null || 'show' in found ? found : { stop: found }
  }

  return {
    say: text => host.terminal.err(`${visible(text)}\n`),
    async line(question, { initial, check, remark } = {}) {
      const stopped = await type({
        message: question.message,
        hint: initial ? visible(initial) : hintOf(question),
        single: true,
        ...(remark && { remark }),
        accept(typed) {
          const away = command(typed, question)
          if (away) return away
          const answer = typed.trim() || (initial ?? '')
          const problem = check?.(answer)
          return problem === undefined ? { stop: { value: answer } } : { problem }
        },
      })
      return stopped as Reply<string>
    },
    async lines(question, accept, remark) {
      const stopped = await type(
        {
          message: question.message,
          hint: `an empty line ends${hintOf(question, ', ')}`,
          single: false,
          ...(remark && { remark }),
          accept: line => command(line, question) ?? accept(line),
        },
        line => {
          const accepted = commandIn(line, question, around) ? { problem: '' } : accept(line)
          if ('problem' in accepted) host.terminal.err(`\nNot kept: ${visible(line)}\n`)
        },
      )
      return goOf(stopped) ?? { value: null }
    },
    async text(question, options) {
      const { keep, current = '', remark } = options
      const typed: string[] = []
      const ends = current ? 'an empty line keeps what is there' : 'an empty line ends'
      const config: TypedConfig = {
        message: question.message,
        hint: `${ends}${host.terminal.editor ? ', :e opens your editor' : ''}${hintOf(question, ', ')}`,
        single: false,
        ...(remark && { remark }),
        accept(line) {
          if (line.trim() === ':e' && host.terminal.editor !== null) return { stop: 'edit' }
          const away = command(line, question)
          if (away) return away
          typed.push(line)
          keep(typed.join('\n').trim())
          return { echo: line }
        },
        blank: () => typed.push(''),
      }
      const stopped = await type(config, line => keep([...typed, line].join('\n').trim()))
      if (stopped === 'edit')
        return answerInEditor(
          host,
          typed,
          options,
          problem => host.terminal.err(chalk.yellow(`${visible(problem)}\n`)),
          rest => this.text(question, rest),
        )
      return goOf(stopped) ?? { value: typed.join('\n').trim() || current }
    },
    async choose(question, choices) {
      for (;;) {
        const chosen = await ask<Reply<(typeof choices)[number]['value']> | 'help'>({
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
        this.say(question.example ? `${question.why} Such as: ${question.example}` : (question.why ?? ''))
      }
    },
    async search(question, find) {
      const found = await ask<string>({
        type: 'search',
        message: question.message,
        source: (term: string | undefined) =>
          (term?.startsWith(':') ? [':back'] : find(term ?? '')).map(name => ({
            name,
            value: name,
          })),
      })
      return found === ':back' ? { go: 'back' } : { value: found }
    },
    chooseSome: ({ message }, choices) =>
      ask({
        type: 'checkbox',
        message,
        choices: choices.map(({ name, value, chosen }) => ({ name: visible(name), value, checked: chosen })),
        loop: false,
      }),
    confirm: ({ message }) => ask({ type: 'confirm', message, default: true }),
  }
}

/** Lines of a menu; more scroll. */
const MENU_AT_MOST = 14

const hintOf = ({ why }: Question, before = '') => (why ? `${before}? helps` : '')

/** Below the answers of a menu: only where there is something to go back to or to tell. */
const waysOf = ({ why }: Question): readonly Choice<Reply<never> | 'help'>[] =>
  why
    ? [
        { name: '← back', value: { go: 'back' } },
        { name: '→ leave this one', value: { go: 'skip' } },
        { name: '■ end the questions', value: { go: 'finish' } },
        { name: '? why this is asked', value: 'help' },
      ]
    : []

const goOf = (stopped: unknown): Reply<never> | null =>
  typeof stopped === 'object' && stopped !== null && 'go' in stopped ? (stopped as Reply<never>) : null

/** What becomes of a line: taken, refused, answered with something to read, or the end of the question. */
type Step = Accepted | { readonly show: string } | { readonly stop: unknown }

interface TypedConfig {
  readonly message: string
  readonly hint: string
  /** Whether one line answers it; else an empty one ends. */
  readonly single: boolean
  readonly remark?: Remark
  accept(line: string): Step
  /** An empty line with more behind it: it came with a paste. */
  blank?(): void
  /** Is shown the line whenever it changes. */
  see?(line: string): void
}

const LEAVE = Symbol('leave')

/** A prompt for typed lines. inquirer's own take one, and drop what was pasted behind it. */
const typedPrompt = createPrompt<unknown, TypedConfig>(
  ({ message, hint, single, remark, accept, blank, see }, done) => {
    const theme = makeTheme()
    const [status, setStatus] = useState<'idle' | 'done'>('idle')
    const [taken, setTaken] = useState<readonly string[]>([])
    const [line, setLine] = useState('')
    const [problem, setProblem] = useState<string | undefined>(undefined)
    const prefix = usePrefix({ status, theme })
    const ending = useRef<NodeJS.Timeout | null>(null)

    const stop = (value: unknown, echo?: string) => {
      if (echo !== undefined) setTaken([...taken, echo])
      setLine('')
      setStatus('done')
      done(value)
    }

    useKeypress((key, readline) => {
      if (ending.current) {
        clearTimeout(ending.current)
        ending.current = null
        blank?.()
      }
      if (key.ctrl && key.name === 'd' && line === '') return stop(LEAVE)
      if (!isEnterKey(key)) {
        see?.(readline.line)
        setLine(readline.line)
        if (!isBackspaceKey(key)) setProblem(undefined)
        return
      }
      if (!single && !line.trim()) {
        ending.current = setTimeout(() => stop('end'), PASTE_MS)
        return
      }
      see?.('')
      const step = accept(line)
      if ('stop' in step) stop(step.stop, single ? line || hint : undefined)
      else if ('problem' in step) {
        setProblem(step.problem)
        readline.write(line)
      } else {
        setTaken([
          ...taken,
          ...('show' in step ? step.show.split('\n').map(text => `  ${text}`) : [step.echo]),
        ])
        setLine('')
      }
    })

    const head = `${prefix} ${theme.style.message(message, status)}`
    if (status === 'done')
      return single
        ? `${head} ${theme.style.answer(visible(taken.at(-1) ?? ''))}`
        : `${head}${taken.map(echo => `\n  ${visible(echo)}`).join('')}`
    const shown = taken.map(echo => `\n  ${visible(echo)}`).join('')
    const said = problem === undefined ? line.trim() && remark?.(line) : undefined
    const below =
      problem !== undefined ? theme.style.error(visible(problem)) : said ? theme.style.help(said) : ''
    const hinted = hint ? ` ${theme.style.defaultAnswer(hint)}` : ''
    const at = single && shown === '' ? ' ' : '\n  '
    return below ? [`${head}${hinted}${shown}${at}${line}`, below] : `${head}${hinted}${shown}${at}${line}`
  },
)
