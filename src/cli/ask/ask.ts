import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Prompter, Reply, Surround } from './prompter.ts'

export type {
  Accepted,
  Prompter,
  Question,
  Remark,
  Reply,
  Surround,
} from './prompter.ts'

const nothingAround: Surround = { kept: () => null, preview: () => null }

/** The prompter for this terminal: menus, or line by line for screen readers and terminals that cannot redraw. */
export async function prompterOf(
  host: Host,
  {
    plain = host.terminal.linesOnly,
    around = nothingAround,
  }: { readonly plain?: boolean; readonly around?: Surround } = {},
): Promise<Prompter> {
  if (plain) {
    const { linesPrompter } = await import('./ask-lines.ts')
    return linesPrompter(host, around)
  }
  const { terminalPrompter } = await import('./ask-terminal.ts')
  return terminalPrompter(host, around)
}

/** Asks whether a number of files is to be written. */
export const confirmFiles = async (count: number, host: Host): Promise<boolean> =>
  (await prompterOf(host)).confirm({
    message: `Write ${count === 1 ? 'this file' : `these ${count} files`}?`,
  })

/** The answer to a single question. @throws PostmortemError `cancelled` if the person goes back or skips it. */
export function answerOf<T>(reply: Reply<T>): T {
  if ('value' in reply) return reply.value
  throw new PostmortemError({ code: 'cancelled', kept: null })
}
