import manifest from '../../package.json' with { type: 'json' }
import type { FileReport, Finding } from '../lint/index.ts'

/** How reports name the program that made them. */
export const tool = { name: 'postmortem', version: manifest.version } as const

/** The page of a rule, as it was published with this version. */
export const rulePage = (rule: string): string =>
  `https://unpkg.com/${manifest.name}@${manifest.version}/docs/rules/${rule}.md`

/** A path as tools of CI want it: with `/`, and none in front that means "here". */
export const portablePath = (path: string): string => path.replace(/\\/g, '/').replace(/^(?:\.\/)+/, '')

export interface Located {
  readonly file: FileReport
  readonly finding: Finding
}

/** Every finding with its file, in the order of the report. */
export const findingsOf = (files: readonly FileReport[]): Located[] =>
  files.flatMap(file => file.findings.map(finding => ({ file, finding })))

export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
