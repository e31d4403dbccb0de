import { join } from 'node:path'
import { PostmortemError } from '../../errors.ts'
import type { Contents, Host } from '../../host/index.ts'
import type { Settings } from '../../lint/index.ts'
import { type Configs, folderInside } from '../config.ts'
import { pathFrom } from '../repository.ts'
import type { Changes } from './changes.ts'

/** A file to lint, and its settings. */
export interface Target {
  readonly path: string
  readonly settings: Settings
}

/** A file to lint, and its content. */
export interface Source extends Target {
  readonly contents: Contents
}

export interface SourceFlags {
  readonly allowEmpty?: boolean
  readonly stdin?: boolean
  readonly stdinFilename?: string
}

/** The files to lint, and the number of named files that a config ignores. */
export interface Targets {
  readonly targets: readonly Target[]
  readonly leftOut: number
  /** The files of named folders that are not read for their names. */
  readonly passedOver: readonly string[]
}

/** The files to lint: those of the patterns that no config or .gitignore ignores, and that changed. */
export async function targetsOf(
  patterns: readonly string[],
  { allowEmpty }: SourceFlags,
  changes: Changes | null,
  configs: Configs,
  host: Host,
): Promise<Targets> {
  const folder = patterns.length > 0 ? null : folderInside(await configs('postmortem.md'), host)
  const wanted = folder === null ? patterns : [folder]
  const onlyFiles = wanted.every(pattern => host.files.kind(pattern) === 'file')
  const isIgnored = onlyFiles ? undefined : (await import('./git-ignore.ts')).gitIgnores(host)
  const isIncluded = onlyFiles ? undefined : await inclusionOf(wanted, configs, host)
  const { files, unmatched, passedOver } = await host.files.find(wanted, {
    ...(isIgnored && { isIgnored }),
    ...(isIncluded && { isIncluded }),
  })
  // a folder that was set up and is still empty is not an error
  const empty = folder !== null && host.files.kind(folder) === 'folder'
  const all = changes ? [...new Set([...files, ...stagedBelow(wanted, changes, host)])] : files
  if (unmatched.length > 0 && !allowEmpty && !empty)
    throw new PostmortemError({ code: 'nothing-matched', patterns: unmatched })
  const targets: Target[] = []
  let leftOut = 0
  for (const path of all) {
    if (changes && !changes.has(path)) continue
    const { ignored, settings } = await configs(path)
    if (ignored) leftOut++
    else targets.push({ path, settings: await settings() })
  }
  return { targets, leftOut, passedOver }
}

/** Whether the config of the named folder that a path is in includes it. */
async function inclusionOf(wanted: readonly string[], configs: Configs, host: Host) {
  const folders = wanted.filter(pattern => host.files.kind(pattern) === 'folder')
  const of = await Promise.all(folders.map(folder => configs(join(folder, 'postmortem.md'))))
  return (path: string) => of.some(({ isIncluded }, i) => isBelow(folders[i] ?? '', path) && isIncluded(path))
}

/** Files that are staged, but no longer on the disk. */
const stagedBelow = (wanted: readonly string[], changes: Changes, host: Host): string[] =>
  changes.paths.filter(
    path =>
      host.files.kind(path) === null &&
      /\.(?:md|markdown)$/i.test(path) &&
      changes.staged(path) !== null &&
      wanted.some(pattern => path === pathFrom('.', pattern) || isBelow(pattern, path)),
  )

const isBelow = (folder: string, path: string): boolean => !pathFrom(folder, path).startsWith('../')

/** The text of standard input, under the given name, and whether a config ignores that. */
export async function sourceFromInput(
  { stdinFilename = 'standard-input.md' }: SourceFlags,
  configs: Configs,
  host: Host,
): Promise<Source & { readonly contents: Extract<Contents, { kind: 'text' }>; readonly ignored: boolean }> {
  const text = await host.terminal.readInput()
  const { ignored, settings } = await configs(stdinFilename)
  return { path: stdinFilename, contents: { kind: 'text', text }, settings: await settings(), ignored }
}
