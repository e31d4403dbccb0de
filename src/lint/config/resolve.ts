import { isZone, type SectionKind } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import { matcherOf } from '../../patterns.ts'
import { quote } from '../../visible.ts'
import {
  activeRules,
  defaultTeam,
  type PresetName,
  presets,
  type RuleSettings,
  type Settings,
  settingsWith,
} from '../index.ts'
import type { TeamSettings } from '../rule.ts'
import { type Layer, readPreset, readRuleFlag } from './read.ts'

/** The settings of all layers, of which the last wins, with their patterns ready to match. */
export interface Config {
  /** @param path relative to the config's folder, with `/` between names. */
  isIgnored(path: string): boolean
  /** Whether a file of a folder is linted whatever its name is. */
  isIncluded(path: string): boolean
  readonly folder: string | null
  readonly templates: string | null
  settingsFor(path: string): Settings
}

const empty: Layer = {
  rules: {},
  team: {},
  headings: new Map(),
  timezone: null,
  fields: [],
  ignore: [],
  include: [],
  folder: null,
  templates: null,
  overrides: [],
}

export const presetLayer = (name: PresetName): Layer => ({ ...empty, rules: presets[name] })

/** The layers of the command line, which go on top. @throws PostmortemError for what no config could set either. */
export function layerOfFlags(flags: {
  readonly presets: readonly string[]
  readonly rules: readonly string[]
  readonly timezone: string | null
}): Layer[] {
  const chosen = flags.presets.map(name => presetLayer(readPreset(name)))
  if (flags.timezone !== null && !isZone(flags.timezone))
    throw new PostmortemError({
      code: 'usage',
      message: `Write an IANA time zone after --timezone, such as America/Los_Angeles, not ${quote(flags.timezone)}.`,
    })
  const rules = Object.assign({}, ...flags.rules.map(readRuleFlag)) as RuleSettings
  return [...chosen, { ...empty, rules, timezone: flags.timezone }]
}

export function resolveConfig(layers: readonly Layer[]): Config {
  // an override is a layer for some files, above the layer that contains it
  const parts = layers.flatMap(layer => [
    { layer, applies: null },
    ...layer.overrides.map(override => ({ layer: override.layer, applies: matcherOf(override.files) })),
  ])
  const ignored = matcherOf(layers.flatMap(layer => layer.ignore))
  const included = matcherOf(layers.flatMap(layer => layer.include))
  const known = new Map<string, Settings>()
  return {
    isIgnored: path => ignored(path) === true,
    isIncluded: path => included(path) === true,
    folder: layers.findLast(layer => layer.folder !== null)?.folder ?? null,
    templates: layers.findLast(layer => layer.templates !== null)?.templates ?? null,
    settingsFor(path) {
      const applying = parts.filter(({ applies }) => applies === null || applies(path))
      const key = applying.map(part => parts.indexOf(part)).join()
      const settings = known.get(key) ?? merge(applying.map(part => part.layer))
      known.set(key, settings)
      return settings
    },
  }
}

function merge(layers: readonly Layer[]): Settings {
  const timezone = layers.findLast(layer => layer.timezone !== null)?.timezone
  const headings = new Map<string, SectionKind>(layers.flatMap(layer => [...layer.headings]))
  const fields = new Set(layers.flatMap(layer => layer.fields))
  return settingsWith(
    activeRules(layers.map(layer => layer.rules)),
    Object.assign({}, defaultTeam, ...layers.map(layer => layer.team)) as TeamSettings,
    {
      ...(timezone && { timezone }),
      ...(headings.size > 0 && { headings }),
      ...(fields.size > 0 && { fields }),
    },
  )
}
