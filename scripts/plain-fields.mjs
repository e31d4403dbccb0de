import { readFile } from 'node:fs/promises'

/** `_defineProperty(this, "map", null)`, perhaps with a comment before the name. */
const DEFINED = /_defineProperty\(\s*this,\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*"(\w+)",/g

/**
 * For esbuild: class fields of markdown-it as plain assignments. Its release makes each of them by a call for
 * old engines, which costs more than the parsing itself.
 */
export const plainFields = {
  name: 'plain-fields',
  setup(build) {
    build.onLoad({ filter: /[\\/]markdown-it[\\/]dist[\\/]markdown-it\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source.replace(DEFINED, 'this.$1 = (')
      if (contents === source) throw new Error('markdown-it defines its fields in another way now')
      return { contents }
    })
  },
}
