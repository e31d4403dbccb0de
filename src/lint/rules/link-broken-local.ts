import { proseWith } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const linkBrokenLocal = defineRule({
  id: 'link-broken-local',
  family: 'structure',
  summary: 'Every link to a local file leads to a file.',
  why: 'Otherwise readers cannot find the graph that proves the point.',
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
          message: `The linked file ${quote(path)} does not exist: correct the path.`,
        }
      }
    }
  },
})

const TARGET = /\]\(([^()\s<>]{1,300})(?=[\s)])/g

/** The file that a link names; null for a URL, a path of a site, or a page without an extension. */
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
