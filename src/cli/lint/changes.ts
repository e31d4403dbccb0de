import { join } from 'node:path'
import { PostmortemError } from '../../errors.ts'
import type { Contents, GitResult, Host } from '../../host/index.ts'
import type { Finding } from '../../lint/index.ts'
import { pathFrom } from '../repository.ts'

/** The files that differ, and their changed lines. */
export interface Changes {
  /** The files that were added or changed, as paths from the working folder. */
  readonly paths: readonly string[]
  /** Whether the file at a path was added or changed. @throws PostmortemError for a file outside of the repository. */
  has(path: string): boolean
  /** The staged content of a file; null if the file itself is to be read. */
  staged(path: string): Contents | null
  /** Whether a finding is about a line that was added or changed, or about the document as a whole. */
  touches(path: string, finding: Finding): boolean
}

/** The diff command: it finds renames, ignores attributes that hide text, runs nothing, and prints paths from the top. */
const DIFF = [
  ...['diff', '--no-relative', '--no-color', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all'],
  ...['-M', '--text'],
]
const NAMES = ['--name-only', '-z', '--diff-filter=ACMRT']
const LINES = ['--unified=0', '--src-prefix=a/', '--dst-prefix=b/']

/** The files that differ from where the branch left REF, including untracked files. */
export function changesSince(ref: string, host: Host): Changes {
  const top = topOf(host)
  if (!/^[^-\s]\S*$/.test(ref))
    throw new PostmortemError({
      code: 'flag-invalid',
      flag: '--since',
      value: ref,
      expects: 'a branch, tag or commit',
    })
  const commit = host.git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (commit.code !== 0) throw unknownRef(ref, host)
  const base = host.git.run(['merge-base', commit.out.trim(), 'HEAD'])
  if (base.code !== 0) throw new PostmortemError({ code: 'ref-unrelated', ref, shallow: isShallow(host) })
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

/** The staged files, as they are staged. */
export function stagedChanges(host: Host): Changes {
  const top = topOf(host)
  const names = listOf(host.git.run([...DIFF, '--cached', ...NAMES]))
  return changesAmong(top, names, host, {
    // with its stage, since a name may begin like one
    staged: name => host.git.show(`:0:${name}`),
    lines: () => addedLines(host.git.run([...DIFF, '--cached', ...LINES])),
  })
}

interface Source {
  staged(name: string): Contents | null
  /** The changed lines of each file, by its path from the top of the repository. */
  lines(): ReadonlyMap<string, readonly LineRange[]>
}

type LineRange = readonly [first: number, last: number]

const wholeFile = (name: string): [string, LineRange[]] => [name, [[1, Number.POSITIVE_INFINITY]]]

function changesAmong(top: string, names: readonly string[], host: Host, source: Source): Changes {
  const changed = new Set(names)
  let lines: ReadonlyMap<string, readonly LineRange[]> | null = null
  const inRepository = (path: string) => {
    const name = pathFrom(top, host.files.real(path))
    if (name.startsWith('../')) throw new PostmortemError({ code: 'git-other-repository', path })
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
  const { code, out, err } = host.git.run(['rev-parse', '--show-toplevel'])
  if (code === null) throw new PostmortemError({ code: 'git-missing' })
  if (code !== 0 && /not a git repository/i.test(err))
    throw new PostmortemError({ code: 'git-no-repository' })
  // "detected dubious ownership" says itself what to do
  if (code !== 0) throw new PostmortemError({ code: 'git-failed', message: err.trim() })
  return out.replace(/\r?\n$/, '')
}

/** Says exactly what to fetch: a clone in CI may have a single commit. */
function unknownRef(ref: string, host: Host): PostmortemError {
  const remotes = host.git.run(['remote']).out.split('\n').filter(Boolean)
  if (host.git.run(['rev-parse', '--verify', '--quiet', 'HEAD']).code !== 0)
    return new PostmortemError({ code: 'git-no-commit' })
  const shallow = isShallow(host)
  const other = otherFetch(ref, remotes[0] ?? 'origin', shallow)
  if (other !== null)
    return new PostmortemError({ code: 'ref-unknown', ref, fetch: other, fetched: null, shallow: false })
  const remote = remotes.find(name => ref.startsWith(`${name}/`))
  const branch = remote ? ref.slice(remote.length + 1) : ref
  const name = `${remote ?? 'origin'}/${branch}`
  return new PostmortemError({
    code: 'ref-unknown',
    ref,
    fetch: `git fetch --no-tags ${remote ?? 'origin'} +refs/heads/${branch}:refs/remotes/${name}`,
    fetched: remote ? null : name,
    shallow,
  })
}

/** How to fetch a commit, the ancestor of one, or a tag; null for a branch. */
function otherFetch(ref: string, remote: string, shallow: boolean): string | null {
  if (/^[0-9a-f]{40}$/.test(ref)) return `git fetch --depth=1 ${remote} ${ref}`
  if (/[~^]/.test(ref) || /^[0-9a-f]{7,39}$/.test(ref))
    return shallow ? `git fetch --unshallow ${remote}` : `git fetch ${remote}`
  return /^(?:refs\/tags\/|v?\d+\.\d)/.test(ref)
    ? `git fetch --no-tags ${remote} ${tag(ref)}:${tag(ref)}`
    : null
}

const tag = (ref: string): string => `refs/tags/${ref.replace(/^refs\/tags\//, '')}`

const isShallow = (host: Host): boolean =>
  host.git.run(['rev-parse', '--is-shallow-repository']).out.trim() === 'true'

function textOf({ code, out, err }: GitResult): string {
  if (code !== 0) throw new PostmortemError({ code: 'git-failed', message: err.trim() })
  return out
}

const listOf = (result: GitResult): string[] => textOf(result).split('\0').filter(Boolean)

/** The lines that a diff without context adds to each file, from its `+++ b/path` and `@@ -1,2 +3,4 @@`. */
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

/** Removes the quotes that git puts around a name with tabs, quotes or line ends, and the tab after one with spaces. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name.replace(/\t$/, '')
  const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '"': '"', '\\': '\\' }
  return name
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, char = '') =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[char] ?? char),
    )
}
