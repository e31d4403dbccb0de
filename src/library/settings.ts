import type { ParseOptions } from '../document/index.ts'
import { PostmortemError } from '../errors.ts'
import {
  type ConfigFile,
  type Layer,
  presetLayer,
  readConfig as read,
  resolveConfig,
} from '../lint/config/index.ts'
import { type Settings as AllSettings, recommended } from '../lint/index.ts'
import type { Config } from './config.ts'

/** The settings of one file, as `settingsOf` makes them: the rules that are on, and how the text is read. */
export interface Settings {
  readonly rules: readonly {
    readonly rule: { readonly id: string }
    /** The severity of all its findings; null for the rule's own. */
    readonly severity: 'error' | 'warning' | null
    readonly options: Readonly<Record<string, number | readonly string[]>>
  }[]
  /** For `parse`: the time zone of times that state none, and the team's own headings and fields. */
  readonly parse: Omit<ParseOptions, 'path'>
}

/** A config that is not valid. The message has all of its problems. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  /** A sentence for each problem, with its line: `3: There is no rule "blam"; did you mean blame?` */
  readonly problems: readonly string[]

  constructor(message: string, problems: readonly string[], options?: ErrorOptions) {
    super(message, options)
    this.problems = problems
  }
}

/** How to make settings. */
export interface SettingsOptions {
  /** The file's path relative to the config, with `/` between names, for `overrides`. By default no override applies. */
  readonly path?: string
  /**
   * Returns a config file that `extends` names.
   *
   * @param file as it is written there.
   * @param from the file that names it, as it is written; undefined for the first config.
   */
  readonly extended?: (file: string, from?: string) => Config
}

/**
 * Reads a config: YAML, or JSON where the path ends with `.json` or `.jsonc`. It is checked, and nothing in it is run.
 *
 * @param path the name of the file in messages. A `package.json` has its config under `postmortem`.
 * @throws ConfigError with every problem and its line.
 */
export function readConfig(text: string, path = 'postmortem.config.yaml'): Config {
  return orConfigError(() => read(path, text)?.values ?? {})
}

/**
 * The settings that a config gives a file; without a config, the recommended ones.
 *
 * @throws ConfigError where the config is not valid, or extends a file and there is no `extended`.
 */
export function settingsOf(config: Config = {}, { path, extended }: SettingsOptions = {}): Settings {
  return orConfigError(() => {
    return resolveConfig(layersOf(config, extended)).settingsFor(path ?? '')
  })
}

/** A config that extends more files one in another extends itself. */
const NESTED_AT_MOST = 10

function layersOf(
  config: Config,
  extended: SettingsOptions['extended'],
  through: readonly string[] = [],
): readonly Layer[] {
  const { extends: bases, layer } = checked(config)
  const below = bases.flatMap(base => {
    if ('preset' in base) return presetLayer(base.preset)
    if (!extended || through.length === NESTED_AT_MOST)
      throw new ConfigError(
        extended
          ? `The config extends itself through ${base.file}.`
          : `The config extends ${base.file}: pass \`extended\`, which returns that config.`,
        [],
      )
    return layersOf(extended(base.file, through.at(-1)), extended, [...through, base.file])
  })
  return [...below, layer]
}

/** A config that is a value: its problems have no lines. */
function checked(config: Config): ConfigFile {
  try {
    return orConfigError(() => read('config.yaml', JSON.stringify(config) ?? '{}') as ConfigFile)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const problems = error.problems.map(problem => problem.replace(/^\d+: /, ''))
    throw new ConfigError(`The config is not valid: ${problems.join(' ')}`, problems, { cause: error })
  }
}

/** The settings with all that the rules use. @throws TypeError for what `settingsOf` did not make. */
export function allOf(settings: Settings | undefined): AllSettings {
  if (settings === undefined) return recommended
  if (settings === null || !('lexicon' in settings))
    throw new TypeError('Make settings with settingsOf(config).')
  return settings as AllSettings
}

function orConfigError<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
    const { failure } = error
    throw new ConfigError(error.message, 'problems' in failure ? failure.problems : [], { cause: error })
  }
}
