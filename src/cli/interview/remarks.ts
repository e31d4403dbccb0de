import { type SectionKind, sectionHeadings } from '../../document/index.ts'
import { lintText, onlyRules, rules } from '../../lint/index.ts'
import type { Remark } from '../ask/ask.ts'

/** The rules on wording, which are shown as remarks while the person types. */
const settings = onlyRules(rules.filter(({ family }) => family === 'language'))

/** The remark on a line of a section: the first finding of `lint` in it. */
export const remarkOn =
  (kind: SectionKind): Remark =>
  line => {
    const { findings } = lintText('line.md', `## ${sectionHeadings[kind]}\n\n${line.trim()}\n`, { settings })
    return findings[0]?.message
  }
