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

/** One for the terminal at hand: with menus, or plain where somebody listens to it or redraws would be garbage. */
export async function prompterOf(
  host: Host,
  {
    plain = host.terminal.linesOnly,
    around = nothingAround,
  }: { readonly plain?: boolean; readonly around?: Surround } = {},
): Promise<Prompter> {
  if (plain) {
    const { plainPrompter } = await import('./ask-lines.ts')
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
