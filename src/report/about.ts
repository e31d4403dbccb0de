import { sep } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import type { Totals } from './reporter.ts'

/** How reports name the program that made them. */
export const tool = { name: 'postmortem', version: manifest.version } as const

/** The page of a rule, as it was published with this version. */
export const rulePage = (rule: string): string =>
  `https://unpkg.com/${manifest.name}@${manifest.version}/docs/rules/${rule}.md`

/** A path as tools of CI want it: with `/`, and none in front that means "here". */
export const portablePath = (path: string): string =>
  path
    .split(sep)
    .join('/')
    .replace(/^(?:\.\/)+/, '')

/** `3 files checked: 1 error, 2 warnings.` */
export const sumOf = ({ files, errors, warnings }: Totals): string =>
  `${counted(files, 'file')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`

/** What to say of the findings that a baseline holds back; empty where it holds none. */
export const heldBack = ({ baseline }: Totals): string =>
  baseline && baseline.known > 0 ? `${counted(baseline.known, 'finding')} of the baseline not shown.` : ''

export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
