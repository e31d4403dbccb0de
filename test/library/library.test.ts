import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  applyEdits,
  type Config,
  ConfigError,
  checkClaims,
  fixText,
  insertEvent,
  lintDocument,
  lintText,
  type NotChecked,
  parse,
  readConfig,
  renderDocument,
  report,
  reportFormats,
  rules,
  type Settings,
  settingsOf,
} from '../../src/index.ts'
import type { ConfigValues } from '../../src/lint/config/schema.ts'
import { read, run } from '../cli/run.ts'

const root = join(import.meta.dirname, '../..')
const examples = ['cloudshare', 'dropbox', 'quickserve', 'terremark', 'web-performance'].map(name =>
  read(root, `examples/${name}.md`),
)

describe('lintText', () => {
  const surroundings = { exists: () => false, postmortemsCalled: () => [] }

  it('names each rule that finds less without an option, and no other', () => {
    const now = Date.UTC(2026, 0, 1)
    // nearly every rule has an example that it reports
    const texts = rules.flatMap(({ examples: { good, bad } }) => [...good, ...bad])
    const settings = settingsOf({
      extends: ['strict', 'public'],
      rules: Object.fromEntries(rules.map(({ id }) => [id, 'on'])),
    })
    const all = { settings, now, path: 'p/a.md', surroundings }
    const differing = new Set<string>()
    for (const option of ['now', 'path', 'surroundings'] as const)
      for (const text of texts) {
        const { [option]: _, ...less } = all
        const [with_, without] = [all, less].map(one => lintText(text, one).findings)
        for (const { id } of rules) {
          const messages = [with_, without].map(list => list?.filter(f => f.rule === id).map(f => f.message))
          if (messages[0]?.join() !== messages[1]?.join()) differing.add(`${id} ${option}`)
        }
      }
    const declared = rules.flatMap(({ id, needs = [] }) => needs.map(need => `${id} ${need}`))
    expect(declared).toEqual(expect.arrayContaining([...differing]))
    const { notChecked } = lintText('', { settings })
    expect(notChecked.map(({ rule, needs }: NotChecked) => `${rule} ${needs}`)).toEqual(declared)
    expect(lintText('', all).notChecked).toEqual([])
  })

  it('finds in the examples what the program finds', () => {
    const text = `${examples[0]}\nTODO\n`
    const { out } = run(root, ['lint', '--stdin', '--format', 'json', '--no-config'], { input: text })
    const found = JSON.parse(out).files[0].findings.map(({ rule, line }: never) => `${rule} ${line}`)
    const own = lintText(text, { now: new Date(), path: 'standard-input.md', surroundings })
    expect(own.findings.map(({ rule, start }) => `${rule} ${start.line}`)).toEqual(found)
    expect(found).toHaveLength(1)
  })

  it('gives the findings of lintDocument', () => {
    for (const text of examples) {
      const options = { path: 'a.md', now: 0 }
      expect(lintText(text, options).findings).toEqual(lintDocument(parse(text, { path: 'a.md' }), options))
    }
  })

  it('says of settings of another make how to make them', () => {
    const settings = {} as Settings
    expect(() => lintDocument(parse(''), { settings })).toThrow('Make settings with settingsOf(config).')
    expect(() => lintText('', { settings })).toThrow(TypeError)
    expect(() => lintText('', { settings: null as never })).toThrow('Make settings with')
  })

  it('refuses a time that is none', () => {
    for (const now of [new Date('x'), Number.NaN, 1e20])
      expect(() => lintText('', { now })).toThrow('now is not a time')
    expect(() => insertEvent(parse(''), { at: Number.NaN, text: 'x' })).toThrow('at is not a time')
    expect(() => applyEdits('abc', [{ range: { start: 0, end: 20 }, text: '' }])).toThrow(
      'not within the text',
    )
  })
})

describe('fixText', () => {
  it('changes nothing the second time', () => {
    for (const text of rules.flatMap(({ examples: { bad } }) => bad)) {
      const once = fixText(text, { unsafe: true, now: 0 })
      expect(fixText(once.text, { unsafe: true, now: 0 }).text).toBe(once.text)
      expect(once.report.text).toBe(once.text)
    }
  })
})

describe('checkClaims', () => {
  it('has what the program prints', () => {
    const text = examples[0] ?? ''
    const printed = JSON.parse(run(root, ['show', '--claims', '--json', 'examples/cloudshare.md']).out)
    const states = checkClaims(text, { path: 'examples/cloudshare.md' }).map(({ text, state }) => [
      text,
      state,
    ])
    const list = (Array.isArray(printed) ? printed : (printed.claims ?? printed.files[0].claims)) as {
      readonly text: string
      readonly state: string
    }[]
    expect(states).toEqual(list.map(({ text, state }) => [text, state]))
    expect(states.length).toBeGreaterThan(0)
  })
})

describe('settings', () => {
  it('come from the keys of a config file', () => {
    expectTypeOf<ConfigValues>().toExtend<Config>()
    const text = 'extends: strict\nrules:\n  blame: off\ntimezone: Europe/Berlin\n'
    const config = readConfig(text)
    expect(config).toEqual({ extends: 'strict', rules: { blame: 'off' }, timezone: 'Europe/Berlin' })
    const { rules, parse } = settingsOf(config)
    expect(parse).toEqual({ timezone: 'Europe/Berlin' })
    expect(rules.some(({ rule }) => rule.id === 'blame')).toBe(false)
    expect(rules.find(({ rule }) => rule.id === 'summary-long')?.severity ?? 'warning').toBeDefined()
    expect(rules.length).toBeGreaterThan(30)
    expect(settingsOf()).toEqual(settingsOf({ extends: 'recommended' }))
  })

  it('are read from JSON with comments, and from package.json', () => {
    expect(readConfig('{\n  // ours\n  "folder": "docs", /* x */\n}\n', 'a.jsonc')).toEqual({
      folder: 'docs',
    })
    expect(readConfig('{"postmortem": {"folder": "docs"}}', 'package.json')).toEqual({ folder: 'docs' })
    expect(readConfig('{"name": "x"}', 'package.json')).toEqual({})
  })

  it('name every fault of a config with its line', () => {
    const act = () => readConfig('rules:\n  blam: error\n  blame: loud\n', 'team.yaml')
    expect(act).toThrow(ConfigError)
    expect(act).toThrow('team.yaml')
    try {
      act()
    } catch (error) {
      expect((error as ConfigError).problems).toEqual([
        '3: rules.blame: Write off, on, warn or error.',
        '2: There is no rule "blam"; did you mean blame?',
      ])
    }
    expect(() => settingsOf({ timezone: 'Mars/Base' })).toThrow(
      'The config is not valid: timezone: Write an IANA time zone',
    )
    expect(() => readConfig('{ "a": ', 'a.jsonc')).toThrow('JSON')
    expect(() => settingsOf({ extends: 'strickt' })).toThrow('There is no preset "strickt"')
  })

  it('follow what a config extends, and say what is missing or circular', () => {
    const base: Config = { rules: { blame: 'off' }, overrides: [{ files: ['old/'], timezone: 'UTC' }] }
    const own: Config = { extends: ['strict', './base.yaml'] }
    const made = settingsOf(own, { path: 'old/a.md', extended: () => base })
    expect(made.rules.some(({ rule }) => rule.id === 'blame')).toBe(false)
    expect(made.parse.timezone).toBe('UTC')
    expect(settingsOf(own, { extended: () => base }).parse.timezone).toBeUndefined()
    expect(() => settingsOf(own)).toThrow('pass `extended`')
    const nested: Record<string, Config> = { './base.yaml': { extends: './more.yaml' }, './more.yaml': base }
    const asked: (string | undefined)[] = []
    settingsOf(own, {
      extended(file, from) {
        asked.push(file, from)
        return nested[file] ?? {}
      },
    })
    expect(asked).toEqual(['./base.yaml', undefined, './more.yaml', './base.yaml'])
    expect(() => settingsOf(own, { extended: () => own })).toThrow('extends itself through ./base.yaml')
  })
})

describe('report', () => {
  it('writes every format, without a trace of colour', async () => {
    const files = examples.map((text, i) => lintText(`${text}\nTODO\n`, { path: `p/${i}.md`, now: 0 }))
    for (const format of reportFormats) {
      const text = await report(files, format)
      expect(text).toMatch(/p\/0\.md/)
      expect(text.endsWith('\n')).toBe(true)
      expect(text).not.toContain('\u001b')
    }
    expect(await report(files, 'pretty', { color: 1 })).toContain('\u001b[')
  })

  it('names the formats for one that it does not have', async () => {
    await expect(report([], 'xml' as 'json')).rejects.toThrow(
      'There is no format xml. Formats: pretty, unix,',
    )
  })
})

describe('renderDocument', () => {
  it('names what there is for a template or a format that there is not', () => {
    const document = parse('# A\n')
    expect(() => renderDocument(document, 'nope' as 'sre', 'html')).toThrow(
      'There is no template nope. Templates: cloudshare, dropbox,',
    )
    expect(() => renderDocument(document, 'toString' as 'sre', 'html')).toThrow(
      'There is no template toString',
    )
    expect(() => renderDocument(document, 'sre', 'text')).toThrow(
      'The template sre does not make text. Its formats: markdown, html.',
    )
  })
})

describe('insertEvent', () => {
  it('writes an event that is read back at its instant', () => {
    const text = '---\ndate: 2024-03-12\ntimezone: UTC\n---\n\n## Timeline\n\n- 14:05 Slow\n- 14:50 Normal\n'
    const minute = fc.integer({ min: 0, max: 2 * 24 * 60 }).map(n => Date.UTC(2024, 2, 12) + n * 60_000)
    fc.assert(
      fc.property(minute, at => {
        const edit = insertEvent(parse(text), { at: new Date(at), text: 'Rolled back' })
        const { events } = parse(applyEdits(text, edit ? [edit] : []))
        expect(events.find(event => event.text === 'Rolled back')?.at).toMatchObject({
          earliest: at,
          latest: at,
        })
      }),
      { numRuns: 50 },
    )
  })
})
