// docs/api.md is written by hand, but for the declarations between its marks.

const BLOCK = /(<!-- declarations: ([^>]+) -->\n)[\s\S]*?(<!-- \/declarations -->)/g

/**
 * The page with its declarations up to date.
 *
 * @param declarations the library's, in one file.
 * @throws Error for a name that the library does not export, and for one that the page lacks.
 */
export function withDeclarations(page: string, declarations: string): string {
  const items = new Map(itemsIn(declarations).map(item => [item.name, item]))
  const shown = new Set<string>()
  const blocks = page.replace(BLOCK, (_, open: string, list: string, close: string) => {
    if (list === 'others') return `${open}${close}`
    const texts = list.split(', ').map(name => {
      const item = items.get(name)
      if (!item?.isExported) throw new Error(`docs/api.md shows ${name}, which the library does not export.`)
      shown.add(name)
      return item.text
    })
    return `${open}\n${fenced(texts)}\n${close}`
  })
  const left = [...items.values()].filter(({ name }) => !shown.has(name))
  const missing = left.filter(({ isExported }) => isExported)
  if (missing.length > 0) throw new Error(`docs/api.md lacks ${missing.map(({ name }) => name).join(', ')}.`)
  return blocks.replace(
    '<!-- declarations: others -->\n<!-- /declarations -->',
    `<!-- declarations: others -->\n\n${fenced(left.map(({ text }) => text))}\n<!-- /declarations -->`,
  )
}

const fenced = (texts: readonly string[]) => `\`\`\`typescript\n${texts.join('\n\n')}\n\`\`\`\n`

interface Item {
  readonly name: string
  readonly isExported: boolean
  readonly text: string
}

/** The declarations of a file, each with the comment above it. */
function itemsIn(text: string): Item[] {
  const starts = [...text.matchAll(/^(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?(?:export )?declare \w+ (\w+)/gm)]
  return starts.map((found, i) => {
    const end = starts[i + 1]?.index ?? text.lastIndexOf('export { }')
    const item = text.slice(found.index, end < 0 ? undefined : end).trim()
    return {
      name: found[1] ?? '',
      isExported: /^export declare/m.test(item),
      text: item
        .replace(/^(?:export )?declare /m, '')
        .replace(/^( {4})+/gm, spaces => spaces.slice(spaces.length / 2)),
    }
  })
}
