import { describe, expect, it } from 'vitest'
import type { Diagnostic } from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { applyEdits, parse } from '../../src/document/index.ts'
import { lintText } from '../../src/lint/index.ts'
import {
  actionsAt,
  canonicalClocks,
  completionsAt,
  diagnosticsOf,
  elapsedHints,
  eventsInOrder,
  foldsOf,
  hoverAt,
  linksOf,
  nothingKnown,
  type Open,
  symbolsOf,
} from '../../src/lsp/index.ts'
import { folder, run } from '../cli/run.ts'
import { corpus } from '../corpus.ts'
import { editor } from './client.ts'

const documents = corpus().filter(({ text }) => text.length < 20_000)
/** Fifty of them, from all parts of the list. */
const some = documents.filter((_, i) => i % Math.ceil(documents.length / 50) === 0)

function openOf(text: string, path = 'a.md'): Open {
  const options = { now: 0 }
  return {
    sheet: TextDocument.create('file:///a.md', 'markdown', 1, text),
    ...{ path, options, known: nothingKnown, document: parse(text, { path }) },
    report: lintText(path, text, options),
  }
}

/** An offset that is not within a character: no editor puts its cursor there. */
const whole = (text: string, offset: number): number =>
  /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '')
    ? offset - 1
    : offset

/** The same numbers in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('on what people have written', () => {
  it.each(some)('nothing goes wrong at any end of $name', ({ text }) => {
    const next = random(text.length)
    const step = Math.max(1, Math.floor(text.length / 25))
    for (let end = 0; end <= text.length; end += step) {
      const open = openOf(text.slice(0, end))
      const at = open.sheet.positionAt(Math.floor(next() * end))
      const here = { start: at, end: at }
      actionsAt(open, here)
      hoverAt(open, end)
      completionsAt(open, end, 0)
      symbolsOf(open)
      foldsOf(open)
      linksOf(open, () => null)
      elapsedHints(open, { start: { line: 0, character: 0 }, end: at })
    }
  })

  it.each(some)('each edit leaves the times of $name as they are', ({ text }) => {
    const { document } = openOf(text)
    const times = (one: string) => parse(one, { path: 'a.md' }).events.map(({ at }) => at?.earliest ?? null)
    const before = times(text)
    expect(times(applyEdits(text, canonicalClocks(document)))).toEqual(before)
    const order = eventsInOrder(document)
    if (order) expect(times(applyEdits(text, [order])).sort()).toEqual([...before].sort())
  })

  it('places findings where lint places them', () => {
    for (const { text } of some) {
      const open = openOf(text)
      const lines = diagnosticsOf(open).map(({ range }) => range.start.line + 1)
      expect(lines).toEqual(open.report.findings.map(({ start }) => start.line))
    }
  })

  it('the findings after many edits are those of lint on the final text', async () => {
    const cwd = folder({ 'postmortems/a.md': '' })
    const server = await editor(cwd)
    const next = random(20120328)
    const pieces = [
      '\n',
      '- 06:59 it began\n',
      '## Timeline\n',
      'TODO',
      '`',
      '---\n',
      '2 hours',
      '<!--',
      '| a |',
      'ä🙂',
      ' ',
    ]
    for (const { text } of some.slice(0, 10)) {
      let now = text
      await server.open('postmortems/a.md', now)
      for (let i = 0; i < 100; i++) {
        const sheet = TextDocument.create('', '', 0, now)
        const start = whole(now, Math.floor(next() * now.length))
        const end = whole(now, Math.min(now.length, start + Math.floor(next() * 12)))
        const piece = pieces[Math.floor(next() * pieces.length)] ?? ''
        const range = { start: sheet.positionAt(start), end: sheet.positionAt(end) }
        now = TextDocument.applyEdits(sheet, [{ range, newText: piece }])
        await server.change('postmortems/a.md', [{ range, text: piece }])
      }
      const shown = (await server.diagnostics('postmortems/a.md')) as readonly Diagnostic[]
      const { out } = run(
        cwd,
        ['lint', '--stdin', '--stdin-filename', 'postmortems/a.md', '--format', 'json'],
        {
          input: now,
        },
      )
      const found = JSON.parse(out).files[0]?.findings ?? []
      expect(shown.map(({ code, message }) => [code, message])).toEqual(
        found.map((one: { rule: string; message: string }) => [one.rule, one.message]),
      )
      await server.notify('textDocument/didClose', {
        textDocument: { uri: server.uriOf('postmortems/a.md') },
      })
    }
    await server.end()
  })
})
