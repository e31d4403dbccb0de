import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { type RenderFormat, renderDocument } from '../../src/render/index.ts'

const formats = ['html', 'markdown', 'text'] as const satisfies readonly RenderFormat[]

/** The line below the title: how it stands, and when it was. */
const dateline = (page: string): string => {
  const line = /dateline">(.*?)<\/p>/.exec(page)?.[1] ?? page.split('\n\n')[1] ?? ''
  return line
    .replace(/<[^>]+>/g, '')
    .replaceAll('\n', ' ')
    .replace(/5 March 2024(?!.*5 March 2024),? .*$/, '5 March 2024')
}

const DATE = 'Tuesday, 5 March 2024'

describe('how an incident stands', () => {
  it.each([
    ['started: 10:00\nresolved: 11:00', `Resolved · ${DATE}`],
    ['started: 10:00\nmitigated: 11:00', `Mitigated · ${DATE}`],
    ['status: draft\nstarted: 10:00', `Investigating · ${DATE}`],
    ['status: draft\ndetected: 10:00', `Investigating · ${DATE}`],
    // over, or nobody knows
    ['status: published', DATE],
    ['status: published\nstarted: 10:00', DATE],
    ['status: in_review', DATE],
    ['status: draft', DATE],
    ['', DATE],
    [
      'incidents:\n  - { name: a, started: 10:00, resolved: 11:00 }\n  - { name: b, started: 12:00, resolved: 13:00 }',
      `Resolved · a: ${DATE}, 10:00 to 11:00 UTC, 1 hour; b: ${DATE}`,
    ],
    ['components:\n  - { name: a, started: 10:00, resolved: 11:00 }', `Resolved · a: ${DATE}`],
    [
      'components:\n  - { name: a, started: 10:00, resolved: 11:00 }\n  - { name: b, started: 12:00, mitigated: 13:00 }',
      `Mitigated · a: ${DATE}, 10:00 to 11:00 UTC, 1 hour; b: ${DATE}`,
    ],
    [
      'status: draft\nincidents:\n  - { name: a, started: 10:00, resolved: 11:00 }\n  - { name: b, started: 12:00 }',
      `Investigating · a: ${DATE}, 10:00 to 11:00 UTC, 1 hour; b: ${DATE}`,
    ],
    [
      'status: published\nincidents:\n  - { name: a, started: 10:00, resolved: 11:00 }\n  - { name: b, started: 12:00 }',
      `a: ${DATE}, 10:00 to 11:00 UTC, 1 hour; b: ${DATE}`,
    ],
  ])('%j', (fields, wanted) => {
    const document = parse(
      `---\ntitle: Outage\ndate: 2024-03-05\ntimezone: UTC\n${fields}\n---\n\n## Summary\n\nIt broke.\n`,
    )
    for (const format of formats) expect(dateline(renderDocument(document, 'status', format))).toBe(wanted)
  })

  it('is what the body says too', () => {
    const document = parse(
      '# Outage\n\n**Date:** 2024-03-05\n**Started:** 10:00 UTC\n**Resolved:** 11:00 UTC\n',
    )
    expect(dateline(renderDocument(document, 'status', 'text'))).toBe(`Resolved · ${DATE}`)
  })
})

describe('an empty section', () => {
  it('has no heading on a brief page', () => {
    const document = parse(
      '# Outage\n\n## Summary\n\nIt broke.\n\n## Impact\n\n## Root cause\n\n## Action items\n',
    )
    for (const template of ['status', 'email'] as const)
      expect(renderDocument(document, template, 'markdown')).not.toContain('##')
  })
})

describe('actions on a brief page', () => {
  const words = 'It took a long while until anybody understood what went on there. '
  const actions = (tail: string) =>
    [
      `- [x] Done already ${tail} — @ann`,
      `- [ ] Declined ${tail} — @ann, declined`,
      `- [ ] First to do ${tail} — @ann, due 2024-04-01`,
      `- [ ] Second to do ${tail} — @ann, due 2024-04-01`,
      `- [ ] Third to do ${tail} — @ann, due 2024-04-01`,
    ].join('\n')
  const document = (times: number, tail = 0) =>
    parse(
      `---\ntitle: Outage\ndate: 2024-03-05\ntimezone: UTC\nstarted: 10:00\nresolved: 11:00\n---\n\n## Summary\n\n${words.repeat(times)}\n\n## Impact\n\n${words.repeat(times)}\n\n## Action items\n\n${actions(words.repeat(tail).trim())}\n`,
    )

  it.each(formats)('leaves out what is done before what is not, and says how much, as %s', format => {
    const told = (times: number, tail = 0) => {
      const page = renderDocument(document(times, tail), 'status', format)
      const names = ['First', 'Second', 'Third', 'Done', 'Declined']
      const more = /and (\d) more/.exec(page)?.[1]
      return [names.filter(name => page.includes(name)), more]
    }
    expect(told(1)).toEqual([['First', 'Second', 'Third', 'Done', 'Declined'], undefined])
    // other words go before a promise does
    for (const times of [6, 8, 12, 30]) expect(told(times)).toEqual(told(1))
    const cut = [3, 4, 5, 6, 8].map(tail => told(1, tail)).filter(([names]) => names && names.length < 5)
    expect(cut.length).toBeGreaterThan(2)
    for (const [names, more] of cut) {
      expect(names?.length).toBeGreaterThan(0)
      expect(names).toEqual(['First', 'Second', 'Third', 'Done'].slice(0, names?.length))
      expect(Number(more)).toBe(5 - (names?.length ?? 0))
    }
  })

  it('keeps the order of the document where all are told', () => {
    const page = renderDocument(document(1), 'sre', 'markdown')
    expect(page.indexOf('Done already')).toBeLessThan(page.indexOf('First to do'))
  })
})
