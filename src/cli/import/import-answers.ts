import * as z from 'zod/mini'
import { type MilestoneName, milestoneNames } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { counted } from '../../report/index.ts'
import { quote } from '../../visible.ts'
import { type Answers, checkAnswers, readAnswerFields } from '../answers/answers.ts'
import { answersText } from '../answers/gather-answers.ts'
import type { Placed } from './place-entries.ts'
import { commentId } from './write-entries.ts'

/** The answers to what an import asks; undefined where the file has none. */
export interface ImportAnswers {
  readonly take?: 'likely' | 'all' | readonly string[] | undefined
  readonly milestones?: readonly MilestoneName[] | undefined
  /** The answers for a new draft, as `new` takes them. */
  readonly draft: Answers
}

const MILESTONES = `Write a list of milestones: ${milestoneNames.join(', ')}.`

const own = z.object({
  take: z.optional(
    z.union(
      [z.literal('likely'), z.literal('all'), z.array(z.string())],
      'Write likely, all, or a list of ids or words.',
    ),
  ),
  milestones: z.optional(z.array(z.enum(milestoneNames, MILESTONES), MILESTONES)),
})

/** Reads the file of answers. @throws PostmortemError with every problem. */
export async function readImportAnswers(source: string | undefined, host: Host): Promise<ImportAnswers> {
  if (source === undefined) return { draft: {} }
  const text = await answersText(source, host)
  const { name, values, fields } = readAnswerFields(source, text)
  const { take, milestones, ...others } = values
  const read = own.safeParse({ take, milestones })
  if (!read.success)
    throw new PostmortemError({
      code: 'answers-invalid',
      source: name,
      problems: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    })
  return { ...read.data, draft: checkAnswers(name, others, fields) }
}

/**
 * The entries that are named, each by its id or by words that no other has.
 *
 * @param fresh those of them that are not in the file.
 * @throws PostmortemError for a name that is not one entry's
 */
export function entriesNamed(
  names: readonly string[],
  all: readonly Placed[],
  fresh: readonly Placed[],
  source: string,
): readonly Placed[] {
  const problems: string[] = []
  const named = new Set<Placed>()
  for (const name of names) {
    const found = all.filter(({ id }) => id === name || commentId(id) === name)
    const some = found.length > 0 ? found : all.filter(({ text }) => text.includes(name))
    const [one] = some
    if (one && some.length === 1) named.add(one)
    else problems.push(`take: ${quote(name)} is in ${counted(some.length, 'record')}, not in one`)
  }
  if (problems.length > 0) throw new PostmortemError({ code: 'answers-invalid', source, problems })
  return fresh.filter(one => named.has(one))
}
