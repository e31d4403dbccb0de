import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { ledgerOf, lintDocument } from '../../src/lint/index.ts'

const document = (text: string) =>
  parse(
    `---\ntitle: a\ndate: 2024-07-10\ntimezone: UTC\nstarted: 07:00\ndetected: 07:05\nresolved: 08:00\n---\n\n## Summary\n\n${text}\n\n## Timeline\n\n- 07:00 a\n- 07:05 b\n- 07:40 c\n- 08:00 d\n`,
  )

const verdicts = (text: string) => {
  const read = document(text)
  return ledgerOf(read, lintDocument(read)).map(({ claim, state, line, why }) => [
    claim.text,
    state,
    line,
    why,
  ])
}

describe('the ledger of claims', () => {
  it.each([
    '45 minutes',
    'about three hours',
    'two hours',
  ])('holds a duration of %s against nothing that is itself less certain', length => {
    const read = parse(
      `---\ntitle: a\ndate: 2014-01-10\ntimezone: UTC\nstarted: 2014-01-10 evening\n---\n\n## Impact\n\nThe outage lasted ${length}.\n\n## Timeline\n\n- Friday evening: a\n- Friday evening: b\n`,
    )
    expect(ledgerOf(read, [])).toMatchObject([{ state: 'unchecked' }])
  })

  it.each([
    ['It began at 07:05.', ['07:05', 'supported', 5 + 1, 'is detected (07:05)']],
    ['It was seen at 07:40.', ['07:40', 'supported', 18, 'is 07:40']],
    ['It was seen at 07:20.', ['07:20', 'unchecked', null, 'no event and no milestone has this time']],
    ['On July 10 it broke.', ['July 10', 'supported', 5, 'is the day of started (07:00)']],
    [
      'The outage lasted 40 minutes.',
      ['40 minutes', 'supported', 5, 'started (07:00) (line 5) to 07:40 (line 18) is that long'],
    ],
    ['TTD: 5 min', ['5 min', 'supported', null, 'started to detected is that long']],
    ['A timeout of 30 seconds.', ['30 seconds', 'unchecked', null, 'is about something else ("timeout")']],
    ['We waited for it and saw 20 minutes.', ['20 minutes', 'unchecked', null, 'nothing says what it is of']],
    ['There are two reasons:\n\n- a\n- b', ['two reasons', 'supported', null, 'the list below has 2']],
    [
      'It ended at 08:00 on Friday, July 10, 2024.',
      [
        '08:00 on Friday, July 10, 2024',
        'contradicted',
        null,
        '2024-07-10 is a Wednesday, not a Friday: correct the date or the weekday.',
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(verdicts(text)).toContainEqual(wanted)
  })

  it.each([
    ['The outage lasted 3 hours.', '3 hours', 5],
    ['The outage started at 19:00.', '19:00', 5],
    ['On July 10, 2023, it broke.', 'July 10, 2023', 3],
    ['There are three reasons:\n\n- a\n- b', 'three reasons', null],
  ])('contradicts: %s', (text, claim, line) => {
    expect(verdicts(text)).toContainEqual([claim, 'contradicted', line, expect.stringContaining(claim)])
  })
})
