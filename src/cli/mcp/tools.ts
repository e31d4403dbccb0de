import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import { leadsOutOf, repositoryOf } from '../repository.ts'

/** Characters of the longest answer: a longer one fills the memory of an assistant with one file. */
const ANSWER_AT_MOST = 40_000

/** What a tool says. */
export interface Answer {
  /** What the command printed, and what it said beside that; neither is empty. */
  readonly texts: readonly string[]
  readonly isError: boolean
}

/**
 * Runs a command as on a command line without a person, and returns what it prints.
 *
 * @param input what stands for standard input.
 */
export async function answerOf(
  run: (host: Host) => Promise<unknown>,
  host: Host,
  input = '',
): Promise<Answer> {
  let [printed, said] = ['', '']
  const terminal = Object.create(host.terminal, {
    out: {
      value(text: string) {
        printed += text
      },
    },
    err: {
      value(text: string) {
        said += text
      },
    },
    interactive: { value: false },
    isShown: { value: false },
    color: { value: { out: 0, err: 0 } },
    links: { value: false },
    readInput: { value: async () => input },
  })
  try {
    await run({ ...host, terminal })
    return { texts: [printed, said].filter(Boolean).map(bounded), isError: false }
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
    return { texts: [printed, `${said}${error.message}\n`].filter(Boolean).map(bounded), isError: true }
  }
}

function bounded(text: string): string {
  const shown = visible(text)
  if (shown.length <= ANSWER_AT_MOST) return shown
  return `${shown.slice(0, ANSWER_AT_MOST)}\n… ${shown.length - ANSWER_AT_MOST} more characters are left out: name fewer files.\n`
}

/** @throws PostmortemError for a path that leads out of the repository, or of the working folder where there is none */
export function assertInside(path: string, host: Host): void {
  if (leadsOutOf(repositoryOf('.', host) ?? '.', path, host))
    throw new PostmortemError({
      code: 'usage',
      message: `${path} is outside of the repository, and nothing there is read or written.`,
    })
}
