import type { ParseOptions } from '../document/index.ts'
import type { House, OptionValues, Rule, Severity } from './rule.ts'
import { rules } from './rules/index.ts'

/** How a config sets a rule; `on` leaves its severity to the rule. */
export const levels = ['off', 'on', 'warn', 'error'] as const
export type Level = (typeof levels)[number]

/** A rule that is on. */
export interface ActiveRule {
  readonly rule: Rule
  /** For all its findings; null leaves the choice to the rule, which may ask more of a published document. */
  readonly severity: Severity | null
  readonly options: OptionValues
}

/** All that decides how one file is read and linted. */
export interface Settings {
  readonly rules: readonly ActiveRule[]
  readonly house: House
  readonly parse: Pick<ParseOptions, 'timezone' | 'headings'>
}

/** What one layer of a config says of a rule; a null level leaves that of the layers below. */
export interface RuleSetting {
  readonly level: Level | null
  readonly options: OptionValues
}

export type RuleSettings = Readonly<Record<string, RuleSetting>>

const set = (wanted: (rule: Rule) => boolean, level: Level): RuleSettings =>
  Object.fromEntries(rules.filter(wanted).map(({ id }) => [id, { level, options: {} }]))

/** Sets of rules that a config can build on; every config builds on the first. */
export const presets = {
  recommended: {},
  strict: {
    // an order is a matter of taste
    ...set(
      ({ id, family }) => family !== 'audience' && family !== 'language' && id !== 'section-order',
      'error',
    ),
    // words are never an error: a reader may always have meant them
    ...set(({ family }) => family === 'language', 'warn'),
  },
  public: set(({ family }) => family === 'audience', 'on'),
} as const satisfies Record<string, RuleSettings>

export type PresetName = keyof typeof presets

/** The rules that are on when the layers are laid over one another, the last on top. */
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

export const defaultHouse: House = {
  severities: null,
  contacts: [],
  required: [
    {
      sections: ['summary', 'impact', 'timeline', 'root_cause', 'action_items'],
      severity: null,
      status: null,
    },
  ],
}

/** Without a config. */
export const recommended: Settings = { rules: activeRules([]), house: defaultHouse, parse: {} }

/** Some rules with their defaults, and no others. */
export const onlyRules = (chosen: readonly Rule[], house: House = defaultHouse): Settings => ({
  ...recommended,
  house,
  rules: chosen.map(rule => ({ rule, severity: null, options: defaultsOf(rule) })),
})
