import { readFile } from 'node:fs/promises'

/** What is changed in the files of packages as they are bundled. */
const changes = [
  {
    // markdown-it makes the fields of its classes by calls for old engines, which cost more than the parsing itself:
    // `_defineProperty(this, "map", null)`, perhaps with a comment before the name
    file: /[\\/]markdown-it[\\/]dist[\\/]markdown-it\.mjs$/,
    from: /_defineProperty\(\s*this,\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*"(\w+)",/g,
    to: 'this.$1 = (',
  },
  {
    // commander starts other programs where it is told to, and we never do: loading what that needs takes a while
    file: /[\\/]commander[\\/]lib[\\/]command\.js$/,
    from: /const childProcess = require\('node:child_process'\);/,
    to: "const childProcess = { spawn: (...args) => require('node:child_process').spawn(...args) };",
  },
  {
    // chalk asks what the terminal can show when it is loaded; it is told the level, and that takes a while too
    file: /[\\/]chalk[\\/]source[\\/]vendor[\\/]supports-color[\\/]index\.js$/,
    from: /^[\s\S]*$/,
    to: 'export default { stdout: false, stderr: false };',
  },
]

/**
 * For esbuild: packages as they are, but for what makes them slow.
 *
 * @type {import('esbuild').Plugin}
 */
export const lighterPackages = {
  name: 'lighter-packages',
  setup(build) {
    for (const { file, from, to } of changes)
      build.onLoad({ filter: file }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        const contents = source.replace(from, to)
        if (contents === source) throw new Error(`${path} is written in another way now`)
        return { contents }
      })
  },
}
