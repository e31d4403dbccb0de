import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, program, read, run } from '../cli/run.ts'
import { corpus } from '../corpus.ts'
import { settingsOf } from '../editors-page.ts'

/** The settings of docs/editors.md, in the editors that read them. */

/** What is wrong, and what an action mends. */
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

/** What editors keep as it is: no byte order mark, and line ends of one kind. */
const plain = corpus().filter(({ text }) => text.length < 20_000 && !/\r|^\ufeff|[^\n]$/.test(text))
const some = plain.filter((_, i) => i % Math.ceil(plain.length / 24) === 0)
const documents: Readonly<Record<string, string>> = Object.fromEntries(
  some.map(({ text }, i) => [`postmortems/${String(i).padStart(2, '0')}.md`, text]),
)

/** Runs an editor with a script in a folder with those documents. @returns what the script writes to out.json */
function inEditor(command: string, args: (script: string) => readonly string[], script: string) {
  const cwd = folder({
    ...documents,
    'a.md': '',
    'postmortems/wrong.md': wrong,
    '.git/HEAD': 'ref: refs/heads/main\n',
  })
  const path = join(cwd, 'script')
  writeFileSync(path, script)
  const { stdout, stderr } = spawnSync(command, args(path), {
    cwd,
    encoding: 'utf8',
    timeout: 110_000,
    env: { ...process.env, HOME: cwd },
  })
  try {
    return { cwd, said: JSON.parse(read(cwd, 'out.json')) }
  } catch {
    throw new Error(`${command} wrote nothing:\n${stdout}${stderr}`)
  }
}

type Found = readonly (readonly [rule: string, line: number])[]

/** The rule and the line of each finding of `lint`, by file. */
function linted(cwd: string): readonly (readonly [path: string, found: Found])[] {
  const { files } = JSON.parse(run(cwd, ['lint', '--format', 'json', 'postmortems']).out) as {
    files: { path: string; findings: { rule: string; line: number }[] }[]
  }
  const found = files.map(
    ({ path, findings }) => [path, findings.map(({ rule, line }) => [rule, line] as const).sort()] as const,
  )
  expect(found.filter(([, findings]) => findings.length > 0).length).toBeGreaterThan(1)
  return found.filter(([path]) => path in documents)
}

const hasNeovim = spawnSync('nvim', ['--version']).status === 0

describe.skipIf(!hasNeovim)('in Neovim', () => {
  it('shows, says, completes and mends what is asked, in what people wrote too', () => {
    const script = `-- Debian's Neovim is older than the function, which starts a server once
local client
vim.lsp.start = vim.lsp.start or function(config)
  client = client or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, client)
end
${settingsOf('### Neovim', 'lua').replace("'postmortem', 'lsp'", `'${process.execPath}', '${program}', 'lsp'`)}
local published = {}
local publish = vim.lsp.handlers['textDocument/publishDiagnostics']
vim.lsp.handlers['textDocument/publishDiagnostics'] = function(err, result, ...)
  published[result.uri] = true
  return publish(err, result, ...)
end
local function open(path)
  vim.cmd('edit ' .. path)
  vim.bo.filetype = 'markdown'
  vim.wait(60000, function() return published[vim.uri_from_bufnr(0)] end, 20)
  return vim.tbl_map(function(one) return { one.code, one.lnum + 1 } end, vim.diagnostic.get(0))
end
local function ask(method, line, character, more)
  local here = { line = line, character = character }
  local params = vim.tbl_extend('force', { textDocument = vim.lsp.util.make_text_document_params(), position = here, range = { start = here, ['end'] = here } }, more or {})
  for _, answer in pairs(assert(vim.lsp.buf_request_sync(0, method, params, 60000))) do return answer.result end
end
local function act(line, character, context, title)
  for _, action in ipairs(ask('textDocument/codeAction', line, character, { context = context }) or {}) do
    if action.title:match(title) then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
  end
end
local found, fixed = {}, {}
for _, path in ipairs(vim.fn.glob('postmortems/[0-9]*.md', true, true)) do
  found[path] = open(path)
  act(0, 0, { diagnostics = {}, only = { 'source.fixAll' } }, '')
  fixed[path] = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n') .. '\\n'
end
local codes = open('postmortems/wrong.md')
local hover = ask('textDocument/hover', 16, 4).contents.value
vim.api.nvim_buf_set_lines(0, 3, 4, false, { 'timezone: ' })
local zones = vim.tbl_map(function(one) return one.label end, ask('textDocument/completion', 3, 10).items)
vim.api.nvim_buf_set_lines(0, 3, 4, false, { 'timezone: Europe/Berlin' })
act(17, 4, { diagnostics = {} }, '^Write it')
local last = vim.api.nvim_buf_get_lines(0, 17, 18, false)[1]
vim.fn.writefile({ vim.fn.json_encode({ found = found, fixed = fixed, codes = codes, hover = hover, zones = #zones, last = last }) }, 'out.json')`
    const { cwd, said } = inEditor(
      'nvim',
      path => ['--headless', '--clean', '-n', '-c', `luafile ${path}`, '-c', 'qa!'],
      script,
    )
    expect(said.codes).toContainEqual(['duration-mismatch', 12])
    expect(said.hover).toMatch(/06:20[\s\S]*04:20 UTC[\s\S]*at started/)
    expect(said.zones).toBeGreaterThan(300)
    expect(said.last).toBe('- 07:10 All back')
    for (const [path, findings] of linted(cwd)) {
      expect([path, said.found[path].sort()]).toEqual([path, findings])
      const { out } = run(cwd, ['lint', '--fix', '--stdin', '--stdin-filename', path], {
        input: documents[path] ?? '',
      })
      expect([path, said.fixed[path]]).toEqual([path, out])
    }
  })
})

const hasEmacs = spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0

describe.skipIf(!hasEmacs)('in Emacs, with eglot', () => {
  it('shows, says, and offers what mends, in what people wrote too', () => {
    const script = `(require 'eglot)
(require 'markdown-mode)
${settingsOf('### Emacs', 'elisp').replace('"postmortem" "lsp"', `"${process.execPath}" "${program}" "lsp"`)}
(setq eglot-sync-connect 60 eglot-connect-timeout 60)
(defvar root default-directory)
(defvar published nil)
(cl-defmethod eglot-handle-notification :after (_ (_m (eql textDocument/publishDiagnostics)) &key uri &allow-other-keys)
  (push (eglot--uri-to-path uri) published))
(defun open (path)
  (find-file path)
  (unless (eq major-mode 'markdown-mode) (markdown-mode))
  (unless (eglot-current-server) (apply #'eglot (append (eglot--guess-contact) '(nil))))
  (let ((n 0))
    (while (and (< n 3000) (not (member (file-truename buffer-file-name) (mapcar #'file-truename published))))
      (setq n (1+ n)) (accept-process-output nil 0.02)))
  (flymake-start)
  (accept-process-output nil 0.1)
  (vconcat (mapcar (lambda (one) (vector (flymake-diagnostic-text one) (line-number-at-pos (flymake-diagnostic-beg one)))) (flymake-diagnostics))))
(let ((found (mapcar (lambda (path) (cons path (open (expand-file-name path root)))) '(${Object.keys(
      documents,
    )
      .map(name => JSON.stringify(name))
      .join(' ')})))
      (wrong (open (expand-file-name "postmortems/wrong.md" root))))
  (goto-char (point-min))
  (search-forward "7:10 a")
  (let* ((ask (lambda (method &rest more) (jsonrpc-request (eglot--current-server-or-lose) method (append (eglot--TextDocumentPositionParams) more))))
         (here (plist-get (eglot--TextDocumentPositionParams) :position))
         (hover (plist-get (plist-get (funcall ask :textDocument/hover) :contents) :value))
         (actions (funcall ask :textDocument/codeAction :range (list :start here :end here) :context (list :diagnostics []))))
    (write-region (json-encode (list :found found :wrong wrong :hover hover :actions (vconcat (mapcar (lambda (one) (plist-get one :title)) actions)))) nil (expand-file-name "out.json" root))))`
    const { cwd, said } = inEditor('emacs', path => ['--batch', '-l', path], script)
    expect(said.wrong.map(([text]: [string]) => text).join('\n')).toContain('[duration-mismatch]')
    expect(said.hover).toContain('50 min after started')
    expect(said.actions).toContain('Write it as "07:10"')
    for (const [path, findings] of linted(cwd)) {
      const shown = said.found[path].map(([text, line]: [string, number]) => [
        /\[([\w-]+)\]/.exec(text)?.[1],
        line,
      ])
      expect([path, shown.sort()]).toEqual([path, findings])
    }
  })
})
