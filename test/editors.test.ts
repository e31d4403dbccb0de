import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { beforeEach, describe, expect, it } from 'vitest'
import { vary } from '../src/lint/example.ts'
import { folder, program, read, run } from './cli/run.ts'

/** The settings of docs/editors.md, as those editors read them. */

const root = resolve(import.meta.dirname, '..')
const page = read(root, 'docs/editors.md')
const block = (heading: string, language: string) =>
  new RegExp(`^## ${heading}[\\s\\S]*?^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? ''

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
    const { tasks } = JSON.parse(block('VS Code', 'json'))
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

const wrong = `---
title: API errors
date: 2026-06-01
timezone: Europe/Berlin
severity: SEV2
started: 06:20
resolved: 07:10
---

## Summary

The API was down for 2 hours.

## Timeline


- 06:20 It began
- 7:10 am All back
`

const hasEmacs = spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0

describe.skipIf(!hasEmacs)('in Emacs', () => {
  it('eglot shows findings, hovers and actions', () => {
    const [, settings = ''] = /^### Emacs[\s\S]*?^```elisp\n([\s\S]*?)^```/m.exec(page) ?? []
    const cwd = folder({ 'postmortems/a.md': wrong, '.git/HEAD': 'ref: refs/heads/main\n' })
    const script = `(require 'eglot)
(require 'markdown-mode)
${settings.replace('"postmortem" "lsp"', `"${process.execPath}" "${program}" "lsp"`)}
(setq eglot-sync-connect 30 eglot-connect-timeout 60)
(find-file "postmortems/a.md")
(unless (eq major-mode 'markdown-mode) (markdown-mode))
(apply #'eglot (append (eglot--guess-contact) '(nil)))
(let ((n 0)) (while (and (< n 400) (not (flymake-diagnostics))) (setq n (1+ n)) (accept-process-output nil 0.05)))
(goto-char (point-min))
(search-forward "7:10 a")
(let* ((ask (lambda (method &rest more) (jsonrpc-request (eglot--current-server-or-lose) method (append (eglot--TextDocumentPositionParams) more))))
       (here (plist-get (eglot--TextDocumentPositionParams) :position))
       (hover (plist-get (plist-get (funcall ask :textDocument/hover) :contents) :value))
       (actions (funcall ask :textDocument/codeAction :range (list :start here :end here) :context (list :diagnostics []))))
  (write-region (json-encode (list :found (vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics))) :hover hover :actions (vconcat (mapcar (lambda (one) (plist-get one :title)) actions)))) nil "out.json"))`
    const path = join(cwd, 'script.el')
    writeFileSync(path, script)
    execFileSync('emacs', ['--batch', '-l', path], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: cwd },
    })
    const { found, hover, actions } = JSON.parse(read(cwd, 'postmortems/out.json'))
    expect(found.join('\n')).toContain('[duration-mismatch]')
    expect(hover).toContain('50 min after started')
    expect(actions).toContain('Write it as "07:10"')
  })
})

const hasNeovim = spawnSync('nvim', ['--version']).status === 0

/** Runs a script in Neovim, which writes JSON. */
function neovim(script: string, extension = 'vim') {
  const folderOf = folder({
    [`script.${extension}`]: script,
    'lines.txt': text,
    'ale_linters/markdown/postmortem.vim': block('ALE', 'vim'),
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
    const [, format = ''] = /setlocal (errorformat=.*)/.exec(block('Vim', 'vim')) ?? []
    const found = listed(`set ${format}`)
    expect(found).toHaveLength(lines.length)
    const shown = found.filter(({ type }) => type !== 'n')
    expect(shown.map(({ lnum, col, type }) => ({ lnum, col, type }))).toEqual(inVim())
    expect(shown.map(({ text }) => text)).toEqual(findings.map(({ message, rule }) => `${message} [${rule}]`))
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(['postmortems/ä b.md']))
  })

  it('those of efm read every finding', () => {
    const config = load(block('efm-langserver', 'yaml')) as {
      languages: { markdown: { 'lint-formats': string[]; 'lint-command': string }[] }
    }
    const [tool] = config.languages.markdown
    const formats = (tool?.['lint-formats'] ?? []).map(one => one.replaceAll(' ', '\\ ')).join(',')
    const found = listed(`set errorformat=${formats}`).filter(({ lnum }) => lnum > 0)
    expect(found.map(({ lnum, col, type }) => ({ lnum, col, type }))).toEqual(inVim())
  })

  it('the pattern of nvim-lint reads every finding', () => {
    const [, pattern = ''] = /^local pattern = '(.*)'$/m.exec(block('Neovim: nvim-lint', 'lua')) ?? []
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

  it('speaks with the language server: findings, hover, completion, an action', () => {
    const [, settings = ''] = /^### Neovim[\s\S]*?^```lua\n([\s\S]*?)^```/m.exec(page) ?? []
    const cwd = folder({ 'postmortems/a.md': wrong })
    const script = `-- Debian's Neovim is older than the function
vim.lsp.start = vim.lsp.start or function(config)
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end
${settings.replace("'postmortem', 'lsp'", `'${process.execPath}', '${program}', 'lsp'`)}
vim.cmd('cd ${cwd}')
vim.cmd('edit postmortems/a.md')
vim.bo.filetype = 'markdown'
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local function ask(method, line, character, more)
  local here = { line = line, character = character }
  local params = vim.tbl_extend('force', { textDocument = vim.lsp.util.make_text_document_params(), position = here, range = { start = here, ['end'] = here } }, more or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000)) do return answer.result end
end
local codes = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
local hover = ask('textDocument/hover', 16, 4).contents.value
vim.api.nvim_buf_set_lines(0, 3, 4, false, { 'timezone: ' })
local zones = vim.tbl_map(function(one) return one.label end, ask('textDocument/completion', 3, 10))
vim.api.nvim_buf_set_lines(0, 3, 4, false, { 'timezone: Europe/Berlin' })
for _, action in ipairs(ask('textDocument/codeAction', 17, 4, { context = { diagnostics = {} } })) do
  if action.title:match('^Write it') then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
end
local last = vim.api.nvim_buf_get_lines(0, 17, 18, false)[1]
vim.fn.writefile({ vim.fn.json_encode({ codes = codes, hover = hover, zones = #zones, last = last }) }, 'out.json')`
    const path = join(cwd, 'script.lua')
    writeFileSync(path, script)
    execFileSync('nvim', ['--headless', '--clean', '-n', '-c', `source ${path}`, '-c', 'qa!'], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: cwd },
    })
    const { codes, hover, zones, last } = JSON.parse(read(cwd, 'out.json'))
    expect(codes).toContain('duration-mismatch')
    expect(hover).toMatch(/06:20[\s\S]*04:20 UTC[\s\S]*at started/)
    expect(zones).toBeGreaterThan(300)
    expect(last).toBe('- 07:10 All back')
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
