import type { ParseOptions } from '../document/index.ts'
import type { OptionValues, Rule, Severity, TeamSettings } from './rule.ts'
import { rules } from './rules/index.ts'
import { type Lexicon, lexiconOf } from './words/lexicon.ts'

/** The levels that a config can set; `on` is the severity of the rule. */
export const levels = ['off', 'on', 'warn', 'error'] as const
export type Level = (typeof levels)[number]

/** A rule that is on. */
export interface ActiveRule {
  readonly rule: Rule
  /** The severity of all its findings; null for that of the rule, which may be higher in a published document. */
  readonly severity: Severity | null
  readonly options: OptionValues
}

/** The settings that decide how one file is read and linted. */
export interface Settings {
  readonly rules: readonly ActiveRule[]
  readonly team: TeamSettings
  readonly parse: Omit<ParseOptions, 'path'>
  /** The words that the rules look for. */
  readonly lexicon: Lexicon
}

/** The setting of a rule in one layer of a config; a null level keeps that of the layers below. */
export interface RuleSetting {
  readonly level: Level | null
  readonly options: OptionValues
}

export type RuleSettings = Readonly<Record<string, RuleSetting>>

const set = (wanted: (rule: Rule) => boolean, level: Level): RuleSettings =>
  Object.fromEntries(rules.filter(wanted).map(({ id }) => [id, { level, options: {} }]))

/** Sets of rules that a config can extend; every config extends the first. */
export const presets = {
  recommended: {},
  strict: {
    // the order of sections is a matter of taste
    ...set(
      ({ id, family }) => family !== 'audience' && family !== 'language' && id !== 'section-order',
      'error',
    ),
    // words are never an error: the author may have meant them
    ...set(({ family }) => family === 'language', 'warn'),
  },
  public: set(({ family }) => family === 'audience', 'on'),
} as const satisfies Record<string, RuleSettings>

export type PresetName = keyof typeof presets

/** The active rules of several layers, of which the last wins. */
export function activeRules(layers: readonly RuleSettings[]): ActiveRule[] {
  return rules.flatMap((rule): ActiveRule[] => {
    const settings = layers.flatMap(layer => layer[rule.id] ?? [])
    const level = settings.findLast(setting => setting.level !== null)?.level ?? (rule.off ? 'off' : 'on')
    const options = Object.assign({}, defaultsOf(rule), ...settings.map(setting => setting.options))
    return level === 'off' ? [] : [{ rule, severity: severityOf[level], options }]
  })
}

const severityOf = { on: null, warn: 'warning', error: 'error' } as const

export const defaultsOf = ({ options = {} }: Rule): OptionValues =>
  Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, spec.default]))

export const defaultTeam: TeamSettings = {
  severities: null,
  contacts: [],
  organization: null,
  signed: [],
  required: null,
}

/** The settings with some active rules, and the lexicon of their words. */
export function settingsWith(
  active: readonly ActiveRule[],
  team: TeamSettings = defaultTeam,
  parse: Settings['parse'] = {},
): Settings {
  const vocabularies = active.map(({ rule, options }) => ({
    ...rule,
    lists: [
      ...(rule.phrases ?? []),
      ...(rule.exceptions ?? []),
      ...Object.values(options).filter(value => typeof value !== 'number'),
    ],
  }))
  return { rules: active, team, parse, lexicon: lexiconOf(vocabularies) }
}

/** The settings without a config. */
export const recommended: Settings = settingsWith(activeRules([]))

/** The settings with some rules only, at their defaults. */
export const onlyRules = (chosen: readonly Rule[], team: TeamSettings = defaultTeam): Settings =>
  settingsWith(
    chosen.map(rule => ({ rule, severity: null, options: defaultsOf(rule) })),
    team,
  )
