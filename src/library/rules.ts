import { rules as all, presets as levelsOf, type RuleInfo } from '../lint/index.ts'

/** Every rule: what it asks for, why, its options and examples. */
export const rules: readonly RuleInfo[] = all

/** A set of rules that a config can extend. */
export type PresetName = 'recommended' | 'strict' | 'public'

/** The names of the sets of rules. */
export const presets: readonly PresetName[] = Object.keys(levelsOf) as (keyof typeof levelsOf)[]
