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
import { wrapAnsi } from 'fast-wrap-ansi'
import { visible } from '../../visible.ts'
import type { Accepted, Remark } from './prompter.ts'
import { PASTE_MS } from './typing.ts'

/** The result of a line: taken, refused, answered with something to read, or the end of the question. */
export type Step = Accepted | { readonly show: string } | { readonly stop: unknown }

export interface TypedConfig {
  readonly message: string
  readonly hint: string
  /** Whether one line is the answer; else an empty line ends it. */
  readonly single: boolean
  readonly remark?: Remark
  /** Shown below the line; of more than a screen holds, those that have the words of the line. */
  readonly list?: readonly string[]
  accept(line: string): Step
  /** Called for an empty line that more lines follow: it came with a paste. */
  emptyLine?(): void
  /** Called with the line whenever it changes. */
  see?(line: string): void
  /** Columns of the window. */
  width(): number
}

/** The answer of a person who leaves with Ctrl-D. */
export const LEAVE = Symbol('leave')

/** The state of the screen. */
interface Shown {
  readonly status: 'idle' | 'done'
  /** The results of the lines so far. */
  readonly taken: readonly string[]
  readonly line: string
  readonly problem: string | undefined
}

/** A prompt for typed lines. inquirer's own take one, and drop the rest of a paste. */
export const typedPrompt = createPrompt<unknown, TypedConfig>((config, done) => {
  const { hint, single, accept, emptyLine, see } = config
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
      emptyLine?.()
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
      setTaken([...taken, ...('show' in step ? step.show.split('\n').map(text => `  ${text}`) : [step.echo])])
      setLine('')
    }
  })
  return draw(config, { status, taken, line, problem }, prefix, theme)
})

/** Lines of a list; of more, those that have what is typed. */
const LISTED_AT_MOST = 12

function shortList(list: readonly string[], typed: string): readonly string[] {
  if (list.length <= LISTED_AT_MOST) return list.map(visible)
  const like = list.filter(entry => entry.toLowerCase().includes(typed.toLowerCase()))
  const left = like.length - LISTED_AT_MOST
  const more = left > 0 ? [`  and ${left} more: type a word of one`] : []
  return [...like.slice(0, LISTED_AT_MOST).map(visible), ...more]
}

/** The question with its lines; and below the cursor, a problem or a remark, and the list. */
function draw(
  { message, hint, single, remark, list = [], width }: TypedConfig,
  { status, taken, line, problem }: Shown,
  prefix: string,
  { style }: ReturnType<typeof makeTheme>,
): string | [string, string] {
  // inquirer breaks lines within words
  const wrapped = (text: string) => wrapAnsi(text, width(), { trim: false })
  const head = `${prefix} ${style.message(message, status)}`
  const shown = taken.map(echo => `\n${wrapped(`  ${visible(echo)}`)}`).join('')
  if (status === 'done')
    return single
      ? wrapped(`${head} ${style.answer(visible(taken.at(-1) ?? ''))}`)
      : `${wrapped(head)}${shown}`
  const said = problem === undefined ? line.trim() && remark?.(line) : undefined
  const noted = problem !== undefined ? style.error(visible(problem)) : said ? style.help(said) : ''
  const below = [noted, ...shortList(list, line.trim())].filter(Boolean).join('\n')
  const hinted = hint ? `${head} ${style.defaultAnswer(hint)}` : head
  const at = single && shown === '' ? ' ' : '\n  '
  const above = `${wrapped(hinted)}${shown}${at}${line}`
  return below ? [above, wrapped(below)] : above
}
