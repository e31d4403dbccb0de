import { PostmortemError } from '../errors.ts'
import type { Contents, Host } from '../host.ts'
import type { Changes } from './changes.ts'
import type { Configs, FileSettings } from './config.ts'

/** A text to lint. */
export interface Source extends FileSettings {
  readonly path: string
  readonly contents: Contents
}

export interface SourceFlags {
  readonly allowEmpty?: boolean
  readonly stdin?: boolean
  readonly stdinFilename?: string
}

/** Where postmortems are when nobody says. */
const DEFAULT_FOLDER = 'postmortems'

/** The paths to lint: those of the patterns that no config or .gitignore leaves out, and that changed. */
export async function pathsToLint(
  patterns: readonly string[],
  { allowEmpty }: SourceFlags,
  changes: Changes | null,
  configs: Configs,
  host: Host,
): Promise<readonly string[]> {
  const wanted = patterns.length > 0 ? patterns : [DEFAULT_FOLDER]
  const onlyFiles = wanted.every(pattern => host.kind(pattern) === 'file')
  const isIgnored = onlyFiles ? undefined : (await import('./git-ignore.ts')).gitIgnores(host)
  const { files, unmatched } = await host.find(wanted, isIgnored)
  if (unmatched.length > 0 && !allowEmpty)
    throw new PostmortemError({ code: 'nothing-matched', patterns: unmatched })
  const kept: string[] = []
  for (const path of files)
    if ((!changes || changes.has(path)) && !(await configs(path)).ignored) kept.push(path)
  return kept
}

/** The text of standard input, under the name that it is said to have. */
export async function sourceFromInput(
  { stdinFilename = 'standard-input.md' }: SourceFlags,
  configs: Configs,
  host: Host,
): Promise<Source> {
  const text = await host.readInput()
  return { path: stdinFilename, contents: { kind: 'text', text }, ...(await configs(stdinFilename)) }
}
