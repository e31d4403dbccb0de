import { expect } from 'vitest'
import type { Accepted, Prompter, Reply } from '../../src/cli/ask/ask.ts'
import { PostmortemError } from '../../src/errors.ts'

/** A text or a number of a choice, lines, or where to go instead. */
export type Answer = string | number | readonly string[] | { readonly go: 'back' | 'finish' | 'another' }

/** A prompter that answers from a list, in order; before each answer it hands over what was asked. */
export function scripted(
  answers: readonly Answer[],
  before: (message: string) => void = () => {},
  said: (text: string) => void = () => {},
): Prompter {
  const left = [...answers]
  const next = (message: string): Answer => {
    before(message)
    const answer = left.shift()
    if (answer === undefined) throw new PostmortemError({ code: 'cancelled', kept: null })
    return answer
  }
  const away = (answer: Answer): Reply<never> | null =>
    typeof answer === 'object' && 'go' in answer ? answer : null
  return {
    say: said,
    async line({ message }, { check, initial } = {}) {
      const answer = next(message)
      const line = String(answer) || (initial ?? '')
      if (!away(answer)) expect(check?.(line), `${message} ${line}`).toBeUndefined()
      return away(answer) ?? { value: line }
    },
    async text({ message }, { keep, current = '' }) {
      const answer = next(message)
      if (away(answer)) return answer as Reply<string>
      const lines = String(answer).split('\n')
      // as it is typed, line by line
      if (answer !== '')
        for (const [i] of lines.entries())
          keep(
            lines
              .slice(0, i + 1)
              .join('\n')
              .trim(),
          )
      return { value: String(answer) || current }
    },
    async lines({ message }, accept) {
      const answer = next(message)
      if (away(answer)) return answer as Reply<null>
      const echoes: Accepted[] = []
      for (const line of Array.isArray(answer) ? answer : []) echoes.push(accept(line))
      for (const echo of echoes) expect(echo).toEqual({ echo: expect.any(String) })
      return { value: null }
    },
    async choose({ message }, choices) {
      const answer = next(message)
      if (away(answer)) return answer as Reply<never>
      const chosen =
        choices[
          typeof answer === 'number' ? answer : choices.findIndex(c => c.name.startsWith(String(answer)))
        ]
      if (!chosen) throw new Error(`no choice ${String(answer)} for ${message}`)
      return { value: chosen.value }
    },
    async search({ message }, find) {
      const answer = next(message)
      return away(answer) ?? { value: find(String(answer))[0] ?? '' }
    },
    chooseSome: async () => [],
    confirm: async () => true,
  }
}
