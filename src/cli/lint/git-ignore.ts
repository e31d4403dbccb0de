import { dirname, join, resolve } from 'node:path'
import type { Host } from '../../host/index.ts'
import { type Matcher, matcherOf } from '../../patterns.ts'
import { pathFrom, repositoryOf } from '../repository.ts'

interface Rules {
  readonly folder: string
  readonly matches: Matcher
}

/**
 * Returns a function that says whether git ignores a path: by the .gitignore of its folder, else by those of the folders
 * above, up to the top of the repository, by its .git/info/exclude, and by the user's own. Outside of a repository nothing
 * is ignored.
 */
export function gitIgnores(host: Host): (path: string) => boolean {
  const known = new Map<string, readonly Rules[] | null>()
  /** The rules for a folder, the deepest first; null outside of a repository. */
  const rulesFor = (folder: string): readonly Rules[] | null => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const top = host.files.kind(join(folder, '.git')) !== null
    const parent = dirname(folder)
    const above = top ? [] : parent === folder ? null : rulesFor(parent)
    const everywhere = top ? [join(folder, '.git/info/exclude'), host.git.excludesFile() ?? []].flat() : []
    const own = [join(folder, '.gitignore'), ...everywhere].flatMap(path => rulesIn(folder, path, host))
    const rules = above && [...own, ...above]
    known.set(folder, rules)
    return rules
  }
  let tracked: readonly string[] | null = null
  /** Whether git tracks a path: then it does not ignore it, whatever the patterns say. */
  const isTracked = (path: string): boolean => {
    const top = repositoryOf(dirname(path), host)
    if (top === null) return false
    tracked ??= host.git.run(['ls-files', '-z', '--full-name', top]).out.split('\0')
    const name = pathFrom(host.files.real(top), host.files.real(path))
    return tracked.some(known => known === name || known.startsWith(`${name}/`))
  }
  return path => {
    for (const { folder, matches } of rulesFor(dirname(resolve(path))) ?? []) {
      const verdict = matches(pathFrom(folder, path) + (path.endsWith('/') ? '/' : ''))
      if (verdict !== null) return verdict && !isTracked(path)
    }
    return false
  }
}

/** The rules of a file of patterns, which are relative to a folder. */
function rulesIn(folder: string, path: string, host: Host): Rules[] {
  const contents = host.files.kind(path) === 'file' ? host.files.read(path) : null
  return contents?.kind === 'text' ? [{ folder, matches: matcherOf(contents.text.split(/\r?\n/)) }] : []
}
