import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { collection } from '../cli/collection.ts'
import { folder, program, read, run } from '../cli/run.ts'

/** The built server with the client of the protocol's own SDK. */
async function assistant(cwd: string, args: readonly string[] = []) {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [program, 'mcp', ...args], cwd }),
  )
  onTestFinished(() => client.close())
  return {
    client,
    async call(name: string, given: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
      const { content, isError } = await client.callTool({ name, arguments: given })
      const [first] = content as { text: string }[]
      return { text: first?.text ?? '', isError: isError === true }
    },
  }
}

/** Three figures that are wrong: a duration, a count, and a time that the timeline does not have. */
const draft = `---
title: Checkout errors
date: 2026-03-31
timezone: UTC
status: draft
severity: SEV1
started: 06:20
resolved: 07:10
---

## Summary

Checkout was down for 2 hours on Monday, 31 March 2026.

## Timeline

- 06:20 api v42 is deployed
- 06:50 Rolled back
- 07:10 All orders processed
`

describe('the server for assistants', () => {
  it('reads only, unless it may write, and says when to use what', async () => {
    const { client } = await assistant(collection())
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['lint', 'claims', 'show', 'search'])
    for (const { description, annotations } of tools) {
      expect(description).toMatch(/Use it/)
      expect(annotations?.readOnlyHint).toBe(true)
    }
    expect(client.getInstructions()).toContain('Never make up a time')
  })

  it('holds a draft to the facts', async () => {
    const { call } = await assistant(collection())
    const { text } = await call('lint', { text: draft })
    const found = JSON.parse(text).files[0].findings.map(({ rule }: { rule: string }) => rule)
    expect(found).toContain('duration-mismatch')
    expect(found).toContain('weekday-mismatch')
    const claims = await call('claims', { text: draft })
    expect(claims.text).toMatch(/2 hours[\s\S]*50 min/)
    const mended = draft.replace('2 hours on Monday,', '50 minutes on Tuesday,')
    const after = JSON.parse((await call('lint', { text: mended })).text)
    const left = after.files[0].findings.map(({ rule }: { rule: string }) => rule)
    expect(left).not.toContain('duration-mismatch')
    expect(left).not.toContain('weekday-mismatch')
    const shown = JSON.parse((await call('show', { text: mended })).text)
    expect(shown.milestones.started).toMatchObject({ text: '06:20' })
  })

  it('finds what was before, and reads no file outside of the repository', async () => {
    const { call } = await assistant(collection({ '.git/HEAD': 'ref: refs/heads/main\n' }))
    const { text } = await call('search', { words: 'basket locks' })
    expect(JSON.parse(text).answers[0].path).toContain('checkout')
    for (const path of ['/etc/passwd', '../x.md', 'postmortems/../../x.md']) {
      const { isError, text } = await call('show', { path })
      expect([isError, text]).toEqual([true, expect.stringContaining('outside')])
    }
    for (const path of ['.git/HEAD', '.env', 'notes.txt'])
      expect((await call('claims', { path })).isError).toBe(true)
    const missing = await call('show', { path: 'postmortems/none.md' })
    expect(missing).toEqual({ isError: true, text: expect.stringContaining('none.md') })
  })

  it('gives the format and the rules', async () => {
    const { client } = await assistant(collection())
    const textOf = async (uri: string) => {
      const { contents } = await client.readResource({ uri })
      return (contents[0] as { text: string }).text
    }
    expect(await textOf('postmortem://format')).toContain('## ')
    expect(await textOf('postmortem://rules/human-error')).toContain('human-error')
    const { resources } = await client.listResources()
    expect(resources.length).toBeGreaterThan(40)
  })

  it('adds an event where it may write', async () => {
    const cwd = collection({ '.git/HEAD': 'ref: refs/heads/main\n', 'README.md': '# Ours\n' })
    const { client, call } = await assistant(cwd, ['--write'])
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('log_event')
    const path = 'postmortems/2026-03-31-checkout-errors.md'
    const before = read(cwd, path)
    const { text, isError } = await call('log_event', {
      path,
      text: 'Support had the first call',
      at: '2026-03-31 06:25',
    })
    expect([isError, text]).toEqual([false, expect.stringContaining('06:25')])
    expect(read(cwd, path)).toBe(
      before.replace('- 06:29 Alert', '- 06:25 Support had the first call\n- 06:29 Alert'),
    )
    expect((await call('log_event', { path, text: 'x', at: '06:25' })).text).toContain('Give the day too')
    for (const path of ['.git/HEAD', 'README.md'])
      expect((await call('log_event', { path, text: 'x', at: '2026-03-31 06:25' })).isError).toBe(true)
    const outside = await call('log_event', { path: '../x.md', text: 'x', at: '2026-03-31 06:25' })
    expect(outside.isError).toBe(true)
  })

  it('gives no more than an assistant can read', async () => {
    const long = Array.from(
      { length: 3000 },
      (_, i) => `- 06:${String(i % 60).padStart(2, '0')} TODO ${i}\n`,
    ).join('')
    const { call } = await assistant(collection())
    const { text } = await call('lint', { text: `${draft}${long}` })
    expect(text.length).toBeLessThan(41_000)
  })
})

describe('the example for assistants', () => {
  it('is what the program says of it', () => {
    const page = read(import.meta.dirname, '../../docs/assistants.md')
    const [, example = ''] = /```markdown\n(---[\s\S]*?)```/.exec(page) ?? []
    const [, said = ''] = /```text\n([\s\S]*?)```/.exec(page) ?? []
    const claims = (input: string) => run(folder(), ['show', '--claims', '-'], { input }).out.trim()
    expect(claims(example)).toBe(said.trim())
    const mended = example.replace('2 hours on Monday', '50 minutes on Tuesday').replace('06:55', '06:50')
    expect(page).toContain(/## Summary\n\n(.*)/.exec(mended)?.[1] ?? '-')
    expect(claims(mended)).toContain('3 supported, 0 contradicted, 0 not checked')
  })
})
