import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { renderDocument } from '../../src/render/index.ts'

const head = '---\ntitle: a\ndate: 2014-01-10\ntimezone: America/Los_Angeles\n---\n\n## Timeline\n\n'

/** What stands in bold before each event, and the day headings, as a reader of the Markdown sees them. */
const times = (events: string) =>
  renderDocument(parse(`${head}${events}\n`), 'coe', 'markdown')
    .split('\n')
    .flatMap(
      line =>
        /^(?:- \*\*(.+?)\*\*|### (.+))/.exec(line)?.slice(1).filter(Boolean) ??
        (/^- /.test(line) && !/^- \w+: /.test(line) ? [''] : []),
    )

describe('times of events on a page', () => {
  it.each([
    ['a clock', '- 06:55 a', ['06:55']],
    ['seconds', '- 06:55:05 a\n- 06:55:50 b', ['06:55:05', '06:55:50']],
    ['twelve hours', '- 6:55 pm a', ['18:55']],
    ['a range', '- 14:00-14:20 a', ['14:00–14:20']],
    ['over midnight', '- 23:50–00:10 a', ['23:50–00:10']],
    ['uncertain', '- ~19:30 a\n- 14:?? b', ['~19:30', '14:??']],
    ['two zones', '- 06:55 PST a\n- 15:55 UTC b', ['06:55 PST', '15:55 UTC']],
    [
      'zones of places',
      '- 06:55 America/New_York a\n- 15:55 America/Bogota b',
      ['06:55 EST', '15:55 UTC-05:00'],
    ],
    [
      'words with a slash that are no zone',
      '- 06:55 PST/PDT a\n- 15:55 America/No_Where b',
      ['06:55 PST/PDT', '15:55 America/No Where'],
    ],
    [
      'two zones, hedged',
      '- 2014-01-10 - ~06:55 PST a\n- 15:55 UTC b',
      ['2014-01-10 - ~06:55 PST', '15:55 UTC'],
    ],
    [
      'two days',
      '- 2014-01-10 06:55 a\n- 2014-01-11 07:00 b',
      ['Friday, 10 January 2014', '06:55', 'Saturday, 11 January 2014', '07:00'],
    ],
    [
      'two days, vaguely',
      '- 2014-01-10 evening a\n- about 3 hours later b\n- 2014-01-12 c',
      ['Friday, 10 January 2014', 'evening', 'about 3 hours later', 'Sunday, 12 January 2014', ''],
    ],
    ['over days', '- 2014-01-10 10:00 – 2014-01-12 11:00 a', ['10:00 – 12 Jan 11:00']],
    ['months', '- 2006-07: a\n- 2006-11-14: b', ['July 2006', '14 Nov 2006']],
    ['days', '- 2006-11-14 – 2006-11-16: a\n- 2006-11-17: b', ['14 Nov 2006 – 16 Nov 2006', '17 Nov 2006']],
  ])('%s', (_, events, shown) => {
    expect(times(events)).toEqual(shown)
  })
})
