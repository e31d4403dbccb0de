export { differenceOf } from './example.ts'
export { fixText } from './fix.ts'
export { ledgerOf, type Verdict } from './ledger.ts'
export { families, type Rule, type Severity, type Surroundings } from './rule.ts'
export { rules } from './rules/index.ts'
export {
  type FileReport,
  type Finding,
  type LintOptions,
  lintDocument,
  lintText,
  reportNotText,
} from './run.ts'
export {
  activeRules,
  defaultTeam,
  type Level,
  levels,
  onlyRules,
  type PresetName,
  presets,
  type RuleSettings,
  recommended,
  type Settings,
  settingsWith,
} from './settings.ts'
