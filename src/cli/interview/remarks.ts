import { type SectionKind, sectionHeadings } from '../../document/index.ts'
import { lintText, onlyRules, rules } from '../../lint/index.ts'
import type { Remark } from '../ask/ask.ts'

/** Rules on words that a writer would rather hear of while writing. They are never more than a remark. */
const settings = onlyRules(rules.filter(({ family }) => family === 'language'))

/** A word on a line of a section: what `lint` would say of it. */
export const remarkOn =
  (kind: SectionKind): Remark =>
  line => {
    const { findings } = lintText('line.md', `## ${sectionHeadings[kind]}\n\n${line.trim()}\n`, { settings })
    return findings[0]?.message
  }
