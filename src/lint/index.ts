export { differenceOf } from './example.ts'
export { fixText } from './fix.ts'
export { ledgerOf, type Verdict } from './ledger.ts'
export {
  families,
  type Need,
  type Rule,
  type RuleFinding,
  type RuleInfo,
  type Severity,
  type Surroundings,
} from './rule.ts'
export { rules } from './rules/index.ts'
export {
  type FileReport,
  type Finding,
  type LintedFile,
  type LintOptions,
  lintDocument,
  lintText,
  type Related,
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
