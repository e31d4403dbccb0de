import { Chalk } from 'chalk'
import {
  type Excerpt,
  excerptOf,
  type Hit,
  inOrder,
  type SearchOrder,
  searchIndex,
  termsOf,
  type WriteUp,
} from '../../collection/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { jsonText, visibleLine } from '../../visible.ts'
import { type FilterFlags, filterOf } from '../collection/filter-flags.ts'
import { readCollection } from '../collection/read-collection.ts'
import { configsFor } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'

export interface SearchOptions extends FilterFlags {
  readonly in?: readonly string[]
  readonly limit?: number
  readonly sort?: SearchOrder
  readonly json?: boolean
}

/** The answers that are shown where nobody says how many. */
export const LIMIT = 10

/** Finds the postmortems that have some words: exit code 1 where none has. */
export async function search(
  words: readonly string[],
  options: SearchOptions,
  host: Host,
): Promise<ExitCode> {
  const index = searchIndex()
  await readCollection(options.in ?? [], await filterOf(options, host), host, (of, document) =>
    index.add(of, document),
  )
  const all = index.search(words.join(' '))
  const hits = sorted(all, words.join(' '), options.sort ?? 'best')
  const shown = hits.slice(0, options.limit ?? LIMIT)
  const configs = configsFor({}, host)
  const answers: { readonly of: WriteUp; readonly score: number; readonly excerpt: Excerpt | null }[] = []
  for (const { of, score, terms } of shown) {
    const document = (await postmortemFile(of.path, configs, host)).read()
    answers.push({ of, score, excerpt: excerptOf(document, terms) })
  }
  const { terminal } = host
  if (options.json)
    terminal.out(
      `${jsonText(
        {
          version: 1,
          found: hits.length,
          answers: answers.map(({ of: { path, title, date, severity }, score, excerpt }) => ({
            ...{ path, title, date, severity, score },
            excerpt: excerpt?.text ?? null,
          })),
        },
        2,
      )}\n`,
    )
  else {
    terminal.out(
      answers.map(({ of, excerpt }) => `${headOf(of, host)}${sentenceOf(excerpt, host)}`).join('\n'),
    )
    terminal.err(
      hits.length === 0
        ? all.length > 0
          ? `No postmortem has all of these words: without --sort, ${all.length} have some.\n`
          : 'No postmortem has these words.\n'
        : hits.length > shown.length
          ? `\n${hits.length - shown.length} more have some of these words: --limit shows them.\n`
          : '',
    )
  }
  return hits.length > 0 ? exitCode.ok : exitCode.findings
}

/** By date only those that have all words, or their starts: what has a letter wrong would come first as well. */
function sorted(hits: readonly Hit[], words: string, order: SearchOrder): readonly Hit[] {
  if (order === 'best') return hits
  const asked = [...termsOf(words)]
  const hasAll = ({ terms }: Hit) => asked.every(word => terms.some(term => term.startsWith(word)))
  const byWriteUp = new Map(hits.filter(hasAll).map(hit => [hit.of, hit]))
  const newest = inOrder([...byWriteUp.keys()], 'date').flatMap(of => byWriteUp.get(of) ?? [])
  const [dated, undated] = [newest.filter(({ of }) => of.date), newest.filter(({ of }) => !of.date)]
  return order === 'newest' ? newest : [...dated.toReversed(), ...undated]
}

/** When it was, how severe, its title, and below them where it is. */
export function headOf({ date, severity, title, path }: WriteUp, { terminal }: Host): string {
  const chalk = new Chalk({ level: terminal.color.out })
  const about = [date, severity].filter(Boolean).join(', ')
  const name = visibleLine(title ?? path)
  return `${chalk.bold(name)}${about ? ` (${visibleLine(about)})` : ''}\n  ${chalk.dim(visibleLine(path))}\n`
}

function sentenceOf(excerpt: Excerpt | null, { terminal }: Host): string {
  if (!excerpt) return ''
  const chalk = new Chalk({ level: terminal.color.out })
  const { text, marks } = excerpt
  let [shown, at] = ['', 0]
  for (const { start, end } of marks) {
    shown += visibleLine(text.slice(at, start)) + chalk.yellow(visibleLine(text.slice(start, end)))
    at = end
  }
  return `  ${shown}${visibleLine(text.slice(at))}\n`
}
