import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from '../../src/document/index.ts'
import { lintText } from '../../src/lint/index.ts'
import { completionsAt, nothingKnown } from '../../src/lsp/index.ts'

const known = {
  ...nothingKnown,
  services: ['api-gateway', 'web', 'mail, old'],
  severities: ['SEV1', 'SEV2'],
  owners: new Map([
    ['platform-team', 2],
    ['org/sre', 1],
  ]),
}

/** A line within a document, at each place where one may stand. */
const documents = {
  fields: (line: string) => `---\ntitle: A\n${line}\n---\n\n## Summary\n\nIt was down.\n`,
  body: (line: string) => `---\ntitle: A\n---\n\n## Summary\n\nIt was down.\n\n${line}\n`,
  timeline: (line: string) =>
    `---\ntitle: A\ndate: 2026-06-01\ntimezone: UTC\n---\n\n## Timeline\n\n- 07:10 It began\n${line}\n`,
  actions: (line: string) => `---\ntitle: A\n---\n\n## Action items\n\n${line}\n`,
}

/** What an editor offers where `|` is, and the line with the first choice taken. */
function complete(place: keyof typeof documents, line: string) {
  const marked = documents[place](line)
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const path = 'a.md'
  const sheet = TextDocument.create('file:///a.md', 'markdown', 1, text)
  const options = { now: 0 }
  const report = lintText(path, text, options)
  const open = { sheet, path, document: parse(text, { path }), report, options, known }
  const at = sheet.positionAt(offset)
  const items = completionsAt(open, offset, 0).flatMap(item => {
    const edit = item.textEdit
    if (!edit || !('range' in edit)) return []
    // editors show those that begin with, or have the letters of, what is between the start and the cursor
    const typed = sheet.getText({ start: edit.range.start, end: at })
    expect(edit.range.start.line).toBe(at.line)
    return item.filterText?.toLowerCase().startsWith(typed.toLowerCase()) ? [{ ...item, edit }] : []
  })
  const [first] = items.toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
  const after = first ? TextDocument.applyEdits(sheet, [first.edit]) : text
  return { labels: items.map(({ label }) => label), line: after.split('\n')[at.line] }
}

describe('the first choice, taken', () => {
  it.each([
    ['body', '## Root c|', '## Root cause'],
    ['body', '## I|', '## Impact'],
    ['body', '##|', '## What you need to do'],
    ['body', '### Contributing f|', '### Contributing factors'],
    ['body', '<!-- postmortem-disable duration-m|', '<!-- postmortem-disable duration-mismatch'],
    [
      'body',
      '<!-- postmortem-disable-line human-error, duration-m| -->',
      '<!-- postmortem-disable-line human-error, duration-mismatch -->',
    ],
    ['timeline', '- 07:1|', '- 07:10 '],
    ['timeline', '- |', '- 07:10 '],
    ['actions', '- [ ] Do it — @platform-t|', '- [ ] Do it — @platform-team'],
    ['actions', '- [ ] Do it — @org/|', '- [ ] Do it — @org/sre'],
    ['fields', 'sta|', 'status: '],
    ['fields', 'serv|', 'services: []'],
    ['fields', 'status:|', 'status: draft'],
    ['fields', 'status: in|', 'status: in_review'],
    ['fields', 'severity: |', 'severity: SEV1'],
    ['fields', 'timezone: Europe/Be|', 'timezone: Europe/Belgrade'],
    ['fields', 'timezone: |Europe/Berlin', 'timezone: UTC'],
    ['fields', 'timezone: |Europe/Berlin # ours', 'timezone: UTC # ours'],
    ['fields', 'services: api-|', 'services: [api-gateway]'],
    ['fields', 'services: [api-|', 'services: [api-gateway'],
    ['fields', 'services: [web, |]', 'services: [web, api-gateway]'],
    ['fields', 'services: [ma|]', 'services: ["mail, old"]'],
    ['fields', 'services: [ap| gateway, web]', 'services: [api-gateway, web]'],
    ['fields', 'status: | draft', 'status: draft'],
    ['fields', 'severity: |"SEV9" # ours', 'severity: SEV1 # ours'],
    ['body', '## Contributing f|oo', '## Contributing factors'],
    ['actions', '- [ ] Do it — @plat|form', '- [ ] Do it — @platform-team'],
    ['fields', 'services:\n  - api-|', '  - api-gateway'],
    ['fields', 'tags: x\nservices:\n- a\n- |', '- api-gateway'],
  ] as const)('%s: %s', (place, line, expected) => {
    expect(complete(place, line).line).toBe(expected)
  })
})

describe('nothing is offered', () => {
  it.each([
    ['body', '## Root cause|'],
    ['body', 'It was # |'],
    ['body', '<!-- postmortem-disable duration-mismatch|'],
    ['timeline', '- 07:10|'],
    ['timeline', '- 07:10 |'],
    ['actions', '- [ ] Do it — @platform-team|'],
    ['fields', 'timezone: UTC|'],
    ['fields', 'status: draft|'],
    ['fields', 'services: [api-gateway|'],
    ['fields', 'summary: |'],
    // the list may go on in the next line
    ['fields', 'services:|'],
    ['fields', 'services: |'],
    ['fields', 'title: "a: |'],
    ['fields', 'services: ["ap|"]'],
    ['actions', '- [ ] Ask kim@|'],
  ] as const)('%s: %s', (place, line) => {
    expect(complete(place, line).labels).toEqual([])
  })
})

it('keeps the order of the format', () => {
  const { labels } = complete('body', '## |')
  expect(labels.indexOf('Impact')).toBeLessThan(labels.indexOf('Background'))
  expect(labels).not.toContain('Summary')
  expect(complete('fields', 'timezone: |').labels[0]).toBe('UTC')
})
