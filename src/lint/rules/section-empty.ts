import { slice } from '../../document/index.ts'
import { vary } from '../example.ts'
import { isFinal } from '../is-final.ts'
import { defineRule } from '../rule.ts'

export const sectionEmpty = defineRule({
  id: 'section-empty',
  family: 'structure',
  summary: 'No section is empty.',
  why: 'An empty section looks answered in a list of headings. Write "None" where that is the answer. While an incident is open (a draft with `started` and no `resolved`), sections may be empty; in a document that is in review or published, an empty one is an error.',
  severity: 'warning',
  examples: {
    good: [vary('Every customer who resumed an environment was affected.', 'None.')],
    bad: [
      vary('Every customer who resumed an environment was affected.', ''),
      vary('Every customer who resumed an environment was affected.', '<!-- Who was affected? -->'),
    ],
  },
  *check({ sections, text, meta, milestones }) {
    if (meta.one.get('status')?.text === 'draft' && milestones.started && !milestones.resolved) return
    for (const [i, { kind, level, body, headingRange }] of sections.entries()) {
      const next = sections[i + 1]
      // a heading directly above deeper ones contains them
      if (level === 0 || kind === null || (next && next.level > level)) continue
      if (!isBlank(slice(text, body))) continue
      yield {
        range: headingRange,
        severity: isFinal(meta) ? 'error' : 'warning',
        message: `Write this section, or "None" if there is nothing to say.`,
      }
    }
  },
})

/** Whether there is nothing but white space, comments and thematic breaks. */
function isBlank(markdown: string): boolean {
  let at = 0
  while (at < markdown.length) {
    const open = markdown.indexOf('<!--', at)
    if (!/^[\s*_-]*$/.test(markdown.slice(at, open < 0 ? markdown.length : open))) return false
    const close = open < 0 ? -1 : markdown.indexOf('-->', open)
    if (close < 0) return true
    at = close + 3
  }
  return true
}
