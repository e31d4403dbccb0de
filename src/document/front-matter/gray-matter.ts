import matter from 'gray-matter'
import { readTomlFields } from './toml.ts'
import { type Broken, type Field, readYamlFields } from './yaml.ts'

/** The notations of front matter: YAML between `---`, TOML between `+++`, and JSON in its own braces. */
export type Notation = 'yaml' | 'toml' | 'json'

type Fields = { readonly fields: readonly Field[] } | Broken

// every JSON text is YAML too
const readers: Readonly<Record<Notation, (block: string, offset: number) => Fields>> = {
  yaml: readYamlFields,
  toml: readTomlFields,
  json: readYamlFields,
}

function refuseLanguage(): never {
  throw new Error('only YAML, TOML and JSON front matter is read')
}

/**
 * Reads the fields of the front matter, without the lines that enclose it.
 *
 * gray-matter only cuts off the two lines, which `readFrontMatter` has found; our readers give each field its range.
 *
 * gray-matter runs code for `---js` and its spellings, so it only ever sees a block that opens with exactly the
 * delimiter of its notation, and each of its engines is replaced.
 *
 * @param offset of the text in the one that ranges refer to.
 */
export function readMatter(text: string, offset: number, notation: Notation): Fields {
  let result: Fields = { fields: [] }
  const refuse = { parse: refuseLanguage, stringify: refuseLanguage }
  const delimiter = notation === 'toml' ? '+++' : '---'
  // a bare CR becomes LF, since gray-matter takes it for text: this keeps every offset
  matter(`${delimiter}\n${text.replace(/\r(?!\n)/g, '\n')}\n${delimiter}\n`, {
    language: notation,
    delimiters: delimiter,
    engines: {
      yaml: refuse,
      json: refuse,
      javascript: refuse,
      [notation]: {
        parse(block: string) {
          // gray-matter leaves the line end after the opening line at the front
          result = readers[notation](block, offset - 1)
          return {}
        },
        stringify: refuseLanguage,
      },
    },
  })
  return result
}
