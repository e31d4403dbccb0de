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
import { PostmortemError } from '../errors.ts'
import type { Host } from '../host/index.ts'
import { visible } from '../visible.ts'

export interface Choice<T> {
  readonly name: string
  readonly value: T
}

/** What became of a line that was typed: what it was understood as, or why it was not. */
export type Accepted = { readonly echo: string } | { readonly problem: string }

/**
 * All that asks a person. Tests have one of their own that answers from a list.
 *
 * Each throws `cancelled` when the person leaves (Ctrl-C, a closed terminal).
 */
export interface Prompter {
  /** One line. @param check returns what is wrong with it. */
  line(
    message: string,
    options?: { readonly initial?: string; check?(line: string): string | undefined },
  ): Promise<string>
  /**
   * Lines typed in place, or any text in the editor. A paste may have empty lines in it.
   *
   * @param keep is given what there is so far after each line, so that leaving loses nothing.
   */
  text(message: string, keep: (soFar: string) => void): Promise<string>
  /** Line after line until an empty one; each is taken as soon as it is entered. */
  lines(message: string, accept: (line: string) => Accepted): Promise<void>
  choose<T>(message: string, choices: readonly Choice<T>[]): Promise<T>
  search(message: string, find: (term: string) => readonly string[]): Promise<string>
}

/** What `init` asks beside. */
export interface TerminalPrompter extends Prompter {
  /** Any of some choices, perhaps none. */
  chooseSome<T>(
    message: string,
    choices: readonly (Choice<T> & { readonly chosen: boolean })[],
  ): Promise<readonly T[]>
  /** Yes or no; an empty line is yes. */
  confirm(message: string): Promise<boolean>
}

/** @param kept the file that has the answers so far, for the message when the person leaves. */
export function terminalPrompter(host: Host, kept: () => string | null): TerminalPrompter {
  const { input, output } = host.terminal
  const chalk = new Chalk({ level: host.color.err })
  const prompt = inquirer.createPromptModule({ input, output })
  prompt.registerPrompt('lines', linesPrompt)

  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    const leave = new AbortController()
    const ended = () => leave.abort()
    const undo = host.onTerminate(ended)
    input.once('end', ended)
    try {
      // inquirer types a question by its literal; this is the one place where they are made
      const asking = prompt([{ name: 'answer', ...question } as never]) as Promise<unknown> & {
        ui?: { close(): void }
      }
      const left = new Promise<never>((_, reject) => {
        leave.signal.addEventListener('abort', () => {
          asking.ui?.close()
          reject(new PostmortemError({ code: 'cancelled', kept: kept() }))
        })
      })
      const { answer } = (await Promise.race([asking, left])) as { answer: T }
      return answer
    } catch (error) {
      if (error instanceof Error && /^(?:ExitPrompt|AbortPrompt|CancelPrompt)Error$/.test(error.name))
        throw new PostmortemError({ code: 'cancelled', kept: kept() }, { cause: error })
      throw error
    } finally {
      undo()
      input.off('end', ended)
    }
  }

  return {
    line: (message, { initial, check } = {}) =>
      ask({
        type: 'input',
        message,
        ...(initial !== undefined && { default: visible(initial) }),
        validate: (line: string) => check?.(line.trim()) ?? true,
        filter: (line: string) => line.trim(),
      }),
    choose: (message, choices) =>
      ask({
        type: 'select',
        message,
        choices: choices.map(({ name, value }) => ({ name: visible(name), value })),
        loop: false,
      }),
    chooseSome: (message, choices) =>
      ask({
        type: 'checkbox',
        message,
        choices: choices.map(({ name, value, chosen }) => ({ name: visible(name), value, checked: chosen })),
        loop: false,
      }),
    confirm: message => ask({ type: 'confirm', message, default: true }),
    search: (message, find) =>
      ask({
        type: 'search',
        message,
        source: (term: string | undefined) => find(term ?? '').map(name => ({ name, value: name })),
      }),
    async lines(message, accept) {
      await ask({ type: 'lines', message, accept, hint: 'an empty line ends' })
    },
    async text(message, keep) {
      const typed: string[] = []
      let opened = false
      const hint = host.editor ? 'an empty line ends, :e opens your editor' : 'an empty line ends'
      const accept = (line: string): Accepted | 'stop' => {
        opened = line.trim() === ':e' && host.editor !== null
        if (opened) return 'stop'
        typed.push(line)
        keep(typed.join('\n').trim())
        return { echo: line }
      }
      await ask({ type: 'lines', message, hint, accept, blank: () => typed.push('') })
      if (!opened) return typed.join('\n').trim()
      try {
        return host.edit(typed.join('\n')).trim()
      } catch (error) {
        if (!(error instanceof PostmortemError)) throw error
        host.err(chalk.yellow(`${visible(error.message)}\n`))
        const more = await this.text(message, soFar => keep([...typed, soFar].join('\n').trim()))
        return [...typed, more].join('\n').trim()
      }
    },
  }
}

interface LinesConfig {
  readonly message: string
  readonly hint: string
  accept(line: string): Accepted | 'stop'
  /** An empty line with more behind it: it came with a paste. */
  blank?(): void
}

/** Longer than a terminal takes between two lines of a paste, shorter than a person. */
const PASTE_MS = 80

/**
 * A prompt that takes line after line. inquirer's own take one and drop what was pasted behind it.
 */
const linesPrompt = createPrompt<null, LinesConfig>(({ message, hint, accept, blank }, done) => {
  const theme = makeTheme()
  const [status, setStatus] = useState<'idle' | 'done'>('idle')
  const [taken, setTaken] = useState<readonly string[]>([])
  const [line, setLine] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const prefix = usePrefix({ status, theme })

  const ending = useRef<NodeJS.Timeout | null>(null)

  useKeypress((key, readline) => {
    if (ending.current) {
      clearTimeout(ending.current)
      ending.current = null
      blank?.()
    }
    if (!isEnterKey(key)) {
      setLine(readline.line)
      if (!isBackspaceKey(key)) setProblem(undefined)
      return
    }
    if (!line.trim()) {
      ending.current = setTimeout(() => {
        setStatus('done')
        done(null)
      }, PASTE_MS)
      return
    }
    const accepted = accept(line)
    if (accepted === 'stop') {
      setStatus('done')
      done(null)
    } else if ('problem' in accepted) {
      setProblem(accepted.problem)
      readline.write(line)
    } else {
      setTaken([...taken, accepted.echo])
      setLine('')
    }
  })

  const shown = taken.map(echo => `\n  ${visible(echo)}`).join('')
  const head = `${prefix} ${theme.style.message(message, status)}`
  if (status === 'done') return `${head}${shown}`
  return [
    `${head} ${theme.style.defaultAnswer(hint)}${shown}\n  ${line}`,
    problem && theme.style.error(visible(problem)),
  ].filter(part => part !== undefined) as [string, string?] as [string, string | undefined]
})
