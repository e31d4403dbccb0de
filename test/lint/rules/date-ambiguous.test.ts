import { describe, expect, it } from 'vitest'
import { formatInstant, parse } from '../../../src/document/index.ts'
import { dateAmbiguous } from '../../../src/lint/rules/date-ambiguous.ts'
import { testRule } from '../test-rule.ts'

const withTimeline = (lines: string) => `# x\n\n## Timeline\n\n${lines}\n`

describe('date-ambiguous', () => {
  testRule(dateAmbiguous, {
    accepts: [
      '',
      withTimeline('- 25/4/2012 10:00 a\n- 3/5/2012 10:00 b'),
      withTimeline('- 4/25/2012 10:00 a\n- 5/3/2012 10:00 b'),
      withTimeline('- 3/3/2012 10:00 a'),
      withTimeline('- 03.04.2012 10:00 a'),
    ],
    rejects: [
      {
        text: withTimeline('- 3/4/2012 10:00 a\n- 3/5/2012 10:00 b'),
        says: ['5:3 3/4/2012 10:00 can be read as two dates'],
      },
      {
        text: withTimeline('- 3/4/2012 10:00 a\n- 25/5/2012 10:00 b\n- 5/25/2012 11:00 c'),
        says: ['5:3 3/4/2012 10:00 can be read as two dates'],
      },
    ],
  })

  it.each([
    [
      'another date of the timeline',
      withTimeline('- 3/4/2012 10:00 a\n- 25/4/2012 10:00 b'),
      '2012-04-03T10:00',
    ],
    ['another date of the text', withTimeline('- 3/4/2012 10:00 a\n\nSee 4/25/2012.'), '2012-03-04T10:00'],
    [
      'the front matter',
      `---\ntitle: a\ndate: 2012-04-03\n---\n\n${withTimeline('- 3/4/2012 10:00 a')}`,
      '2012-04-03T10:00',
    ],
  ])('is decided by %s', (_, text, time) => {
    const at = parse(text).events[0]?.at
    expect(at && formatInstant(at, 'earliest')).toBe(time)
  })
})
