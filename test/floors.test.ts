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
  digest: [],
  host: ['errors', 'visible'],
  document: ['errors', 'visible'],
  lint: ['document', 'patterns', 'digest', 'errors', 'visible'],
  importers: ['document', 'digest', 'errors', 'visible'],
  render: ['document', 'digest', 'errors', 'visible'],
  report: ['lint', 'document', 'digest', 'errors', 'visible'],
  collection: ['document', 'digest', 'errors', 'visible'],
  site: ['render', 'collection', 'document', 'digest'],
  lsp: ['report', 'lint', 'document', 'visible'],
  cli: [
    'report',
    'lint',
    'render',
    'importers',
    'site',
    'lsp',
    'collection',
    'document',
    'host',
    'patterns',
    'errors',
    'visible',
  ],
  library: ['report', 'lint', 'render', 'document', 'errors', 'visible'],
  index: ['library', 'report', 'lint', 'document'],
}

/**
 * The rooms of the two largest floors, each with those below it that it may use. What is in no folder of its own is the
 * room `''`: the whole document, and what all of the commands need.
 */
const rooms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  document: {
    text: [],
    time: ['text'],
    markdown: ['text'],
    'front-matter': ['text', 'time'],
    sections: ['text', 'time', 'markdown', 'front-matter'],
    timeline: ['text', 'time', 'markdown', 'front-matter', 'sections'],
    actions: ['text', 'time', 'markdown', 'sections'],
    '': ['text', 'time', 'markdown', 'front-matter', 'sections', 'timeline', 'actions'],
    change: ['', 'text', 'time', 'markdown', 'front-matter', 'sections', 'timeline', 'actions'],
    views: ['', 'text', 'time', 'markdown', 'front-matter', 'sections', 'timeline', 'actions'],
    claims: ['', 'text', 'time', 'markdown', 'front-matter', 'sections', 'timeline', 'actions', 'views'],
    adopt: ['', 'text', 'time', 'front-matter', 'timeline', 'change', 'views'],
    index: [
      '',
      'text',
      'time',
      'markdown',
      'front-matter',
      'sections',
      'timeline',
      'actions',
      'change',
      'views',
      'claims',
      'adopt',
    ],
  },
  cli: {
    '': [],
    ask: [''],
    when: ['', 'ask'],
    file: [''],
    answers: ['', 'ask', 'when', 'file'],
    incident: ['', 'ask', 'when', 'file', 'answers'],
    import: ['', 'ask', 'when', 'file', 'answers', 'incident'],
    lint: ['', 'file'],
    page: ['', 'file'],
    interview: ['', 'ask', 'when', 'file', 'answers', 'incident'],
    setup: [''],
    collection: ['', 'ask', 'when', 'file', 'answers', 'lint'],
    site: ['', 'file', 'lint', 'page', 'collection'],
    lsp: ['', 'file', 'lint', 'collection'],
    commands: [
      '',
      'ask',
      'when',
      'file',
      'answers',
      'incident',
      'import',
      'lint',
      'page',
      'interview',
      'setup',
      'collection',
      'site',
      'lsp',
    ],
    // tools of an assistant are commands
    mcp: ['', 'file', 'commands'],
    program: ['', 'setup', 'commands', 'mcp'],
    index: ['program'],
  },
}

/** Files that stand above the rooms beside them. */
const above: ReadonlySet<string> = new Set(['document/index.ts', 'cli/program.ts', 'cli/index.ts'])

const roomOf = (path: string): string => {
  const [, room = '', file] = path.split('/')
  return file !== undefined ? room : above.has(path) ? room.replace(/\.ts$/, '') : ''
}

/**
 * Doors beside a folder's `index.ts`: the schema, so that zod's types stay out of the library's, and what most runs
 * do not load.
 */
const sideDoors = new Set([
  'collection/orders.ts',
  'collection/ranking.ts',
  'document/front-matter/schema.ts',
  'document/change/quick-append.ts',
  'render/templates/own-template.ts',
  'render/templates/sources.ts',
  'lint/config/index.ts',
  'lint/baseline.ts',
  'report/diff.ts',
])

/** The one home of each dependency (docs/architecture.md). */
const homes: Readonly<Record<string, readonly string[]>> = {
  // its types only, outside of the first
  commander: ['cli/program.ts', 'cli/declaration.ts'],
  inquirer: ['cli/ask/ask-terminal.ts'],
  '@inquirer/core': ['cli/ask/pick-prompt.ts', 'cli/ask/typed-prompt.ts'],
  'fast-wrap-ansi': ['cli/ask/pick-prompt.ts', 'cli/ask/typed-prompt.ts'],
  'chrono-node/en': ['cli/when/natural-time.ts'],
  'gray-matter': ['document/front-matter/gray-matter.ts'],
  'js-yaml': ['document/front-matter/yaml.ts'],
  'smol-toml': ['document/front-matter/toml.ts'],
  'zod/mini': [
    'document/front-matter/schema.ts',
    'lint/config/schema.ts',
    'cli/answers/answers.ts',
    'cli/import/import-answers.ts',
    'collection/tickets.ts',
    'cli/site/site-cache.ts',
    ...[
      'alertmanager',
      'datadog',
      'discord',
      'firehydrant',
      'github',
      'gitlab',
      'grafana-oncall',
      'incident-io',
      'jira',
      'kubernetes',
      'mattermost',
      'opsgenie',
      'pagerduty',
      'rootly',
      'sentry',
      'slack',
      'statuspage',
      'teams',
      'zulip',
    ].map(name => `importers/${name}.ts`),
  ],
  papaparse: ['importers/delimited.ts', 'collection/csv.ts'],
  'fast-string-width': ['cli/table.ts'],
  minisearch: ['collection/ranking.ts'],
  stemmer: ['collection/words.ts'],
  yauzl: ['host/archive.ts'],
  'vscode-languageserver': ['actions', 'beside', 'completion', 'diagnostics', 'hover', 'open', 'outline']
    .map(name => `lsp/${name}.ts`)
    .concat('cli/lsp/rename.ts'),
  zod: ['cli/mcp/serve.ts'],
  '@modelcontextprotocol/sdk/server/mcp.js': ['cli/mcp/serve.ts'],
  '@modelcontextprotocol/sdk/server/stdio.js': ['cli/mcp/serve.ts'],
  'vscode-languageserver/node': ['cli/lsp/serve.ts'],
  'vscode-languageserver-textdocument': [
    'lsp/open.ts',
    'cli/lsp/rename.ts',
    'cli/lsp/serve.ts',
    'cli/lsp/world.ts',
  ],
  ignore: ['patterns.ts'],
  '@noble/hashes/sha2.js': ['digest.ts'],
  '@noble/hashes/utils.js': ['digest.ts'],
  'strip-json-comments': ['lint/config/read.ts'],
  diff: ['report/diff.ts'],
  'markdown-it': [
    'document/markdown/read-blocks.ts',
    'render/formats/markdown-it.ts',
    'render/formats/html-text.ts',
    'render/formats/lines-that-count.ts',
    'render/formats/markdown-text.ts',
    'render/formats/markdown-inline.ts',
    'render/formats/plain-text.ts',
  ],
  'handlebars/runtime.js': ['render/fill.ts'],
  handlebars: ['render/templates/own-template.ts', 'render/templates/template-check.ts'],
  dayjs: ['document/time/format.ts', 'render/view/dates.ts'],
  'dayjs/plugin/utc.js': ['document/time/format.ts', 'render/view/dates.ts'],
  'dayjs/locale/de.js': ['render/view/dates.ts'],
  'dayjs/locale/es.js': ['render/view/dates.ts'],
  'dayjs/locale/fr.js': ['render/view/dates.ts'],
  'dayjs/locale/he.js': ['render/view/dates.ts'],
  'dayjs/locale/ja.js': ['render/view/dates.ts'],
  chalk: ['report/pretty.ts', 'cli/ask/ask-terminal.ts', 'cli/commands/search.ts'],
  tinyglobby: ['host/find.ts'],
}

/** Files that are a table and nothing else. */
const dataOnly: ReadonlySet<string> = new Set([
  'document/sections/heading-names.ts',
  'document/sections/heading-names-foreign.ts',
])

/** A line on which a function, a method or an arrow with a body begins, in the formatter's style. */
const opensFunction =
  /^ *(?:(?:export )?(?:async )?function\b|(?:private |protected |static |async |\*)*(?!(?:if|for|while|switch|catch)\b)\w+(?:<[^>]*>)?\(.*\{$|.*=> \{$)/

const importsOf = (text: string) =>
  [...text.matchAll(/\b(?:from|import)(?:\s+|\s*\(\s*)'([^']+)'/g)].map(found => found[1] ?? '')

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

  it.each(sources.filter(({ path }) => floorOf(path) in rooms))('$path imports from the rooms below', ({
    path,
    text,
  }) => {
    const floor = floorOf(path)
    for (const name of importsOf(text)) {
      if (!name.startsWith('.')) continue
      const target = relative(src, resolve(src, dirname(path), name))
      const [from, to] = [roomOf(path), roomOf(target)]
      if (floorOf(target) !== floor || from === to) continue
      expect(rooms[floor]?.[from], `${path} imports ${target}`).toContain(to)
      if (floor !== 'document' || to === '') continue
      const isDoor = target === `document/${to}/index.ts` || sideDoors.has(target)
      expect(isDoor, `${path} goes past the door of ${to}, to ${target}`).toBe(true)
    }
  })

  it('has no circle, of types either', () => {
    const imports = new Map(
      sources.map(({ path, text }) => [
        path,
        importsOf(text)
          .filter(name => name.startsWith('.'))
          .map(name => relative(src, resolve(src, dirname(path), name))),
      ]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, way: readonly string[]) => {
      const at = way.indexOf(path)
      if (at >= 0) circles.push([...way.slice(at), path].join(' → '))
      if (at >= 0 || done.has(path)) return
      for (const next of imports.get(path) ?? []) visit(next, [...way, path])
      done.add(path)
    }
    for (const path of imports.keys()) visit(path, [])
    expect(circles).toEqual([])
  })

  it.each(sources)('$path keeps each dependency in its home', ({ path, text }) => {
    for (const name of importsOf(text)) {
      if (name.startsWith('.') || name.startsWith('node:')) continue
      expect(homes[name], `${name} has no home`).toBeDefined()
      expect(homes[name]).toContain(path)
    }
  })

  it.each(sources.filter(({ path }) => !dataOnly.has(path)))('$path is short, and so are its functions', ({
    text,
  }) => {
    const lines = text.split('\n')
    expect(lines.length - 1).toBeLessThanOrEqual(300)
    const long = lines.flatMap((line, i) => {
      const indent = /^ *(?=\S)/.exec(line)?.[0] ?? ''
      if (!opensFunction.test(line)) return []
      const length = lines.slice(i).findIndex((next, at) => at > 0 && next.startsWith(`${indent}}`)) + 1
      return length > 60 ? [`${line.trim()} ${length}`] : []
    })
    expect(long).toEqual([])
  })

  it.each(sources.filter(({ path }) => floorOf(path) !== 'host'))('$path knows no machine', ({ text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code).not.toMatch(
      /\bprocess\.|\bconsole\.|from 'node:(?:fs|child_process|os)|\bDate\.now\b|new Date\(\)|\bperformance\./,
    )
  })

  // docs/security.md: each of these has one module that says what is safe
  it.each<[string, RegExp, readonly string[]]>([
    ['starts programs', /child_process/, ['git', 'programs', 'editor', 'web'].map(name => `host/${name}.ts`)],
    ['runs git', /'git'/, ['host/git.ts']],
    [
      'reads JSON from outside',
      /JSON\.parse/,
      [
        'cli/incident/journal-lines.ts',
        'cli/collection/sync-actions.ts',
        'cli/site/site-cache.ts',
        // what this program wrote into its own page
        'site/browser/find.ts',
        'lint/baseline.ts',
        'importers/source-file.ts',
      ],
    ],
    [
      'decides what leads out of the repository',
      /'\.\.\/'/,
      ['cli/repository.ts', 'cli/lint/sources.ts', 'cli/lint/changes.ts', 'host/read.ts', 'cli/config.ts'],
    ],
    [
      'writes to the terminal',
      /\bwriteSync\(1|process\.std(?:out|err)\b/,
      ['host/output.ts', 'host/terminal.ts', 'host/is-terminal.ts'],
    ],
    ['makes code of a text', /new Function|\beval\(/, ['render/templates/own-template.ts']],
  ])('nothing else %s', (_, pattern, files) => {
    const using = sources.filter(({ text }) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    expect(files).toEqual(expect.arrayContaining(using.map(({ path }) => path)))
  })
})
