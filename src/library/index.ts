export { insertEvent, type NewEvent } from './change.ts'
export {
  type CheckedClaim,
  checkClaims,
  type Fixed,
  type FixOptions,
  fixText,
  type LintOptions,
  type LintReport,
  lintDocument,
  lintText,
  type NotChecked,
} from './check.ts'
export type { Config, ConfigSettings, RequiredSections, RuleConfig } from './config.ts'
export {
  type RenderFormat,
  type RenderOptions,
  renderDocument,
  type TemplateInfo,
  type TemplateName,
  templates,
} from './render.ts'
export { type ReportFormat, type ReportOptions, report, reportFormats } from './report.ts'
export { type PresetName, presets, rules } from './rules.ts'
export {
  ConfigError,
  readConfig,
  type Settings,
  type SettingsOptions,
  settingsOf,
} from './settings.ts'
