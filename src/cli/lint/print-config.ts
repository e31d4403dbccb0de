import { jsonText } from '../../visible.ts'
import type { Configs } from '../config.ts'

/** The settings of one file as JSON: its configs, and every rule that is on. */
export async function printConfig(path: string, configs: Configs): Promise<string> {
  const { settings, ignored, sources } = await configs(path)
  const { team, parse, rules } = await settings()
  return `${jsonText(
    {
      file: path,
      configs: sources,
      ignored,
      timezone: parse.timezone ?? null,
      ...team,
      headings: Object.fromEntries(parse.headings ?? []),
      rules: Object.fromEntries(
        rules.map(({ rule, severity, options }) => [
          rule.id,
          { severity: severity ?? 'of the rule', ...(Object.keys(options).length > 0 && { options }) },
        ]),
      ),
    },
    2,
  )}\n`
}
