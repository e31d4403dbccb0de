import { createInterface } from 'node:readline'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import type { Away, Question, Surround } from './prompter.ts'
import { commandIn } from './typing.ts'

/** Returns the next line; null if none comes within so many milliseconds. */
type Next = (patience?: number) => Promise<string | null>

/** Questions and answers as lines of a terminal that draws nothing. */
export interface Dialog {
  readonly host: Host
  say(text: string): void
  /** Prints a question. */
  open(question: Question, more: string): void
  /** Holds the terminal until the work has the lines that it needs. */
  reading<T>(work: (next: Next) => Promise<T>): Promise<T>
  /** Returns one answer, after carrying out the commands before it. */
  answer(question: Question, next: Next): Promise<string | Away>
}

export function dialogOf(host: Host, around: Surround): Dialog {
  const say = (text: string) => host.terminal.err(`${visible(text)}\n`)
  /** Lines that came before they were asked for: a paste. */
  const queue: string[] = []
  return {
    host,
    say,
    open: ({ message, why }, more) => say(`\n${message}${why ? ' (? for help)' : ''}${more}`),
    reading: work => readingFrom(host, queue, around, work),
    async answer(question, next) {
      for (;;) {
        const line = (await next()) ?? ''
        const found = commandIn(line, question, around)
        if (found === null) return line
        if ('go' in found) return found
        say(found.show)
      }
    },
  }
}

async function readingFrom<T>(
  { terminal }: Host,
  queue: string[],
  around: Surround,
  work: (next: Next) => Promise<T>,
): Promise<T> {
  const lines = createInterface({ input: terminal.streams.input, terminal: false })
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
  const undo = terminal.onTerminate(leave, 'and interrupt')
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
