import { basename, dirname, join, resolve } from 'node:path'
import type { ParseOptions } from '../document/index.ts'
import { PostmortemError } from '../errors.ts'
import type { Host } from '../host/index.ts'
import type { Config, Layer } from '../lint/config/index.ts'
import type { Settings } from '../lint/index.ts'
import { visibleLine } from '../visible.ts'
import { folderBelow, folderLookedForOnce, folderOfRepository } from './postmortems-folder.ts'
import { foldersFrom, leadsOutOf, leadsOutside, pathFrom, repositoryOf } from './repository.ts'

export interface ConfigFlags {
  /** A file to use instead of the nearest; false for none. */
  readonly config?: string | boolean
  readonly preset?: readonly string[]
  /** `RULE=LEVEL` each. */
  readonly rule?: readonly string[]
  readonly timezone?: string
}

/** The settings of one file, and the configs that they come from. */
export interface FileSettings {
  readonly parse: Settings['parse']
  /** The contacts of the team. */
  readonly contacts: readonly string[]
  readonly organization: string | null
  readonly signed: readonly string[]
  /** The lint settings; without a config, only this loads the rules. */
  settings(): Promise<Settings>
  readonly ignored: boolean
  /** Whether a file of a named folder is linted whatever its name is. */
  isIncluded(path: string): boolean
  /** The config files, the nearest last. */
  readonly sources: readonly string[]
  /** The folder of the nearest config; the working folder if there is none. */
  readonly folder: string
  /** The folder of postmortems. */
  readonly postmortems: string
  /** The folder of the team's templates; null if there is none. */
  readonly templates: string | null
}

/** Returns the settings of a file, from the nearest config above it and the flags. */
export type Configs = (path: string) => Promise<FileSettings>

/** The names of a config, besides package.json. A folder can have only one. */
export const configNames = [
  'postmortem.config.yaml',
  'postmortem.config.yml',
  'postmortem.config.json',
  'postmortem.config.jsonc',
  '.config/postmortem.yaml',
  '.config/postmortem.yml',
  '.config/postmortem.json',
  '.config/postmortem.jsonc',
] as const

/** The folder that a config is about: that above a `.config` folder. */
function folderOf(config: string): string {
  const folder = dirname(config)
  return basename(folder) === '.config' ? dirname(folder) : folder
}

interface Found {
  readonly config: Config | null
  readonly folder: string
  readonly sources: readonly string[]
}

const withoutConfig = ({ folder, sources }: Found, postmortems: string): FileSettings => ({
  parse: {},
  contacts: [],
  organization: null,
  signed: [],
  settings: async () => (await import('../lint/index.ts')).recommended,
  ignored: false,
  isIncluded: () => false,
  sources,
  folder,
  postmortems,
  templates: null,
})

/** The configs of a command that must not fail during an incident: one that cannot be read does not count. */
export function configsDuringIncident(host: Host): Configs {
  const [configs, without] = [configsFor({}, host), configsFor({ config: false }, host)]
  return async path => (await unlessBroken(() => configs(path))) ?? without(path)
}

/** What the work returns; null if a config cannot be read. */
async function unlessBroken<T>(work: () => Promise<T>, say: (error: PostmortemError) => void = () => {}) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
    say(error)
    return null
  }
}

export function configsFor(flags: ConfigFlags, host: Host): Configs {
  const byFolder = new Map<string, Promise<Found>>()
  const load = async (path: string | null): Promise<Found> => {
    const sources: string[] = []
    const layers = [
      ...(path === null ? [] : await layersOf(path, host, sources)),
      ...(await flagLayers(flags)),
    ]
    const folder = path === null ? '.' : folderOf(path)
    if (layers.length === 0) return { config: null, folder, sources }
    const { resolveConfig } = await import('../lint/config/index.ts')
    return { config: resolveConfig(layers), folder, sources: sources.reverse() }
  }
  const above = (folder: string): Promise<Found> => {
    const known = byFolder.get(folder)
    if (known) return known
    const found = (async () => {
      const own = await configIn(folder, host)
      if (own !== null) return load(own)
      // what is above the repository is not about it
      const isTop = dirname(folder) === folder || host.files.kind(join(folder, '.git')) !== null
      return isTop ? load(null) : above(dirname(folder))
    })()
    byFolder.set(folder, found)
    return found
  }
  const named =
    typeof flags.config === 'string' ? load(flags.config) : flags.config === false ? load(null) : null
  const ofRepository = folderLookedForOnce(host)
  return async path => {
    const found = await (named ?? above(dirname(resolve(path))))
    const { config, folder, sources } = found
    if (!config) return withoutConfig(found, ofRepository())
    const inside = pathFrom(folder, path)
    const settings = config.settingsFor(inside)
    return {
      parse: settings.parse,
      contacts: settings.team.contacts,
      organization: settings.team.organization,
      signed: settings.team.signed,
      settings: async () => settings,
      ignored: config.isIgnored(inside),
      isIncluded: one => config.isIncluded(pathFrom(folder, one)),
      sources,
      folder,
      postmortems:
        config.folder !== null
          ? pathFrom('.', join(folder, config.folder))
          : named
            ? folderOfRepository(host)
            : folderBelow(folder, host),
      templates: config.templates === null ? null : pathFrom('.', join(folder, config.templates)),
    }
  }
}

/** The parse options of a file: those of its config, and the zone of the machine if nothing else names one. */
export async function parseOptionsFor(path: string, host: Host): Promise<ParseOptions> {
  const { parse } = await configsDuringIncident(host)(path)
  return { timezone: host.clock.timezone, ...parse, path }
}

/**
 * The folder of postmortems of a config.
 *
 * @throws PostmortemError if it leads out of the repository: only a folder that a person names may.
 */
export function folderInside(
  { postmortems, folder }: Pick<FileSettings, 'postmortems' | 'folder'>,
  host: Host,
): string {
  if (leadsOutOf(repositoryOf(folder, host) ?? folder, postmortems, host))
    throw new PostmortemError({ code: 'outside-repository', folder: folderShown(postmortems) })
  return postmortems
}

/**
 * The folder of postmortems; that of the repository where a config cannot be read. Without a config, this loads no more of
 * the program.
 *
 * @param say called if a config cannot be read.
 */
export async function folderOfPostmortems(
  host: Host,
  say?: (error: PostmortemError) => void,
): Promise<string> {
  const configured = await unlessBroken(() => configuredFolder(host), say)
  return configured ?? folderInside({ postmortems: folderOfRepository(host), folder: '.' }, host)
}

/** The folder of the nearest config; null where there is none. */
async function configuredFolder(host: Host): Promise<string | null> {
  for (const folder of foldersFrom('.')) {
    if ((await configIn(folder, host)) !== null)
      return folderInside(await configsFor({}, host)('postmortem.md'), host)
    if (host.files.kind(join(folder, '.git')) !== null) break
  }
  return null
}

/** A folder for messages: absolute if it is not below the working folder. */
export const folderShown = (folder: string): string =>
  visibleLine(folder.startsWith('..') ? resolve(folder) : folder)

async function configIn(folder: string, host: Host): Promise<string | null> {
  const own = configNames.filter(name => host.files.kind(join(folder, name)) === 'file')
  if (own.length > 1)
    throw new PostmortemError({
      code: 'configs-in-one-folder',
      folder: shown(folder) || '.',
      names: own,
    })
  const [name] = own
  if (name !== undefined) return join(folder, name)
  const manifest = join(folder, 'package.json')
  return mayConfigure(manifest, host) && (await read(manifest, host)) !== null ? manifest : null
}

/** Whether a manifest can be read and mentions this program: one that cannot be read configures other tools, if any. */
function mayConfigure(manifest: string, host: Host): boolean {
  if (host.files.kind(manifest) !== 'file') return false
  try {
    const contents = host.files.read(manifest)
    return contents.kind === 'text' && contents.text.includes('"postmortem"')
  } catch (error) {
    if (error instanceof PostmortemError) return false
    throw error
  }
}

async function read(path: string, host: Host) {
  const text = textOf(path, host)
  const { readConfig } = await import('../lint/config/index.ts')
  return readConfig(shown(path), text)
}

const shown = (path: string) => pathFrom('.', path)

function textOf(path: string, host: Host): string {
  const contents = host.files.read(path)
  if (contents.kind === 'text') return contents.text
  throw new PostmortemError({ code: 'file-not-text', path, reason: 'a config is UTF-8 text under 1 MiB' })
}

const NESTED_AT_MOST = 10

/** Configs that extend several others each would else be read a number of times that grows with each level. */
const FILES_AT_MOST = 50

/** The layers of a config, after those of what it extends. */
async function layersOf(
  path: string,
  host: Host,
  sources: string[],
  from: readonly string[] = [],
): Promise<Layer[]> {
  const { presetLayer } = await import('../lint/config/index.ts')
  if (from.includes(path) || from.length > NESTED_AT_MOST)
    throw new PostmortemError({ code: 'config-circular', path: shown(path), through: from.map(shown) })
  if (sources.length >= FILES_AT_MOST)
    throw new PostmortemError({
      code: 'config-not-extended',
      path: shown(from.at(-1) ?? path),
      base: shown(path),
      reason: `more than ${FILES_AT_MOST} files would be read`,
    })
  sources.push(shown(path))
  const file = await read(path, host)
  if (!file) return []
  const layers: Layer[] = []
  for (const base of file.extends) {
    if ('preset' in base) layers.push(presetLayer(base.preset))
    else {
      const extended = resolve(dirname(path), base.file)
      const reason = whyNotExtended(base.file, path, extended, host)
      if (reason)
        throw new PostmortemError({
          code: 'config-not-extended',
          path: shown(path),
          base: base.file,
          reason,
        })
      layers.push(...(await layersOf(extended, host, sources, [...from, path])))
    }
  }
  return [...layers, file.layer]
}

/** The reason why a config cannot extend a file: it may not read files outside of its repository. Null if it can. */
function whyNotExtended(name: string, path: string, extended: string, host: Host): string | null {
  if (name.includes('://')) return 'only presets and files can be extended'
  if (leadsOutside(extended, path, host)) return 'that file is outside of the repository'
  return host.files.kind(extended) === 'file' ? null : 'there is no such file'
}

async function flagLayers({ preset = [], rule = [], timezone }: ConfigFlags): Promise<Layer[]> {
  if (preset.length === 0 && rule.length === 0 && timezone === undefined) return []
  const { layerOfFlags } = await import('../lint/config/index.ts')
  return layerOfFlags({ presets: preset, rules: rule, timezone: timezone ?? null })
}
