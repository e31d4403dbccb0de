import { createInterface } from 'node:readline'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import type { Prompter, Question, Reply, Surround, Way } from './prompter.ts'
import { answerInEditor, commandIn, PASTE_MS } from './typing.ts'

/** What was read instead of an answer. */
type Away = { readonly go: Way }

/**
 * Questions as plain lines, with numbered choices and nothing drawn anew: for screen readers and for terminals that
 * only print.
 */
export function plainPrompter(host: Host, around: Surround): Prompter {
  const say = (text: string) => host.terminal.err(`${visible(text)}\n`)
  /** Lines that came before they were asked for: a paste. */
  const queue: string[] = []

  /** Read lines until the question is answered: the terminal is only held while one is open. */
  async function reading<T>(
    work: (next: (patience?: number) => Promise<string | null>) => Promise<T>,
  ): Promise<T> {
    const lines = createInterface({ input: host.terminal.streams.input, terminal: false })
    let wake: () => void = () => {}
    let gone = false
    lines.on('line', line => {
      queue.push(line)
      wake()
    })
    const leave = () => {
      gone = true
      wake()
    }
    lines.on('close', leave)
    const undo = host.terminal.onTerminate(leave, 'and interrupt')
    try {
      return await work(async patience => {
        if (queue.length === 0 && !gone)
          await new Promise<void>(done => {
            wake = done
            if (patience !== undefined) setTimeout(done, patience)
          })
        const line = queue.shift()
        if (line === undefined && gone) throw new PostmortemError({ code: 'cancelled', kept: around.kept() })
        return line ?? null
      })
    } finally {
      undo()
      lines.off('close', leave)
      lines.close()
    }
  }

  const open = ({ message, why }: Question, more: string) =>
    say(`\n${message}${why ? ' (? helps)' : ''}${more}`)

  /** One answer; commands are seen to. */
  async function answer(question: Question, next: () => Promise<string | null>): Promise<string | Away> {
    for (;;) {
      const line = (await next()) ?? ''
      const found = commandIn(line, question, around)
      if (found === null) return line
      if ('go' in found) return found
      say(found.show)
    }
  }

  async function number(question: Question, names: readonly string[]): Promise<number | Away> {
    open(question, `\n${names.map((name, i) => `  ${i + 1}. ${name}`).join('\n')}\nNumber:`)
    return reading(async next => {
      for (;;) {
        const line = await answer(question, next)
        if (typeof line !== 'string') return line
        const chosen = Number(line.trim() || Number.NaN)
        if (Number.isInteger(chosen) && chosen >= 1 && chosen <= names.length) return chosen - 1
        say(`Give a number from 1 to ${names.length}.`)
      }
    })
  }

  return {
    say,
    async line(question, { initial, check, remark } = {}) {
      open(question, initial ? ` [${initial}]` : '')
      return reading(async (next): Promise<Reply<string>> => {
        for (;;) {
          const line = await answer(question, next)
          if (typeof line === 'object') return line
          const value = line.trim() || (initial ?? '')
          const problem = check?.(value)
          if (problem === undefined) {
            const said = value && remark?.(value)
            if (said) say(said)
            return { value }
          }
          say(problem)
        }
      })
    },
    async lines(question, accept, remark) {
      open(question, ' (an empty line ends)')
      return reading(async (next): Promise<Reply<null>> => {
        for (;;) {
          const line = await answer(question, next)
          if (typeof line === 'object') return line
          if (line.trim() === '') return { value: null }
          const said = remark?.(line)
          const accepted = accept(line)
          say('problem' in accepted ? accepted.problem : accepted.echo)
          if (said && 'echo' in accepted) say(said)
        }
      })
    },
    async text(question, options) {
      const { keep, current = '', remark } = options
      const ends = current ? 'an empty line keeps what is there' : 'an empty line ends'
      open(question, ` (${ends}${host.terminal.editor ? ', :e opens your editor' : ''})`)
      const typed: string[] = []
      const stopped = await reading(async (next): Promise<Away | 'end' | 'edit'> => {
        let blanks = 0
        for (;;) {
          const line = blanks > 0 ? await next(PASTE_MS) : await answer(question, () => next())
          if (line === null) return 'end'
          if (typeof line === 'object') return line
          if (line.trim() === ':e' && host.terminal.editor !== null) return 'edit'
          if (line.trim() === '') {
            blanks++
            continue
          }
          typed.push(...Array<string>(blanks).fill(''), line)
          blanks = 0
          keep(typed.join('\n').trim())
          const said = remark?.(line)
          if (said) say(said)
        }
      })
      if (stopped === 'edit')
        return answerInEditor(host, typed, options, say, rest => this.text(question, rest))
      return typeof stopped === 'object' ? stopped : { value: typed.join('\n').trim() || current }
    },
    async choose(question, choices) {
      for (;;) {
        const chosen = await number(
          question,
          choices.map(({ name }) => name),
        )
        if (typeof chosen === 'object') return chosen
        const choice = choices[chosen]
        if (choice) return { value: choice.value }
      }
    },
    async search(question, find) {
      open(question, ' Write a part of it.')
      const term = await reading(next => answer(question, next))
      if (typeof term === 'object') return term
      const found = find(term.trim()).slice(0, 20)
      const [only] = found
      if (only !== undefined && found.length === 1) return { value: only }
      if (only === undefined) say('Nothing is called that.')
      if (only === undefined) return this.search(question, find)
      return this.choose(
        { message: 'Which?' },
        found.map(value => ({ name: value, value })),
      )
    },
    async chooseSome(question, choices) {
      const marked = choices.map(({ name, chosen }, i) => `  ${i + 1}. ${name}${chosen ? ' (yes)' : ''}`)
      open(
        question,
        `\n${marked.join('\n')}\nNumbers with blanks between them; an empty line takes those marked yes:`,
      )
      return reading(async next => {
        for (;;) {
          const numbers = ((await next()) ?? '')
            .trim()
            .split(/[\s,]+/)
            .filter(Boolean)
            .map(Number)
          if (numbers.length === 0) return choices.filter(({ chosen }) => chosen).map(({ value }) => value)
          if (numbers.every(n => Number.isInteger(n) && n >= 1 && n <= choices.length))
            return numbers.flatMap(n => choices[n - 1]?.value ?? [])
          say(`Give numbers from 1 to ${choices.length}.`)
        }
      })
    },
    async confirm(question) {
      open(question, ' [Y/n]')
      return reading(async next => !/^\s*n/i.test((await next()) ?? ''))
    },
  }
}
