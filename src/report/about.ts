import { sep } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }

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

export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
