import { slice } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const sectionEmpty = defineRule({
  id: 'section-empty',
  summary: 'Every section says something.',
  why: 'An empty section looks answered in a list of headings. Write "None" where that is the answer.',
  severity: 'warning',
  examples: {
    good: [vary('Every customer who resumed an environment was affected.', 'None.')],
    bad: [
      vary('Every customer who resumed an environment was affected.', ''),
      vary('Every customer who resumed an environment was affected.', '<!-- Who was affected? -->'),
    ],
  },
  *check({ sections, text }) {
    for (const [i, { kind, level, body, headingRange }] of sections.entries()) {
      const next = sections[i + 1]
      // a heading directly above deeper ones holds them
      if (level === 0 || kind === null || (next && next.level > level)) continue
      if (!isBlank(slice(text, body))) continue
      yield { range: headingRange, message: `Write this section, or "None" if there is nothing to say.` }
    }
  },
})

/** Nothing but white space, comments and rules. */
function isBlank(markdown: string): boolean {
  let rest = markdown
  for (let open = rest.indexOf('<!--'); open >= 0; open = rest.indexOf('<!--')) {
    const close = rest.indexOf('-->', open)
    rest = rest.slice(0, open) + (close < 0 ? '' : rest.slice(close + 3))
  }
  return /^[\s*_-]*$/.test(rest)
}
