import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { rules as all, families, type Rule } from '../../lint/index.ts'
import { jsonText } from '../../visible.ts'

export interface RulesOptions {
  readonly json?: boolean
}

/** Prints every rule: by family for people, with all its data for programs. */
export function rules({ json }: RulesOptions, host: Host): ExitCode {
  host.terminal.out(json ? `${jsonText(all.map(described), 2)}\n` : families.map(familyTable).join('\n'))
  return exitCode.ok
}

const described = (rule: Rule) => ({
  id: rule.id,
  family: rule.family,
  severity: rule.severity,
  default: rule.off ? 'off' : 'on',
  summary: rule.summary,
  why: rule.why,
  fixes: rule.fixes ?? null,
  options: rule.options ?? {},
})

const NAME_WIDTH = Math.max(...all.map(({ id }) => id.length))

function familyTable(family: (typeof families)[number]): string {
  const rows = all
    .filter(rule => rule.family === family)
    .map(
      ({ id, severity, off, summary }) =>
        `  ${id.padEnd(NAME_WIDTH)}  ${(off ? 'off' : severity).padEnd(7)}  ${summary}\n`,
    )
  return `${family}\n${rows.join('')}`
}
