import { editText } from './editor.ts'
import { isTerminal } from './is-terminal.ts'
import { type ColorLevel, colorLevel, showsLinks, writeAll } from './output.ts'
import { readStream } from './read.ts'

/** The person, or the program, that reads the output and gives input. */
export interface Terminal {
  readonly color: { readonly out: ColorLevel; readonly err: ColorLevel }
  /** Whether a person can be asked: input and error output are both a terminal. */
  readonly interactive: boolean
  /** The streams that prompts use. */
  readonly streams: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream }
  /** The streams of a program that speaks with this one. */
  readonly pipes: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream }
  /** Whether to ask line by line without redraws: for a screen reader, or a terminal that cannot draw. */
  readonly linesOnly: boolean
  /** Whether the output shows OSC 8 links. */
  readonly links: boolean
  /** Whether the output is a terminal. */
  readonly isShown: boolean
  /** Width of the output; 80 if it is not a terminal. */
  readonly columns: number
  /** A file that a CI system shows beside its log; null if there is none. */
  readonly summaryFile: string | null
  /** The command in VISUAL or EDITOR, if either is set. */
  readonly editor: string | null
  /** Lets the user change a text in their editor. */
  edit(text: string): string
  /** @param limit bytes; by default those of the largest postmortem. */
  readInput(limit?: number): Promise<string>
  out(text: string): void
  err(text: string): void
  /** Calls back when the program is asked to end (SIGTERM, SIGHUP, perhaps SIGINT). Returns a function that undoes it. */
  onTerminate(listener: () => void, also?: 'and interrupt'): () => void
}

export function nodeTerminal(): Terminal {
  const { env } = process
  return {
    // Node makes a stream when it is first named, and most runs need none
    get color() {
      return { out: colorLevel(1, env), err: colorLevel(2, env) }
    },
    get interactive() {
      return isTerminal(0) && isTerminal(2)
    },
    get streams() {
      return { input: process.stdin, output: process.stderr }
    },
    get pipes() {
      return { input: process.stdin, output: process.stdout }
    },
    linesOnly:
      env.TERM === 'dumb' || (env.ACCESSIBLE !== undefined && !['', '0', 'false'].includes(env.ACCESSIBLE)),
    links: isTerminal(1) && showsLinks(env),
    get isShown() {
      return isTerminal(1)
    },
    get columns() {
      return isTerminal(1) ? process.stdout.columns : 80
    },
    summaryFile: env.GITHUB_STEP_SUMMARY || null,
    editor: env.VISUAL || env.EDITOR || null,
    edit: text => editText(text, env.VISUAL || env.EDITOR || ''),
    readInput: limit => readStream(process.stdin, limit),
    out: text => writeAll(1, text),
    err: text => writeAll(2, text),
    onTerminate(listener, also) {
      const signals = ['SIGTERM', 'SIGHUP', ...(also ? (['SIGINT'] as const) : [])] as const
      for (const signal of signals) process.on(signal, listener)
      return () => {
        for (const signal of signals) process.off(signal, listener)
      }
    },
  }
}
