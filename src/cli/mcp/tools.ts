import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { isByPlace } from '../postmortems-folder.ts'
import { leadsOutOf, pathFrom, repositoryOf } from '../repository.ts'

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

/**
 * Lets a tool at postmortems only: Markdown, or a folder, of the repository, or of the working folder where there is none.
 *
 * @throws PostmortemError for what leads out of it, is hidden such as `.git`, or is no Markdown.
 */
export function assertOpen(path: string, host: Host): void {
  const top = repositoryOf('.', host) ?? '.'
  if (leadsOutOf(top, path, host)) throw refused(path, 'is outside of the repository')
  const inside = pathFrom(host.files.real(top), host.files.real(path))
  if (inside.split('/').some(name => name.startsWith('.'))) throw refused(path, 'is hidden')
  if (host.files.kind(path) !== 'folder' && !MARKDOWN.test(inside)) throw refused(path, 'is no Markdown')
}

/** The same for a file that is changed: one that the config counts as a postmortem, or that has front matter of one. */
export async function assertPostmortem(path: string, host: Host): Promise<void> {
  assertOpen(path, host)
  const file = await postmortemFile(path, configsFor({}, host), host)
  if (!isByPlace(path, file.config) && !file.read().meta.isOwn) throw refused(path, 'is no postmortem')
}

const MARKDOWN = /\.(?:md|markdown|mdx)$/i

const refused = (path: string, why: string) =>
  new PostmortemError({ code: 'usage', message: `${path} ${why}, and is neither read nor written here.` })
