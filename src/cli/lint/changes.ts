import { join } from 'node:path'
import { PostmortemError } from '../../errors.ts'
import type { Contents, GitResult, Host } from '../../host/index.ts'
import type { Finding } from '../../lint/index.ts'
import { visibleLine } from '../../visible.ts'
import { pathFrom } from '../config.ts'

/** Files that differ, and on which of their lines. */
export interface Changes {
  /** Those that were added or changed, as paths from the working folder. */
  readonly paths: readonly string[]
  /** Whether the file at a path was added or changed. @throws PostmortemError for a file outside of the repository. */
  has(path: string): boolean
  /** What git has staged for a file; null where the file itself is to be read. */
  staged(path: string): Contents | null
  /** Whether a finding is about a line that was added or changed, or about the document as a whole. */
  touches(path: string, finding: Finding): boolean
}

const failed = (message: string) => new PostmortemError({ code: 'usage', message })

/** Renames are found, attributes that hide text are not believed, and paths are from the top. */
const DIFF = [
  '-c',
  'core.quotePath=false',
  'diff',
  '--no-relative',
  '--no-color',
  '--no-ext-diff',
  '-M',
  '--text',
]
const NAMES = ['--name-only', '-z', '--diff-filter=ACMRT']
const LINES = ['--unified=0', '--src-prefix=a/', '--dst-prefix=b/']

/** What differs from the place where the branch left REF, files that git does not know yet included. */
export function changesSince(ref: string, host: Host): Changes {
  const top = topOf(host)
  if (!/^[^-\s]\S*$/.test(ref)) throw failed(`Give --since a branch, tag or commit, not ${visibleLine(ref)}.`)
  const commit = host.git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (commit.code !== 0) throw failed(unknownRef(ref, host))
  const base = host.git.run(['merge-base', commit.out.trim(), 'HEAD'])
  if (base.code !== 0) throw failed(noCommonAncestor(ref, host))
  const from = base.out.trim()
  const differing = listOf(host.git.run([...DIFF, ...NAMES, from]))
  const untracked = listOf(
    host.git.run(['ls-files', '--full-name', '--others', '--exclude-standard', '-z', top]),
  )
  return changesAmong(top, [...differing, ...untracked], host, {
    staged: () => null,
    lines: () =>
      new Map([...addedLines(host.git.run([...DIFF, ...LINES, from])), ...untracked.map(wholeFile)]),
  })
}

/** What is staged, as it is staged. */
export function stagedChanges(host: Host): Changes {
  const top = topOf(host)
  const names = listOf(host.git.run([...DIFF, '--cached', ...NAMES]))
  return changesAmong(top, names, host, {
    staged: name => host.git.show(`:${name}`),
    lines: () => addedLines(host.git.run([...DIFF, '--cached', ...LINES])),
  })
}

interface Source {
  staged(name: string): Contents | null
  /** By path from the top of the repository. */
  lines(): ReadonlyMap<string, readonly LineRange[]>
}

type LineRange = readonly [first: number, last: number]

const wholeFile = (name: string): [string, LineRange[]] => [name, [[1, Number.POSITIVE_INFINITY]]]

function changesAmong(top: string, names: readonly string[], host: Host, source: Source): Changes {
  const changed = new Set(names)
  let lines: ReadonlyMap<string, readonly LineRange[]> | null = null
  const inRepository = (path: string) => {
    const name = pathFrom(top, host.files.real(path))
    if (name.startsWith('../')) throw failed(`${visibleLine(path)} is not in this repository.`)
    return name
  }
  return {
    paths: names.map(name => pathFrom(host.files.real('.'), join(top, name))),
    has: path => changed.has(inRepository(path)),
    staged: path => source.staged(inRepository(path)),
    touches(path, { start, end, whole }) {
      lines ??= source.lines()
      const ranges = lines.get(inRepository(path)) ?? []
      return whole === true || ranges.some(([first, last]) => start.line <= last && first <= end.line)
    },
  }
}

function topOf(host: Host): string {
  const { code, out } = host.git.run(['rev-parse', '--show-toplevel'])
  if (code === null) throw failed('There is no git here: --since and --staged need it.')
  if (code !== 0) throw failed('This is no git repository: --since and --staged need one.')
  return out.replace(/\r?\n$/, '')
}

/** What to fetch, precisely: a clone of CI may have nothing but one commit. */
function unknownRef(ref: string, host: Host): string {
  const remotes = host.git.run(['remote']).out.split('\n').filter(Boolean)
  const remote = remotes.find(name => ref.startsWith(`${name}/`))
  const branch = remote ? ref.slice(remote.length + 1) : ref
  const name = `${remote ?? 'origin'}/${branch}`
  const fetch = `git fetch --no-tags ${remote ?? 'origin'} +refs/heads/${branch}:refs/remotes/${name}`
  const then = remote ? '' : ` and give --since ${name}`
  return `Git knows no ${visibleLine(ref)} here. Run ${visibleLine(fetch)}${then}.${deepening(host)}`
}

const deepening = (host: Host): string =>
  isShallow(host)
    ? ' This clone is shallow, so run git fetch --unshallow --no-tags too (with actions/checkout: fetch-depth: 0; with GitLab CI: GIT_DEPTH: 0).'
    : ''

const isShallow = (host: Host): boolean =>
  host.git.run(['rev-parse', '--is-shallow-repository']).out.trim() === 'true'

const noCommonAncestor = (ref: string, host: Host): string =>
  isShallow(host)
    ? `The history here does not reach back to where it left ${visibleLine(ref)}.${deepening(host)}`
    : `${visibleLine(ref)} and HEAD have no commit in common.`

function textOf({ code, out, err }: GitResult): string {
  if (code !== 0) throw failed(`git failed: ${visibleLine(err.trim())}`)
  return out
}

const listOf = (result: GitResult): string[] => textOf(result).split('\0').filter(Boolean)

/** The lines that a diff without context adds, by file, from its `+++ b/path` and `@@ -1,2 +3,4 @@`. */
function addedLines(result: GitResult): Map<string, LineRange[]> {
  const files = new Map<string, LineRange[]>()
  let ranges: LineRange[] = []
  let left = 0
  for (const line of textOf(result).split('\n')) {
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    if (first !== undefined) {
      left = Number(count)
      if (left > 0) ranges.push([Number(first), Number(first) + left - 1])
    } else if (left > 0 && line.startsWith('+')) left--
    else if (left === 0 && line.startsWith('+++ ')) {
      ranges = []
      files.set(unquoted(line.slice(4)).replace(/^b\//, ''), ranges)
    }
  }
  return files
}

/** Git puts a name with tabs, quotes or line ends into quotes, and a tab behind one with blanks. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name.replace(/\t$/, '')
  const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '"': '"', '\\': '\\' }
  return name
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, char = '') =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[char] ?? char),
    )
}
