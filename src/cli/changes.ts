import { join } from 'node:path'
import { PostmortemError } from '../errors.ts'
import type { GitResult, Host } from '../host.ts'
import type { Finding } from '../lint/index.ts'
import { visibleLine } from '../visible.ts'
import { pathFrom } from './config.ts'

/** Files that differ, and on which of their lines. */
export interface Changes {
  /** Whether the file at a path was added or changed. */
  has(path: string): boolean
  /** What git has staged for a file; null where the file itself is to be read. */
  stagedText(path: string): string | null
  /** Whether a finding is about a line that was added or changed. */
  touches(path: string, finding: Finding): boolean
}

const failed = (message: string) => new PostmortemError({ code: 'usage', message })

/** What differs from the place where the branch left REF, files that git does not know yet included. */
export function changesSince(ref: string, host: Host): Changes {
  const top = topOf(host)
  if (!/^[\w][\w./@{}^~+-]*$/.test(ref))
    throw failed(`Give --since a branch, tag or commit, not ${visibleLine(ref)}.`)
  const commit = host.git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (commit.code !== 0) throw failed(unknownRef(ref))
  const base = host.git(['merge-base', commit.out.trim(), 'HEAD'])
  if (base.code !== 0) throw failed(noCommonAncestor(ref, host))
  const from = base.out.trim()
  const differing = listOf(host.git(['diff', '--name-only', '-z', '--diff-filter=ACMRT', from]))
  const untracked = listOf(host.git(['ls-files', '--full-name', '--others', '--exclude-standard', '-z', top]))
  return changesAmong(top, [...differing, ...untracked], host, {
    staged: false,
    linesOf: path =>
      untracked.includes(path)
        ? null
        : addedLines(
            host.git(['diff', '--unified=0', '--no-color', '--no-ext-diff', from, '--', join(top, path)]),
          ),
  })
}

/** What is staged, as it is staged. */
export function stagedChanges(host: Host): Changes {
  const top = topOf(host)
  const names = listOf(host.git(['diff', '--cached', '--name-only', '-z', '--diff-filter=ACMRT']))
  return changesAmong(top, names, host, {
    staged: true,
    linesOf: path =>
      addedLines(
        host.git(['diff', '--cached', '--unified=0', '--no-color', '--no-ext-diff', '--', join(top, path)]),
      ),
  })
}

interface Source {
  readonly staged: boolean
  /** Null where the whole file is new. */
  linesOf(path: string): readonly LineRange[] | null
}

type LineRange = readonly [first: number, last: number]

function changesAmong(top: string, names: readonly string[], host: Host, source: Source): Changes {
  const changed = new Set(names)
  const lines = new Map<string, readonly LineRange[] | null>()
  const inRepository = (path: string) => pathFrom(top, path)
  const linesAt = (name: string) => {
    const known = lines.get(name)
    const found = known === undefined ? source.linesOf(name) : known
    lines.set(name, found)
    return found
  }
  return {
    has: path => changed.has(inRepository(path)),
    stagedText: path => (source.staged ? stagedText(inRepository(path), host) : null),
    touches(path, { start, end }) {
      const ranges = linesAt(inRepository(path))
      return ranges === null || ranges.some(([first, last]) => start.line <= last && first <= end.line)
    },
  }
}

function stagedText(name: string, host: Host): string {
  const { code, out, err } = host.git(['show', `:${name}`])
  if (code !== 0)
    throw failed(`git cannot show what is staged of ${visibleLine(name)}: ${visibleLine(err.trim())}.`)
  return out
}

function topOf(host: Host): string {
  const { code, out } = host.git(['rev-parse', '--show-toplevel'])
  if (code === null) throw failed('There is no git here: --since and --staged need it.')
  if (code !== 0) throw failed('This is no git repository: --since and --staged need one.')
  return out.replace(/\r?\n$/, '')
}

function unknownRef(ref: string): string {
  const [, remote, branch] = /^(origin)\/(.+)$/.exec(ref) ?? []
  const fetch = remote
    ? `git fetch --no-tags ${remote} +refs/heads/${branch}:refs/remotes/${ref}`
    : `git fetch --no-tags origin ${ref}`
  return `Git knows no ${visibleLine(ref)} here. Fetch it first: ${fetch}`
}

function noCommonAncestor(ref: string, host: Host): string {
  const shallow = host.git(['rev-parse', '--is-shallow-repository']).out.trim() === 'true'
  return shallow
    ? `This clone is shallow, and its history does not reach back to where it left ${ref}. Fetch more: git fetch --unshallow --no-tags origin (with actions/checkout: fetch-depth: 0; with GitLab CI: GIT_DEPTH: 0).`
    : `${ref} and HEAD have no commit in common.`
}

function listOf({ code, out, err }: GitResult): string[] {
  if (code !== 0) throw failed(`git failed: ${visibleLine(err.trim())}`)
  return out.split('\0').filter(Boolean)
}

/** The lines that a diff without context adds, from its `@@ -1,2 +3,4 @@`. */
function addedLines({ out }: GitResult): LineRange[] {
  return [...out.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].flatMap(
    ([, first, count = '1']): LineRange[] =>
      count === '0' ? [] : [[Number(first), Number(first) + Number(count) - 1]],
  )
}
