import { describe, expect, it } from 'vitest'
import type { CodeAction, CompletionList, DocumentSymbol, Hover } from 'vscode-languageserver-protocol/node'
import { collection } from '../cli/collection.ts'
import { folder, run } from '../cli/run.ts'
import { afterEdits, editor } from './client.ts'

const PATH = 'postmortems/2026-06-01-api.md'
const text = `---
title: API errors
date: 2026-06-01
timezone: Europe/Berlin
status: draft
severity: SEV2
services: [api]
related: [2026-03-31-checkout-errors]
started: 06:20
detected: 06:29
resolved: 07:10
---

## Summary

The API was down for 2 hours.

## Timeline

- 06:29 Alert
- 6:20 am It began
- 07:10 PDT All back

## Action items

- [ ] Alert earlier — @kimberly, @kim, @lee, due 2026-07-01, https://tracker.example/OPS-1
`

/** The place of a piece of the text. */
function at(piece: string, inside = 0, from = text) {
  const offset = from.indexOf(piece) + inside
  const before = from.slice(0, offset).split('\n')
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}
const point = (piece: string, inside = 0) => ({ start: at(piece, inside), end: at(piece, inside) })

describe('the language server', () => {
  it('shows what lint finds, with the places that it is held against', async () => {
    const cwd = collection({ [PATH]: text })
    const server = await editor(cwd)
    await server.open(PATH, text)
    const found = await server.diagnostics(PATH)
    const { files } = JSON.parse(run(cwd, ['lint', '--format', 'json', PATH]).out)
    expect(
      found.map(({ code, message, range }) => [
        code,
        message,
        range.start.line + 1,
        range.start.character + 1,
      ]),
    ).toEqual(
      files[0].findings.map((one: { rule: string; message: string; line: number; column: number }) => [
        one.rule,
        one.message,
        one.line,
        one.column,
      ]),
    )
    const duration = found.find(({ code }) => code === 'duration-mismatch')
    expect(duration?.severity).toBe(2)
    expect(duration?.codeDescription?.href).toContain('duration-mismatch')
    expect(duration?.relatedInformation?.length).toBeGreaterThan(0)
    expect(await server.end()).toBe(0)
  })

  it('follows each change, and forgets a closed file', async () => {
    const cwd = collection({ [PATH]: text })
    const server = await editor(cwd)
    await server.open(PATH, text)
    const codes = async () => (await server.diagnostics(PATH)).map(({ code }) => code)
    expect(await codes()).toContain('duration-mismatch')
    const range = { start: at('2 hours'), end: at('2 hours', '2 hours'.length) }
    await server.change(PATH, [{ range, text: '50 minutes' }])
    expect(await codes()).not.toContain('duration-mismatch')
    await server.end()
  })

  it('looks at postmortems only, by folder or front matter, and obeys the config', async () => {
    const bad = 'TODO: a human error at 25:61.\n'
    const cwd = folder({
      'postmortem.config.yaml': 'rules:\n  placeholder-left: off\nignore: ["postmortems/old/**"]\n',
      'postmortems/a.md': bad,
    })
    const server = await editor(cwd)
    for (const path of ['README.md', 'postmortems/old/b.md', 'postmortems/a.md', 'notes/c.md'])
      await server.open(
        path,
        path === 'notes/c.md' ? `---\ntitle: A\ndate: 2026-01-01\nstarted: 10:00\n---\n\n${bad}` : bad,
      )
    expect(await server.diagnostics('README.md')).toEqual([])
    expect(await server.diagnostics('postmortems/old/b.md')).toEqual([])
    const here = (await server.diagnostics('postmortems/a.md')).map(({ code }) => code)
    expect(here.length).toBeGreaterThan(0)
    expect(here).not.toContain('placeholder-left')
    expect((await server.diagnostics('notes/c.md')).length).toBeGreaterThan(0)
    await server.end()
  })

  it('lives on with addresses that are none here, and gives no id that is one already', async () => {
    const other = '---\nid: b-1\ntitle: B\ndate: 2026-06-02\n---\n'
    const cwd = folder({
      'post (x)@1/postmortems/b.md': other,
      'postmortem.config.yaml': 'folder: post (x)@1/postmortems\n',
    })
    const server = await editor(cwd)
    await server.notify('textDocument/didOpen', {
      textDocument: { uri: 'file://server/share/postmortems/x.md', languageId: 'markdown', version: 1, text },
    })
    const mine = 'post (x)@1/postmortems/a.md'
    const opened = text.replace('title: API', 'id: api-1\ntitle: API')
    await server.open(mine, opened)
    await server.diagnostics(mine)
    const rename = (newName: string) =>
      server.ask<{ changes: object }>('textDocument/rename', mine, {
        position: at('id: api-1', 5, opened),
        newName,
      })
    expect(Object.keys((await rename('api-2')).changes)).toEqual([server.uriOf(mine)])
    await expect(rename('b-1')).rejects.toThrow('already')
    for (const bad of ['', 'X: [1 "q"', 'a b'])
      await expect(rename(bad)).rejects.toThrow('begins with a letter')
    await server.end()
  })

  it('says what is wrong with a config, and goes on when it is mended', async () => {
    const cwd = folder({ 'postmortem.config.yaml': 'rules: {nope: 1}\n', 'postmortems/a.md': '# A\n' })
    const server = await editor(cwd)
    await server.open('postmortems/a.md', '# A\n')
    const [wrong] = await server.diagnostics('postmortems/a.md')
    expect(wrong?.message).toContain('nope')
    // which is no matter of what is no postmortem
    await server.open('README.md', '# A\n')
    expect(await server.diagnostics('README.md')).toEqual([])
    await server.open('write-up.md', '---\nstarted: 06:59\nresolved: 07:10\nmitigated: 07:05\n---\n')
    expect((await server.diagnostics('write-up.md'))[0]?.message).toContain('nope')
    await server.end()
  })

  it('fixes, silences, adds what is missing, and writes a clock as the format has it', async () => {
    const cwd = collection({ [PATH]: text })
    const server = await editor(cwd)
    await server.open(PATH, text)
    await server.diagnostics(PATH)
    const actions = async (piece: string, inside = 0) =>
      (await server.ask<CodeAction[]>('textDocument/codeAction', PATH, {
        range: point(piece, inside),
        context: { diagnostics: [] },
      })) ?? []
    const edited = (action: CodeAction | undefined) =>
      afterEdits(text, action?.edit?.changes?.[server.uriOf(PATH)] ?? [])
    const clock = (await actions('6:20 am')).find(({ title }) => title.startsWith('Write it'))
    expect(edited(clock)).toBe(text.replace('- 6:20 am', '- 06:20'))
    const silenced = (await actions('2 hours')).find(({ title }) =>
      title.startsWith('Silence duration-mismatch'),
    )
    expect(edited(silenced)).toContain(
      'for 2 hours. <!-- postmortem-disable-line duration-mismatch -- why -->\n',
    )
    const after = run(cwd, ['lint', '--stdin', '--stdin-filename', PATH], { input: edited(silenced) })
    expect(after.out).not.toContain('duration-mismatch')
    const adds = (await actions('API errors')).filter(({ title }) => title.startsWith('Add the section'))
    expect(adds.length).toBeGreaterThan(0)
    expect(edited(adds.find(({ title }) => title.includes('Root cause')))).toContain(
      '## Root cause\n\nTODO\n',
    )
    await server.end()
  })

  it('says what is known of a time, a claim, an owner and a rule', async () => {
    const cwd = collection({ [PATH]: text })
    const server = await editor(cwd)
    const silenced = text.replace(
      '2 hours.',
      '2 hours. <!-- postmortem-disable-line duration-mismatch -- why -->',
    )
    await server.open(PATH, silenced)
    await server.diagnostics(PATH)
    const hover = async (piece: string, inside = 1) => {
      const said = await server.ask<Hover | null>('textDocument/hover', PATH, {
        position: at(piece, inside, silenced),
      })
      return (said?.contents as { value: string } | undefined)?.value ?? null
    }
    expect(await hover('06:29 Alert')).toMatch(/06:29[\s\S]*04:29 UTC[\s\S]*9 min after started/)
    expect(await hover('detected: 06:29', 12)).toContain('**detected**')
    expect(await hover('2 hours')).toMatch(/Contradicted|Supported|Not checked/)
    expect(await hover('@kimberly', 2)).toContain('**@kimberly**')
    expect(await hover('@kim,', 2)).toMatch(/\*\*@kim\*\*: 1 here, \d+ open/)
    expect(await hover('@lee', 2)).toMatch(/\*\*@lee\*\*: 1 here, \d+ open/)
    expect(await hover('duration-mismatch')).toContain('**duration-mismatch**')
    expect(await hover('Summary')).toBeNull()
    await server.end()
  })

  it('completes fields, zones, headings, owners, rules and the next time', async () => {
    const cwd = collection()
    const server = await editor(cwd)
    const complete = async (piece: string) => {
      const written = text.includes(piece) ? text : `${text}${piece}`
      await server.open(PATH, written)
      await server.diagnostics(PATH)
      const position = at(piece, piece.length, written)
      const list = await server.ask<CompletionList | null>('textDocument/completion', PATH, { position })
      await server.notify('textDocument/didClose', { textDocument: { uri: server.uriOf(PATH) } })
      // an editor that filters by itself would take what is whole for a choice
      expect(list?.isIncomplete).toBe(true)
      return (list?.items ?? []).map(({ label }) => label)
    }
    expect(await complete('timezone: ')).toContain('America/New_York')
    expect(await complete('status: ')).toEqual(['draft', 'in_review', 'published'])
    const headings = await complete('\n## ')
    expect(headings).toContain('Root cause')
    expect(headings).not.toContain('Summary')
    // what others have is read after the start
    await expect.poll(() => complete('Alert earlier — @'), { timeout: 20_000 }).toContain('ana')
    expect(await complete('services: [')).toContain('checkout')
    expect(await complete('\n<!-- postmortem-disable-line ')).toContain('human-error')
    expect(await complete('\n\n## Timeline\n\n- ')).toEqual(['07:10'])
    await server.end()
  })

  it('has an outline, folds, links, elapsed times, an order on request, and another id everywhere', async () => {
    const old = text.replace('title: API', 'id: api-1\ntitle: API').replace('07:10 PDT', '07:10')
    const other = '---\ntitle: B\ndate: 2026-06-02\nrelated: [api-1]\n---\n'
    const cwd = collection({ [PATH]: old, 'postmortems/b.md': other })
    const server = await editor(cwd)
    await server.open(PATH, old)
    await server.diagnostics(PATH)
    const symbols = await server.ask<DocumentSymbol[]>('textDocument/documentSymbol', PATH)
    expect(symbols.map(({ name }) => name)).toEqual(['Summary', 'Timeline', 'Action items'])
    expect(symbols[1]?.children?.map(({ name }) => name)).toContain('06:29 Alert')
    const folds = await server.ask<{ startLine: number }[]>('textDocument/foldingRange', PATH)
    expect(folds).toHaveLength(4)
    const links = await server.ask<{ target: string }[]>('textDocument/documentLink', PATH)
    expect(links.map(({ target }) => target)).toEqual([
      server.uriOf('postmortems/2026-03-31-checkout-errors.md'),
      'https://tracker.example/OPS-1',
    ])
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
    const hints = await server.ask<{ label: string }[]>('textDocument/inlayHint', PATH, { range: whole })
    expect(hints.map(({ label }) => label)).toEqual(['+9 min', '+50 min'])
    const edits = await server.ask<Parameters<typeof afterEdits>[1]>('textDocument/formatting', PATH, {
      options: { tabSize: 2, insertSpaces: true },
    })
    expect(afterEdits(old, edits)).toContain('- 6:20 am It began\n- 06:29 Alert\n- 07:10 All back\n')
    const { changes } = await server.ask<{ changes: Record<string, { newText: string }[]> }>(
      'textDocument/rename',
      PATH,
      { position: at('id: api-1', 5, old), newName: 'api-2' },
    )
    expect(Object.keys(changes).sort()).toEqual([server.uriOf(PATH), server.uriOf('postmortems/b.md')].sort())
    await server.end()
  })
})
