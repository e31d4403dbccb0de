import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Away, Question, Reply, Surround, TextOptions } from './prompter.ts'

/** Longer than a terminal takes between two lines of a paste, shorter than a person. */
export const PASTE_MS = 80

/**
 * Opens the typed text in the editor; if that fails, asks the question again for the rest.
 *
 * @param again asks for the rest.
 */
export async function answerInEditor(
  host: Host,
  typed: readonly string[],
  { keep, current = '', remark }: TextOptions,
  complain: (problem: string) => void,
  again: (options: TextOptions) => Promise<Reply<string>>,
): Promise<Reply<string>> {
  const withMore = (more: string) => [...typed, more].join('\n').trim()
  try {
    return { value: host.terminal.edit(typed.join('\n').trim() || current).trim() }
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
    complain(error.message)
    const more = await again({ keep: soFar => keep(withMore(soFar)), ...(remark && { remark }) })
    return 'value' in more ? { value: withMore(more.value) || current } : more
  }
}

/** A line that is not an answer: where to go, or something to show before the question is asked again. */
export type Command = Away | { readonly show: string }

/** Reads a line as one of the commands that every question has; null for an answer. */
export function commandIn(line: string, question: Question, around: Surround): Command | null {
  const word = line.trim()
  if (word === '?') return { show: helpOf(question) }
  if (!word.startsWith(':')) return null
  const name = word.slice(1)
  if (question.another && name === question.another.name) return { go: 'another' }
  switch (name) {
    case 'b':
    case 'back':
      return { go: 'back' }
    case 's':
    case 'skip':
      return { go: 'skip' }
    case 'd':
    case 'done':
      return { go: 'finish' }
    case 'p':
    case 'preview':
      return { show: around.preview() ?? 'There is no file yet.' }
    default:
      // no answer begins like this, but a typing error does
      return /^[a-z]+$/.test(name) ? { show: `There is no command ${word}.\n${helpOf(question)}` } : null
  }
}

function helpOf({ why, example, another }: Question): string {
  return [
    ...(why ? [why] : []),
    ...(example ? [`Example: ${example}`] : []),
    ...(another ? [`:${another.name} ${another.does}`] : []),
    ':back returns to the previous question, :skip skips this one, :preview shows the file, :done ends the questions.',
  ].join('\n')
}
