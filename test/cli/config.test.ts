import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanExample, vary } from '../../src/lint/example.ts'
import { rules } from '../../src/lint/index.ts'
import { filesIn, folder, run } from './run.ts'

const open = cleanExample.replace('- [x]', '- [ ]').replace('due 2012-04-13, ', '')
const rulesIn = (path: string, args: readonly string[] = []): readonly string[] => {
  const { out, err } = run(path, ['lint', '--format', 'json', ...args, '.'])
  expect(err).toBe('')
  const { files } = JSON.parse(out) as {
    files: { path: string; findings: { rule: string; severity: string }[] }[]
  }
  return files.flatMap(file => file.findings.map(({ rule, severity }) => `${file.path} ${rule} ${severity}`))
}

describe('a config', () => {
  it.each([
    ['none', {}, ['a.md action-due error']],
    ['YAML', { 'postmortem.config.yaml': 'rules:\n  action-due: off\n' }, []],
    ['JSON', { 'postmortem.config.json': '{"rules": {"action-due": "warn"}}' }, ['a.md action-due warning']],
    [
      'package.json',
      {
        'package.json':
          '{\n\t"name": "x",\n\t"postmortem": { "rules": { "action-due": { "level": "off" } } }\n}',
      },
      [],
    ],
    ['a package.json without it', { 'package.json': '{"name": "x"}' }, ['a.md action-due error']],
    ['.yml', { 'postmortem.config.yml': 'rules: { action-due: off }' }, []],
    ['an empty one', { 'postmortem.config.yaml': '# nothing\n' }, ['a.md action-due error']],
    [
      'a preset and a rule',
      { 'postmortem.config.yaml': 'extends: strict\nrules: { action-due: off }\n' },
      ['a.md action-ticket error'],
    ],
    [
      'a file that another extends',
      {
        'postmortem.config.yaml': 'extends: [./base.yaml]\nrules: { action-ticket: warn }\n',
        'base.yaml': 'extends: strict\nrules: { action-due: off, action-ticket: off }\n',
      },
      ['a.md action-ticket warning'],
    ],
    [
      'overrides, the last of which wins',
      {
        'postmortem.config.yaml':
          'overrides:\n  - files: ["*.md"]\n    rules: { action-due: off }\n  - files: [a.md]\n    rules: { action-due: warn }\n',
      },
      ['a.md action-due warning'],
    ],
    ['ignored files', { 'postmortem.config.yaml': 'ignore: ["a.*"]\n' }, []],
  ] as const)('%s', (_, files, expected) => {
    expect(rulesIn(folder({ 'a.md': open, ...files }))).toEqual(expected)
  })

  it('is the nearest above the file, and the flags go before it', () => {
    const path = folder({
      'a.md': open,
      'old/a.md': open,
      'old/postmortem.config.yaml': 'rules: { action-due: off }\n',
      'postmortem.config.yaml': 'rules: { action-due: warn }\n',
    })
    expect(rulesIn(path)).toEqual(['a.md action-due warning'])
    expect(rulesIn(path, ['--rule', 'action-due=error'])).toEqual([
      'a.md action-due error',
      'old/a.md action-due error',
    ])
    expect(rulesIn(path, ['--no-config']).length).toBe(2)
    expect(rulesIn(path, ['--config', 'old/postmortem.config.yaml'])).toEqual([])
    expect(rulesIn(path, ['--no-config', '--preset', 'strict', '--rule', 'action-due=off'])).toEqual([
      'a.md action-ticket error',
      'old/a.md action-ticket error',
    ])
  })

  it('knows the house: severities, sections, headings, contacts, zone', () => {
    const house = `
severities: [SEV1, SEV2]
contacts: [help.acme.test]
headings:
  impact: [Who was hurt]
required:
  - sections: [summary, impact]
  - sections: [lessons]
    severity: SEV1
    status: [published]
`
    const path = folder({
      'postmortem.config.yaml': house,
      'hurt.md': vary('## Impact', '## Who was hurt').replace('## Timeline', '## Diary'),
      'one.md': vary('SEV2', 'SEV1'),
      'three.md': vary('SEV2', 'SEV3'),
    })
    expect(rulesIn(path)).toEqual(['one.md section-required error', 'three.md severity-known error'])
    const { out } = run(path, ['show', 'hurt.md'])
    expect(out).toContain('Who was hurt (impact)')
  })

  it('tells rules their options', () => {
    const path = folder({
      'a.md': vary('Environments took', 'Obviously the gizmo took'),
      'postmortem.config.yaml':
        'rules:\n  hindsight: { allow: [obviously] }\n  loaded-terms: { level: error, also: ["gizmo*"] }\n',
    })
    expect(rulesIn(path)).toEqual(['a.md loaded-terms error'])
  })

  it.each([
    [
      'rules:\n  action-onwer: warn\n',
      'c.yaml:2: There is no rule "action-onwer"; did you mean action-owner?',
    ],
    ['timezon: UTC\n', 'c.yaml:1: There is no key "timezon"; did you mean timezone?'],
    ['rules:\n  blame: warning\n', 'c.yaml:2: rules.blame: Write off, on, warn or error.'],
    [
      'rules:\n  blame:\n    level: warn\n    alow: [x]\n',
      'c.yaml:4: There is no option of blame "alow"; did you mean allow?',
    ],
    [
      'rules:\n  acknowledgement-slow: { minutes: soon }\n',
      'c.yaml:2: rules.acknowledgement-slow.minutes: Write a whole number.',
    ],
    ['extends: strickt\n', 'c.yaml:1: There is no preset "strickt"; did you mean strict?'],
    ['extends: ./c.yaml\n', 'c.yaml extends itself'],
    ['extends: ./nowhere.yaml\n', 'c.yaml extends "./nowhere.yaml": there is no such file.'],
    ['extends: ../../../etc/x.yaml\n', 'c.yaml extends "../../../etc/x.yaml": that file is outside'],
    ['extends: https://example.com/x.yaml\n', 'c.yaml extends "https://example.com/x.yaml": only presets'],
    [
      'required:\n  - { sections: [summary], status: [Publised] }\n',
      'c.yaml:2: required.0.status.0: Write draft, in_review, published.',
    ],
    ['folder: ../x\n', 'c.yaml:1: folder: Write a folder below'],
    ['timezone: Mars/Base\n', 'c.yaml:1: timezone: Write an IANA time zone'],
    ['\nignore: "*.md"\n', 'c.yaml:2: ignore: Write a list of patterns'],
    ['ignore: ["*a*a*a*a*a*a*"]\n', 'c.yaml:1: ignore.0: Write this pattern with fewer wildcards'],
    ['required:\n  - sections: [sumary]\n', 'c.yaml:2: required.0.sections.0: Write one of'],
    ['required: [summary]\n', 'c.yaml:1: required.0: Write a map: sections: [summary].'],
    ['overrides: [a]\n', 'c.yaml:1: overrides.0: Write a map: files: [archive/].'],
    [
      'severities: [1, 2]\nrequired:\n  - { sections: [summary], fox: 1 }\n',
      'c.yaml:3: There is no key "fox". Known: sections',
    ],
    ['rules: [a]\n', 'c.yaml:1: rules: Write a map of rules'],
    ['- a\n', 'c.yaml:1: This is not a list of fields'],
    ['a: b: c\n', 'c.yaml:1: This is not valid YAML'],
    ['a: &x b\n', 'c.yaml:1: YAML anchors and aliases are not supported'],
    ['a: !!js/function "x"\n', 'c.yaml:1: '],
  ])('says where it is wrong: %j', (text, message) => {
    const { code, out, err } = run(folder({ 'a.md': cleanExample, 'c.yaml': text }), [
      'lint',
      '--config',
      'c.yaml',
      'a.md',
    ])
    expect(err.slice(0, message.length)).toBe(message)
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toMatch(/^\s+at /m)
  })

  it.each([
    [['--rule', 'fox=warn'], 'There is no rule "fox"'],
    [['--rule', 'blame'], 'Write --rule RULE=LEVEL'],
    [['--rule', 'blame=loud'], 'Write off, on, warn, error after --rule blame='],
    [['--preset', 'fox'], 'There is no preset "fox"'],
    [['--timezone', 'Mars'], 'Write an IANA time zone after --timezone'],
    [['--format', 'xml'], 'There is no format "xml"'],
    [['--format', 'json', '--format', 'sarif'], 'Only one format can go to standard output'],
    [['--changed-lines'], 'Use --changed-lines together with'],
    [['--staged', '--fix'], 'Staged content cannot be fixed'],
    [['--stdin'], 'Use files or --stdin'],
  ])('refuses %j', (args, message) => {
    const { code, err } = run(folder({ 'a.md': cleanExample }), ['lint', ...args, 'a.md'])
    expect(err.slice(0, message.length)).toBe(message)
    expect(code).toBe(2)
  })

  it('can be printed for a file', () => {
    const path = folder({
      'x/a.md': open,
      'postmortem.config.yaml': 'extends: strict\ntimezone: Europe/Berlin\nrules: { blame: off }\n',
    })
    const { out } = run(path, ['lint', '--print-config', 'x/a.md'])
    const config = JSON.parse(out)
    expect(config).toMatchObject({
      configs: ['postmortem.config.yaml'],
      ignored: false,
      timezone: 'Europe/Berlin',
    })
    expect(config.rules['action-due']).toEqual({ severity: 'error' })
    expect(config.rules).not.toHaveProperty('blame')
    expect(config.rules).toHaveProperty('action-ticket')
  })

  it('is one to a folder', () => {
    const path = folder({ 'a.md': open, 'postmortem.config.yaml': '', 'postmortem.config.json': '{}' })
    const { code, err } = run(path, ['lint', 'a.md'])
    expect([code, err]).toEqual([
      2,
      'There are several configs in .: postmortem.config.yaml and postmortem.config.json. Keep one of them.\n',
    ])
  })

  it.each([
    ['postmortem.config.jsonc', '{\n  // ours\n  "rules": { "blame": "off", /* x */ },\n}\n'],
    ['postmortem.config.json', '{ "rules": {} } // ours'],
    ['.config/postmortem.yaml', 'folder: docs\n'],
    ['.config/postmortem.jsonc', '{ "folder": "docs", "ignore": ["docs/old/"] }'],
  ])('may be %s', (name, text) => {
    const path = folder({ [name]: text, 'docs/a.md': open, 'docs/old/b.md': open })
    const { configs } = JSON.parse(run(join(path, 'docs'), ['lint', '--print-config', 'a.md']).out)
    expect(configs).toEqual([`../${name}`])
    if (!text.includes('folder')) return
    const { out } = run(path, ['lint', '--format', 'json'])
    const ignored = text.includes('ignore')
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(
      ignored ? ['docs/a.md'] : ['docs/a.md', 'docs/old/b.md'],
    )
  })

  it('in JSON has its faults at the lines of its file, comments and all', () => {
    const path = folder({ 'a.md': open, 'postmortem.config.jsonc': '/* a\n b */\n{\n  "folder": "..",\n}\n' })
    expect(run(path, ['lint', 'a.md']).err).toContain('4: folder: Write a folder below')
  })

  it('says where postmortems are', () => {
    const path = folder({ 'docs/x/a.md': open, 'postmortem.config.yaml': 'folder: docs/x\n', 'sub/y': '' })
    expect(run(path, ['lint']).out).toContain('docs/x/a.md:')
    run(path, [
      'new',
      'Outage',
      '--date',
      '2024-05-02',
      '--timezone',
      'UTC',
      '--summary',
      'Down.',
      '--severity',
      'SEV2',
    ])
    expect(filesIn(path)).toContain('docs/x/2024-05-02-outage.md')
  })

  it('says how many files it left out', () => {
    const path = folder({ 'a.md': open, 'postmortem.config.yaml': 'ignore: [a.md]\n' })
    expect(run(path, ['lint', 'a.md'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 file excluded by the config.'),
    })
  })

  it('runs nothing', () => {
    const path = folder({
      'a.md': cleanExample,
      'postmortem.config.js': 'throw new Error("ran")',
      'postmortem.config.mjs': 'throw new Error("ran")',
      'package.json': '{"name": "x", "scripts": {"postmortem": "exit 1"}, "postmortem": {}}',
    })
    expect(run(path, ['lint', 'a.md'])).toMatchObject({ code: 0, err: '' })
  })
})

describe('what git ignores', () => {
  it('is left out of folders, and kept where it is named', () => {
    const path = folder({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': 'drafts/\n*.tmp.md\n',
      'p/a.md': open,
      'p/drafts/b.md': open,
      'p/c.tmp.md': open,
      'p/keep/.gitignore': '!*.tmp.md\n',
      'p/keep/d.tmp.md': open,
    })
    expect(rulesIn(path)).toEqual(['p/a.md action-due error', 'p/keep/d.tmp.md action-due error'])
    expect(run(path, ['lint', 'p/drafts/b.md']).code).toBe(1)
  })

  it('is nothing that it tracks', () => {
    const path = folder({ 'p/.gitignore': 'new.md\n', 'p/new.md': open, 'p/clean.md': cleanExample })
    const git = (...args: string[]) => execFileSync('git', args, { cwd: path, stdio: 'pipe' })
    git('init', '-q')
    expect(rulesIn(path)).toEqual([])
    git('add', '-f', '-A')
    expect(rulesIn(path)).toEqual(['p/new.md action-due error'])
  })
})

describe('rules and explain', () => {
  it('list and tell every rule', () => {
    const path = folder()
    const { out } = run(path, ['rules'])
    for (const { id } of rules) expect(out).toContain(`  ${id} `)
    const listed = JSON.parse(run(path, ['rules', '--json']).out) as { id: string }[]
    expect(listed.map(({ id }) => id)).toEqual(rules.map(({ id }) => id))
    expect(run(path, ['explain', 'human-error']).out).toContain('The cause was human error.')
    expect(run(path, ['explain', 'human-eror'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean human-error?'),
    })
  })
})
