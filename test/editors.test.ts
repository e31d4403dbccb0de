import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { beforeEach, describe, expect, it } from 'vitest'
import { vary } from '../src/lint/example.ts'
import { folder, read, run } from './cli/run.ts'
import { page, settingsOf } from './editors-page.ts'

/** The settings of docs/editors.md, as those editors read them. */

const bad = vary('detected: 07:02', 'detected: 06:02').replace('The server', 'TODO the server')

/** The lines that the program prints, and each finding of them. */
function printed(name: string) {
  const path = folder({ [name]: bad })
  const text = run(path, ['lint', '--format', 'unix', name]).out
  const { findings } = JSON.parse(run(path, ['lint', '--format', 'json', name]).out).files[0] as {
    findings: { rule: string; severity: string; line: number; column: number; message: string }[]
  }
  return { text, lines: text.trimEnd().split('\n'), findings }
}

type Printed = ReturnType<typeof printed>
let text: string
let lines: Printed['lines']
let findings: Printed['findings']
beforeEach(() => {
  ;({ text, lines, findings } = printed('postmortems/ä b.md'))
})

describe('a problem matcher of VS Code', () => {
  it('finds what is printed', () => {
    const { tasks } = JSON.parse(settingsOf('## VS Code', 'json'))
    const { regexp, ...groups } = tasks[0].problemMatcher.pattern
    const found = lines.map(line => new RegExp(regexp).exec(line))
    const read = (i: number) =>
      Object.fromEntries(Object.entries<number>(groups).map(([name, group]) => [name, found[i]?.[group]]))
    expect(findings.map(({ rule }) => rule)).toEqual(['milestone-order', 'placeholder-left'])
    expect(found.every(Boolean)).toBe(true)
    const shown = found.map((_, i) => read(i)).filter(({ severity }) => severity !== 'note')
    expect(shown).toEqual(
      findings.map(({ rule, severity, line, column, message }) => ({
        file: 'postmortems/ä b.md',
        line: String(line),
        column: String(column),
        severity,
        message,
        code: rule,
      })),
    )
  })
})

const hasNeovim = spawnSync('nvim', ['--version']).status === 0

/** Runs a script in Neovim, which writes JSON. */
function neovim(script: string, extension = 'vim') {
  const folderOf = folder({
    [`script.${extension}`]: script,
    'lines.txt': text,
    'ale_linters/markdown/postmortem.vim': settingsOf('## ALE', 'vim'),
  })
  execFileSync(
    'nvim',
    ['--headless', '--clean', '-n', '-c', `source ${join(folderOf, `script.${extension}`)}`, '-c', 'qa!'],
    {
      cwd: folderOf,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: folderOf },
    },
  )
  return JSON.parse(read(folderOf, 'out.json'))
}

const inVim = () =>
  findings.map(({ severity, line, column }) => ({
    lnum: line,
    col: column,
    type: severity === 'error' ? 'e' : 'w',
  }))

describe.skipIf(!hasNeovim)('in Neovim', () => {
  const listed = (errorformat: string) =>
    neovim(`${errorformat}
cgetfile lines.txt
call writefile([json_encode(map(getqflist(), '{"lnum": v:val.lnum, "col": v:val.col, "type": v:val.type, "text": v:val.text, "file": bufname(v:val.bufnr)}'))], 'out.json')
`) as { lnum: number; col: number; type: string; text: string; file: string }[]

  it("Vim's own error format reads every line", () => {
    const [, format = ''] = /setlocal (errorformat=.*)/.exec(settingsOf('## Vim', 'vim')) ?? []
    const found = listed(`set ${format}`)
    expect(found).toHaveLength(lines.length)
    const shown = found.filter(({ type }) => type !== 'n')
    expect(shown.map(({ lnum, col, type }) => ({ lnum, col, type }))).toEqual(inVim())
    expect(shown.map(({ text }) => text)).toEqual(findings.map(({ message, rule }) => `${message} [${rule}]`))
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['postmortems/ä b.md']))
  })

  it('those of efm read every finding', () => {
    const config = load(settingsOf('## efm-langserver', 'yaml')) as {
      languages: { markdown: { 'lint-formats': string[]; 'lint-command': string }[] }
    }
    const [tool] = config.languages.markdown
    const formats = (tool?.['lint-formats'] ?? []).map(one => one.replaceAll(' ', '\\ ')).join(',')
    const found = listed(`set errorformat=${formats}`).filter(({ lnum }) => lnum > 0)
    expect(found.map(({ lnum, col, type }) => ({ lnum, col, type }))).toEqual(inVim())
  })

  it('the pattern of nvim-lint reads every finding', () => {
    const [, pattern = ''] = /^local pattern = '(.*)'$/m.exec(settingsOf('## Neovim: nvim-lint', 'lua')) ?? []
    const found = neovim(
      `local found = {}
for line in io.lines('lines.txt') do
  local lnum, col, severity, message, code = line:match([==[${pattern}]==])
  if lnum then table.insert(found, { lnum, col, severity, message, code }) end
end
vim.fn.writefile({ vim.fn.json_encode(found) }, 'out.json')
`,
      'lua',
    )
    expect(found).toEqual(
      findings.map(({ line, column, severity, message, rule }) => [
        String(line),
        String(column),
        severity,
        message,
        rule,
      ]),
    )
  })

  it('the handler of ALE reads every finding', () => {
    const found = neovim(`source ale_linters/markdown/postmortem.vim
call writefile([json_encode(ale_linters#markdown#postmortem#Handle(1, readfile('lines.txt')))], 'out.json')
`)
    expect(found).toEqual(
      findings.map(({ line, column, severity, message, rule }) => ({
        lnum: line,
        col: column,
        type: severity === 'error' ? 'E' : 'W',
        text: message,
        code: rule,
      })),
    )
  })
})

describe('commands of the page', () => {
  it('are ones that the program has', () => {
    for (const flags of [
      ['lint', '--format', 'unix', '--stdin', '--stdin-filename', 'postmortems/a.md'],
      ['lint', '--fix', '--stdin', '--stdin-filename', 'postmortems/a.md'],
    ]) {
      expect(page).toContain(flags.slice(0, 2).join(' '))
      expect(run(folder(), flags, { input: bad }).err).toBe('')
    }
  })
})
