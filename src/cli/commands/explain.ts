import { didYouMean } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { differenceOf, type Rule, rules } from '../../lint/index.ts'
import { rulePage } from '../../report/index.ts'

/** Prints what is on the page of a rule. */
export function explain(id: string, host: Host): ExitCode {
  const rule = rules.find(known => known.id === id)
  if (!rule) {
    const hint = didYouMean(
      id,
      rules.map(known => known.id),
    )
    throw new PostmortemError({ code: 'rule-unknown', id, hint })
  }
  host.terminal.out(
    `${[...headOf(rule), ...examplesOf(rule), ...optionsOf(rule), '', `Page: ${rulePage(id)}`].join('\n')}\n`,
  )
  return exitCode.ok
}

function headOf({ id, family, severity, off, summary, why, fixes }: Rule): string[] {
  const where = family === 'audience' ? 'in the preset public' : 'off by default'
  const state = off ? `${severity}, ${where}` : severity
  return [
    `${id} (${family}; ${state})`,
    '',
    `  ${summary}`,
    `  ${why}`,
    ...(fixes ? ['', `  --fix: ${fixes}`] : []),
  ]
}

function examplesOf({ examples }: Rule): string[] {
  const shown = (example: string) => {
    const { has, lacks } = differenceOf(example)
    return [...has.map(line => `  + ${line}`), ...(has.length === 0 ? lacks.map(line => `  - ${line}`) : [])]
  }
  return [
    '',
    'Good',
    ...examples.good.flatMap(example => ['', ...shown(example)]),
    '',
    'Bad',
    ...examples.bad.flatMap(example => ['', ...shown(example)]),
  ]
}

function optionsOf({ id, options = {} }: Rule): string[] {
  const entries = Object.entries(options)
  if (entries.length === 0) return []
  const lines = entries.map(([name, { kind, about, default: value }]) => {
    const standard = kind === 'count' ? ` (${value})` : value.length > 0 ? ` (${value.join(', ')})` : ''
    return `  ${name}: ${about}${standard}`
  })
  return ['', 'Options, in a config under', `  rules: { ${id}: { level: warn, … } }`, ...lines]
}
