import { proseWith } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const linkBrokenLocal = defineRule({
  id: 'link-broken-local',
  family: 'structure',
  summary: 'A link to a file of the repository leads to one.',
  why: 'The graph that proves the point is in the wrong folder, and no reader will find it.',
  severity: 'warning',
  examples: {
    good: [
      vary('took minutes', '[took](there.md#part) minutes'),
      vary('took minutes', '[took](https://example.com/a.md) minutes'),
      vary('took minutes', '[took](/incidents/a) minutes'),
    ],
    bad: [
      vary('took minutes', '[took](nowhere.md) minutes'),
      vary('took minutes', '![took](nowhere.png) minutes'),
    ],
  },
  *check(document, { surroundings }) {
    if (!surroundings) return
    for (const { text, start } of proseWith(document, /\]\(/)) {
      for (const { 1: target = '', index } of text.matchAll(TARGET)) {
        const path = pathOf(target)
        if (path === null || surroundings.exists(path)) continue
        const at = start + index + 2
        yield {
          range: { start: at, end: at + target.length },
          message: `There is no file ${quote(path)} from here: correct the link.`,
        }
      }
    }
  },
})

const TARGET = /\]\(([^()\s<>]{1,300})(?=[\s)])/g

/** The file that a link names, or null: addresses, places of a site, and pages without an ending are no files. */
function pathOf(target: string): string | null {
  const [path = ''] = target.split(/[#?]/, 1)
  if (
    /^[a-z][a-z0-9+.-]*:|^\/|[{}]/i.test(target) ||
    !/\.(?:md|markdown|png|jpe?g|gif|svg|webp|pdf|csv|txt|log|json|ya?ml)$/i.test(path)
  )
    return null
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
