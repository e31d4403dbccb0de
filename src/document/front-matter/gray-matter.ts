import matter from 'gray-matter'
import { type Broken, type Field, readYamlFields } from './yaml.ts'

function refuseLanguage(): never {
  throw new Error('only YAML front matter is read')
}

/**
 * Reads the fields of the YAML between two `---` lines.
 *
 * gray-matter only cuts off the two `---` lines, which `readFrontMatter` has found; `readYamlFields` reads the YAML.
 *
 * gray-matter runs code for `---js` and its spellings, so it only ever sees a block that opens with exactly
 * `---`, and each of its engines is replaced.
 *
 * @param offset of the YAML in the text that ranges refer to.
 */
export function readMatter(yaml: string, offset: number): { readonly fields: readonly Field[] } | Broken {
  let result: { readonly fields: readonly Field[] } | Broken = { fields: [] }
  const refuse = { parse: refuseLanguage, stringify: refuseLanguage }
  // a bare CR becomes LF, since gray-matter takes it for text: this keeps every offset
  matter(`---\n${yaml.replace(/\r(?!\n)/g, '\n')}\n---\n`, {
    language: 'yaml',
    delimiters: '---',
    engines: {
      yaml: {
        parse(block: string) {
          // gray-matter leaves the line end after the opening --- at the front
          result = readYamlFields(block, offset - 1)
          return {}
        },
        stringify: refuseLanguage,
      },
      json: refuse,
      javascript: refuse,
    },
  })
  return result
}
