import { resolve } from 'node:path'
import { read } from './cli/run.ts'

/** docs/editors.md. */
export const page = read(resolve(import.meta.dirname, '../docs/editors.md'))

/** The first code of a language below a heading of that page. @param heading with its marks: `## Vim` */
export const settingsOf = (heading: string, language: string): string =>
  new RegExp(`^${heading}[\\s\\S]*?^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? ''
