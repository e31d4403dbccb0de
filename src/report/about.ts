import manifest from '../../package.json' with { type: 'json' }
import type { Totals } from './reporter.ts'

/** The name, version and site of the program, as reports have them. */
export const tool = { name: 'postmortem', version: manifest.version, site: manifest.homepage } as const

/** The address of a rule's page. */
export const rulePage = (rule: string): string => `${manifest.homepage}rules/${rule}`

/** A path as CI tools expect it: without `./` at the start. */
export const portablePath = (path: string): string => path.replace(/^(?:\.\/)+/, '')

/** `3 files checked: 1 error, 2 warnings.` */
export const sumOf = ({ files, errors, warnings }: Totals): string =>
  `${counted(files, 'file')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`

/** A sentence about the findings that the baseline hides; empty where there are none. */
export const hiddenByBaseline = ({ baseline }: Totals): string =>
  baseline && baseline.known > 0 ? `${counted(baseline.known, 'finding')} hidden by the baseline.` : ''

/** A number with its noun: `1 file`, `2 files`. */
export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
