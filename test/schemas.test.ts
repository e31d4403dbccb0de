import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import Ajv from 'ajv'
import { load } from 'js-yaml'
import remarkFrontmatter from 'remark-frontmatter'
import remarkLintFrontmatterSchema from 'remark-lint-frontmatter-schema'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CompletionRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { readConfig } from '../src/index.ts'
import { rules } from '../src/lint/index.ts'
import { folder, read, run } from './cli/run.ts'

/** The schemas, in the programs that read them in editors. */

const root = resolve(import.meta.dirname, '..')
const schemaPath = (name: string) => join(root, `dist/schemas/${name}.json`)
const schema = (name: string) => JSON.parse(readFileSync(schemaPath(name), 'utf8'))
const names = ['front-matter', 'config', 'answers'] as const

describe('a schema', () => {
  const { homepage } = JSON.parse(read(root, 'package.json'))

  it.each(names)('of %s is draft-07 with an address, and every key says what it is', name => {
    const json = schema(name)
    expect(json.$schema).toBe('http://json-schema.org/draft-07/schema#')
    expect(json.$id).toBe(`${homepage}schemas/${name}.json`)
    expect(json.title).toMatch(/\w/)
    for (const [key, value] of Object.entries<{ description?: string; examples?: unknown[] }>(
      json.properties,
    ))
      expect(value.description, key).toMatch(/\.$/)
    // strict, but for the words of editors
    const ajv = new Ajv.default({ strict: true, allowUnionTypes: true, keywords: ['patternErrorMessage'] })
    const validate = ajv.compile(json)
    expect(JSON.stringify(json)).not.toContain('"pattern":"","')
    for (const [key, { examples = [] }] of Object.entries<{ examples?: unknown[] }>(json.properties))
      for (const example of examples) {
        validate({
          title: 'a',
          date: '2012-03-28',
          ...(name === 'config' && { title: undefined }),
          [key]: example,
        })
        const wrong = validate.errors?.filter(({ instancePath }) => instancePath.startsWith(`/${key}`))
        expect(wrong ?? [], `${key}: ${JSON.stringify(example)}`).toEqual([])
      }
  })

  it('accepts what the program accepts', () => {
    const ajv = new Ajv.default({ allowUnionTypes: true, keywords: ['patternErrorMessage'] })
    const ofFields = ajv.compile(schema('front-matter'))
    const fields = (text: string) => load(text.split('---\n')[1] ?? '', { schema: undefined as never })
    for (const name of ['cloudshare', 'dropbox', 'quickserve', 'terremark', 'web-performance'])
      expect([ofFields(plain(fields(read(root, `examples/${name}.md`)))), ofFields.errors]).toEqual([
        true,
        null,
      ])
    const ofConfig = ajv.compile(schema('config'))
    for (const text of [read(root, 'examples/postmortem.config.yaml'), 'rules: { blame: off }\n'])
      expect([ofConfig(readConfig(text)), ofConfig.errors]).toEqual([true, null])
    const ofAnswers = ajv.compile(schema('answers'))
    const answers = plain(load(read(root, 'examples/cloudshare.answers.yaml')))
    expect([ofAnswers(answers), ofAnswers.errors]).toEqual([true, null])
  })

  it('may be named in a file of each kind', () => {
    const answers = plain(load(read(root, 'examples/cloudshare.answers.yaml'))) as object
    const path = folder({
      'postmortem.config.json': '{ "$schema": "https://example.com/config.json", "folder": "p" }',
      'p/2012-03-28-a.md': `---\n$schema: https://example.com/x.json\n${read(root, 'examples/cloudshare.md').slice(4)}`,
      'answers.json': JSON.stringify({ $schema: 'https://example.com/a.json', ...answers }),
    })
    expect(run(path, ['lint', '--max-warnings', '0'])).toMatchObject({ code: 0 })
    expect(run(path, ['new', '--answers', 'answers.json'])).toMatchObject({ code: 0 })
  })
})

/** Days as text, as YAML 1.2 has them. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, one) => (/^\d{4}-\d\d-\d\dT00:00:00.000Z$/.test(one) ? one.slice(0, 10) : one)),
  )

describe('in yaml-language-server', () => {
  const server = spawn(
    process.execPath,
    [join(root, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
    { stdio: 'pipe' },
  )
  let connection: ProtocolConnection
  const diagnostics = new Map<string, (messages: readonly string[]) => void>()
  const settings = {
    yaml: {
      schemas: Object.fromEntries(
        names.map(name => [pathToFileURL(schemaPath(name)).href, `*.${name}.yaml`]),
      ),
      validate: true,
      hover: true,
      completion: true,
      schemaStore: { enable: false },
    },
    http: {},
  }

  beforeAll(async () => {
    connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    )
    connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section = '' }) => (settings as Record<string, unknown>)[section] ?? null),
    )
    connection.onRequest('client/registerCapability', () => null)
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics: found }) =>
      diagnostics.get(uri)?.(found.map(({ message }) => String(message))),
    )
    connection.listen()
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true },
        textDocument: { hover: { contentFormat: ['markdown'] } },
      },
      workspaceFolders: null,
    })
    await connection.sendNotification(InitializedNotification.type, {})
  }, 60_000)
  afterAll(() => {
    connection.dispose()
    server.kill()
  })

  let count = 0
  async function open(name: (typeof names)[number], text: string) {
    const uri = `file:///documents/${count++}.${name}.yaml`
    const found = new Promise<readonly string[]>(done => diagnostics.set(uri, done))
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    })
    const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } })
    await found
    return { found, at }
  }

  it('a key tells what it is', async () => {
    const { at } = await open('front-matter', 'title: a\ndate: 2012-03-28\nmitigated: 06:59\n')
    const hover = await connection.sendRequest(HoverRequest.type, at(2, 3))
    expect(JSON.stringify(hover?.contents)).toContain('When the impact ended.')
    expect(JSON.stringify(hover?.contents)).toContain('2012-03-28T06:59:00-07:00')
    const { at: inConfig } = await open('config', 'rules:\n  blame: off\n')
    const ofRule = await connection.sendRequest(HoverRequest.type, inConfig(1, 4))
    expect(JSON.stringify(ofRule?.contents)).toContain(rules.find(({ id }) => id === 'blame')?.summary)
  })

  it('keys and values are completed', async () => {
    const completed = async (name: (typeof names)[number], text: string, line: number, character: number) => {
      const { at } = await open(name, text)
      const found = await connection.sendRequest(CompletionRequest.type, at(line, character))
      const items = Array.isArray(found) ? found : (found?.items ?? [])
      return items.map(({ label, documentation }) => `${label}: ${JSON.stringify(documentation ?? '')}`)
    }
    const keys = await completed('front-matter', 'title: a\n\n', 1, 0)
    expect(keys.find(one => one.startsWith('severity:'))).toContain('A short label')
    expect(keys.map(one => one.split(':')[0])).toEqual(
      expect.arrayContaining(['date', 'resolved', 'services']),
    )
    const values = await completed('front-matter', 'status: \n', 0, 8)
    expect(values.map(one => one.split(':')[0])).toEqual(['draft', 'in_review', 'published'])
    const levels = await completed('config', 'rules:\n  blame: \n', 1, 9)
    expect(levels.map(one => one.split(':')[0])).toEqual(expect.arrayContaining(['"off"', 'warn', 'error']))
  })

  it('a wrong value is told what to write', async () => {
    const { found } = await open('front-matter', 'title: a\ndate: March 28\nseverity: "!"\nmine: x\n')
    expect(await found).toEqual([
      'Write the date as YYYY-MM-DD.',
      expect.stringMatching(/^Write a short label/),
    ])
    const { found: inConfig } = await open('config', 'rules:\n  blam: off\n')
    expect((await inConfig).join()).toContain('blam')
  })
})

describe('in remark-lint-frontmatter-schema', () => {
  const lint = async (text: string) => {
    const file = new VFile({ path: join(root, 'examples/a.md'), value: text })
    const processor = unified()
      .use(remarkParse)
      .use(remarkFrontmatter)
      .use(remarkLintFrontmatterSchema, { schemas: { './dist/schemas/front-matter.json': ['**/*.md'] } })
    await processor.run(processor.parse(file), file)
    return file.messages.map(({ reason }) => reason)
  }

  it('a file is checked as one types it', async () => {
    expect(await lint(read(root, 'examples/cloudshare.md'))).toEqual([])
    const wrong = await lint('---\ntitle: a\ndate: March 28\n---\n\n# a\n')
    expect(wrong.join()).toMatch(/date|Date|pattern/)
  })
})
