import { describe, expect, it } from 'vitest'
import { parse, statedIn } from '../../src/document/index.ts'

const said = (text: string, name: 'severity' | 'status') => {
  const found = statedIn(parse(text), name)
  return found && [found.text, found.from]
}

describe('the severity and the status', () => {
  it.each([
    ['---\nseverity: SEV1\n---\n\n**Severity:** Low\n', 'severity', ['SEV1', 'front-matter']],
    ['**Severity:** Medium\n', 'severity', ['Medium', 'label']],
    ['**Severity**: SEV-2 (major outage)\n', 'severity', ['SEV-2', 'label']],
    ['- Severity: `SEV2`\n- Status: Resolved\n', 'severity', ['SEV2', 'label']],
    ['- Severity: `SEV2`\n- Status: Resolved\n', 'status', ['Resolved', 'label']],
    [
      'Title: a<br>Status: Complete, actions in progress\n',
      'status',
      ['Complete, actions in progress', 'label'],
    ],
    ['| Severity | SEV-1 |\n|---|---|\n| Status | Draft |\n', 'severity', ['SEV-1', 'label']],
    ['| Severity | SEV-1 |\n|---|---|\n| Status | Draft |\n', 'status', ['Draft', 'label']],
    ['| Date | Severity | Status |\n|---|---|---|\n| May 5 | P1 | Closed |\n', 'severity', ['P1', 'label']],
    ['## Severity\n\n**Critical** - all customers\n', 'severity', ['Critical', 'heading']],
    ['## Status: Resolved\n', 'status', ['Resolved', 'heading']],
    ['**Severity:** TBD\n', 'severity', null],
    ['**Severity:** [SEV-1 | SEV-2]\n', 'severity', null],
    ['The severity: nobody knew it.\n', 'severity', null],
    ['## Timeline\n\n- Status: Resolved\n', 'status', null],
    ['## Action items\n\n- Do it\n  - Status: done\n', 'status', null],
  ] as const)('%j: %s', (text, name, wanted) => {
    expect(said(text, name)).toEqual(wanted)
  })
})

describe('the date', () => {
  it.each([
    ['---\ndate: 2024-03-05\n---\n\n**Date:** 2024-03-06\n', '2024-03-07-a.md', 'front-matter'],
    ['# A on 2024-03-08\n\n**Date:** 2024-03-06\n', '2024-03-07-a.md', 'label'],
    ['# A\n\n## Timeline\n\n- 2024-03-06 10:00 x\n', '2024-03-07-a.md', 'events'],
    ['# A on 2024-03-08\n', '2024-03-07-a.md', 'title'],
    ['# A\n', '2024-03-07-a.md', 'file-name'],
    ['# A\n', 'a.md', null],
  ])('of %j says where it comes from', (text, path, from) => {
    expect(parse(text, { path }).dateFrom).toBe(from)
  })
})
