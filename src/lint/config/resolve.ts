import { isZone, type SectionKind } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import { matcherOf } from '../../patterns.ts'
import { quote } from '../../visible.ts'
import {
  activeRules,
  defaultHouse,
  type PresetName,
  presets,
  type RuleSettings,
  type Settings,
} from '../index.ts'
import type { House } from '../rule.ts'
import { type Layer, readPreset, readRuleFlag } from './read.ts'

/** Layers laid over one another, the last on top, and the patterns in them ready to match. */
export interface Config {
  /** Paths are from the config's folder, with `/` between names. */
  isIgnored(path: string): boolean
  readonly folder: string | null
  readonly templates: string | null
  settingsFor(path: string): Settings
}

const empty: Layer = {
  rules: {},
  house: {},
  headings: new Map(),
  timezone: null,
  ignore: [],
  folder: null,
  templates: null,
  overrides: [],
}

export const presetLayer = (name: PresetName): Layer => ({ ...empty, rules: presets[name] })

/** What the command line says goes on top. @throws PostmortemError for what no config could say either. */
export function layerOfFlags(flags: {
  readonly presets: readonly string[]
  readonly rules: readonly string[]
  readonly timezone: string | null
}): Layer[] {
  const chosen = flags.presets.map(name => presetLayer(readPreset(name)))
  if (flags.timezone !== null && !isZone(flags.timezone))
    throw new PostmortemError({
      code: 'usage',
      message: `Write an IANA time zone behind --timezone, such as America/Los_Angeles, not ${quote(flags.timezone)}.`,
    })
  const rules = Object.assign({}, ...flags.rules.map(readRuleFlag)) as RuleSettings
  return [...chosen, { ...empty, rules, timezone: flags.timezone }]
}

export function resolveConfig(layers: readonly Layer[]): Config {
  // an override is a layer for some files, above the one that it stands in
  const parts = layers.flatMap(layer => [
    { layer, applies: null },
    ...layer.overrides.map(override => ({ layer: override.layer, applies: matcherOf(override.files) })),
  ])
  const ignored = matcherOf(layers.flatMap(layer => layer.ignore))
  const known = new Map<string, Settings>()
  return {
    isIgnored: path => ignored(path) === true,
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
  return {
    rules: activeRules(layers.map(layer => layer.rules)),
    house: Object.assign({}, defaultHouse, ...layers.map(layer => layer.house)) as House,
    parse: { ...(timezone && { timezone }), ...(headings.size > 0 && { headings }) },
  }
}
