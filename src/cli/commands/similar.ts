import { type Alike, likenessOf } from '../../collection/index.ts'
import { type Document, parse } from '../../document/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { jsonText, visibleLine } from '../../visible.ts'
import { filterOf } from '../collection/filter-flags.ts'
import { readCollection } from '../collection/read-collection.ts'
import { configsFor } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { headOf, LIMIT, type SearchOptions } from './search.ts'

/** Finds postmortems like one that is named, or like a title: exit code 1 where none is. */
export async function similar(
  named: readonly string[],
  options: SearchOptions,
  host: Host,
): Promise<ExitCode> {
  const { document, path } = await documentOf(named.join(' '), host)
  const likeness = likenessOf()
  await readCollection(options.in ?? [], await filterOf(options, host), host, (of, document) =>
    likeness.add(of, document),
  )
  const found = likeness.like(document, path).slice(0, options.limit ?? LIMIT)
  const { terminal } = host
  if (options.json) terminal.out(`${jsonText({ version: 1, similar: found.map(jsonOf) }, 2)}\n`)
  else if (found.length === 0) terminal.out('No postmortem is like it.\n')
  else terminal.out(found.map(one => `${headOf(one.of, host)}  ${whyOf(one)}\n`).join('\n'))
  return found.length > 0 ? exitCode.ok : exitCode.findings
}

/** The postmortem of a path, else one that has these words as its title and nothing more. */
async function documentOf(
  named: string,
  host: Host,
): Promise<{ readonly document: Document; readonly path: string }> {
  if (host.files.kind(named) !== 'file') return { document: parse(`# ${named}\n`), path: '' }
  const file = await postmortemFile(named, configsFor({}, host), host)
  return { document: file.read(), path: named.replaceAll('\\', '/') }
}

const whyOf = ({ closeness, words }: Alike): string =>
  `${Math.round(closeness * 100)} % alike: ${visibleLine(words.join(', '))}`

const jsonOf = ({ of: { path, title, date, severity }, closeness, words }: Alike) => ({
  ...{ path, title, date, severity },
  closeness: Math.round(closeness * 1000) / 1000,
  words,
})
