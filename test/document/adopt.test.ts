import { describe, expect, it } from 'vitest'
import { adopt, parse } from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'

const adopted = (text: string, path?: string) => adopt(parse(text, path === undefined ? {} : { path }))

describe('adopting', () => {
  it.each([
    [
      'a title and a date',
      '# Outage of 2024-03-05\n',
      { path: 'a.md' },
      'title: Outage of 2024-03-05\ndate: 2024-03-05',
    ],
    [
      'the date of the file name',
      '# Outage\n',
      { path: '2024-03-05-a.md' },
      'title: Outage\ndate: 2024-03-05',
    ],
    ['a title without its marks', '# `api` is **down**: [why](x.md)\n', {}, 'title: "api is down: why"'],
    ['a severity', '# a\n\nSeverity: P2\n', {}, 'title: a\nseverity: P2'],
    [
      'authors',
      '# a\n\n**Authors:** Ann Lee, Bo *van Dyck*, @cy\n',
      {},
      'title: a\nauthors: [Ann Lee, Bo van Dyck, "@cy"]',
    ],
    [
      'authors of a table',
      '# a\n\n| Author(s) | [Ann Lee](https://x.example) |\n|---|---|\n',
      {},
      'title: a\nauthors: [Ann Lee]',
    ],
    ['no author who may be none', '# a\n\nAuthor: SRE\n\nStatus: Done\n', {}, 'title: a'],
    ['a status', '# a\n\nStatus: In Review\n', {}, 'title: a\nstatus: in_review'],
    ['a severity in a sentence, which is none', '# a\n\nSeverity: none for users\n', {}, 'title: a'],
    ['an offset, which is no place', '# a\n\n## Timeline (UTC+2)\n\n- 10:00 x\n', {}, 'title: a'],
    ['a zone', '# a\n\n## Timeline (UTC)\n\n- 10:00 x\n', {}, 'title: a\ntimezone: UTC'],
    [
      'a time',
      '# a\n\n- Detected: 2024-03-05 10:05 UTC\n',
      {},
      'title: a\ndate: 2024-03-05\ndetected: 2024-03-05T10:05Z',
    ],
    ['an uncertain time, which is not written', '# a\n\n- Detected: ~2024-03-05 10:05 UTC\n', {}, 'title: a'],
  ])('writes %s', (_, text, options, fields) => {
    const made = adopt(parse(text, { path: '2024-03-05.md', ...options })).text
    const dated = fields.includes('date:') ? fields : fields.replace(/^title: .*/, '$&\ndate: 2024-03-05')
    expect(made.slice(0, made.length - text.length)).toBe(`---\n${dated}\n---\n\n`)
  })

  it('writes after a byte order mark, and in the zone of the timeline', () => {
    const text =
      '# Outage\n\n**Date:** 5 March 2024\n\n**Started:** 07:05 UTC\n\n## Timeline (all times PST)\n\n- 07:05 a\n'
    expect(adopted(`\ufeff${text}`).text).toBe(
      `\ufeff---\ntitle: Outage\ndate: 2024-03-05\ntimezone: America/Los_Angeles\nstarted: 2024-03-04 23:05\n---\n\n${text}`,
    )
  })

  it('writes nothing where no date is found: it would be asked for at once', () => {
    expect(adopted('# a\n\nSeverity: P2\n')).toEqual({ text: '# a\n\nSeverity: P2\n', fields: [] })
  })

  it('adds to front matter that is there, and leaves its fields as they are', () => {
    const text = '---\nlayout: post\ntitle: "x"\n---\n\n# y\n\n**Severity:** high\n'
    expect(adopted(text).text).toBe(text.replace('title: "x"\n', 'title: "x"\nseverity: high\n'))
  })

  it.each(corpus())('keeps every word and time, and is done at once: $name', ({ name: path, text }) => {
    const before = parse(text, { path })
    const { text: made, fields } = adopt(before)
    const after = parse(made, { path })
    const body = before.frontMatter?.range.end ?? (text.startsWith('\ufeff') ? 1 : 0)
    expect(made.endsWith(text.slice(body))).toBe(true)
    if (fields.length === 0) expect(made).toBe(text)
    for (const [i, { at }] of before.events.entries())
      if (at && at.frame !== 'clock') expect(after.events[i]?.at?.earliest).toBe(at.earliest)
    expect(adopt(after).text).toBe(made)
  })
})
