import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map(path => ({ path, text: readFileSync(join(src, path), 'utf8') }))

/** Each floor and what it may stand on. Folders not named here have no floor, and so no place. */
const floors: Readonly<Record<string, readonly string[]>> = {
  errors: ['visible'],
  visible: [],
  patterns: [],
  host: ['errors', 'visible'],
  document: ['errors', 'visible'],
  lint: ['document', 'patterns', 'errors', 'visible'],
  render: ['document', 'errors', 'visible'],
  report: ['lint', 'document', 'errors', 'visible'],
  cli: ['report', 'lint', 'render', 'document', 'host', 'patterns', 'errors', 'visible'],
  index: ['lint', 'render', 'report', 'document', 'errors', 'visible'],
}

/**
 * Doors beside a folder's `index.ts`: the schema, so that zod's types stay out of the library's, and what most runs
 * do not load.
 */
const sideDoors = new Set([
  'document/schema.ts',
  'document/plain-timeline.ts',
  'render/library.ts',
  'render/own-template.ts',
  'render/sources.ts',
  'lint/config/index.ts',
  'lint/baseline.ts',
  'report/diff.ts',
])

/** The one home of each dependency (docs/architecture.md). */
const homes: Readonly<Record<string, readonly string[]>> = {
  // its types only, outside of the first
  commander: ['cli/program.ts', 'cli/completion.ts', 'cli/commands/completion.ts'],
  inquirer: ['cli/ask-terminal.ts'],
  '@inquirer/core': ['cli/ask-terminal.ts'],
  'chrono-node/en': ['cli/natural-time.ts'],
  'gray-matter': ['document/matter.ts'],
  'js-yaml': ['document/yaml.ts'],
  'zod/mini': ['document/schema.ts', 'lint/config/schema.ts', 'cli/answers.ts'],
  ignore: ['patterns.ts'],
  diff: ['report/diff.ts'],
  'markdown-it': [
    'document/markdown-blocks.ts',
    'render/markdown-it.ts',
    'render/html-text.ts',
    'render/markdown-text.ts',
    'render/markdown-inline.ts',
    'render/plain-text.ts',
  ],
  'handlebars/runtime.js': ['render/index.ts'],
  handlebars: ['render/own-template.ts'],
  dayjs: ['document/time/format.ts', 'render/dates.ts'],
  'dayjs/plugin/utc.js': ['document/time/format.ts', 'render/dates.ts'],
  'dayjs/locale/de.js': ['render/dates.ts'],
  'dayjs/locale/es.js': ['render/dates.ts'],
  'dayjs/locale/fr.js': ['render/dates.ts'],
  'dayjs/locale/he.js': ['render/dates.ts'],
  'dayjs/locale/ja.js': ['render/dates.ts'],
  chalk: ['report/pretty.ts', 'cli/ask-terminal.ts'],
  tinyglobby: ['host/find.ts'],
}

const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(found => found[1] ?? '')

const floorOf = (path: string) => path.split('/')[0]?.replace(/\.ts$/, '') ?? ''

describe('floors', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(40)
  })

  it.each(sources)('$path imports downwards, through doors', ({ path, text }) => {
    for (const name of importsOf(text)) {
      if (!name.startsWith('.')) continue
      const target = relative(src, resolve(src, dirname(path), name))
      if (target.startsWith('..')) continue
      const [from, to] = [floorOf(path), floorOf(target)]
      if (from === to) continue
      expect(floors[from], `${path} imports ${target}`).toContain(to)
      const isDoor = !target.includes('/') || target === `${to}/index.ts` || sideDoors.has(target)
      expect(isDoor, `${path} goes past the door of ${to}, to ${target}`).toBe(true)
    }
  })

  it.each(sources)('$path keeps each dependency in its home', ({ path, text }) => {
    for (const name of importsOf(text)) {
      if (name.startsWith('.') || name.startsWith('node:')) continue
      expect(homes[name], `${name} has no home`).toBeDefined()
      expect(homes[name]).toContain(path)
    }
  })

  it.each(sources.filter(({ path }) => floorOf(path) !== 'host'))('$path knows no machine', ({ text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code).not.toMatch(
      /\bprocess\.|\bconsole\.|from 'node:(?:fs|child_process|os)|\bDate\.now\b|new Date\(\)|\bperformance\./,
    )
  })
})
