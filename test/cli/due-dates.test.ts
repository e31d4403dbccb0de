import { describe, expect, it } from 'vitest'
import { withDueDate } from '../../src/cli/answers/due-dates.ts'

// a Sunday
const now = Date.parse('2026-11-29T12:00:00Z')

describe('a due date that is typed', () => {
  it.each([
    ['Do it — @ann, due next friday', 'Do it — @ann, due 2026-12-04'],
    ['Do it - @ann, due in two weeks, prevent', 'Do it - @ann, due 2026-12-13, prevent'],
    ['Do it @ann due tomorrow prevent', 'Do it @ann due 2026-11-30 prevent'],
    ['Do it — due: December 24', 'Do it — due 2026-12-24'],
    ['Do it — due 24 Jan', 'Do it — due 2027-01-24'],
    ['Do it, due by 2026-12-04', 'Do it, due 2026-12-04'],
    ['Do it — @ann, due 2026-12', 'Do it — @ann, due 2026-12'],
    ['Pay the amount due to vendors', 'Pay the amount due to vendors'],
    ['Do it — @ann', 'Do it — @ann'],
  ])('%s', (line, wanted) => {
    expect(withDueDate(line, now, 'UTC')).toMatchObject({ line: wanted })
  })

  it.each(['2026-02-30', 'someday', '2026-13-01'])('is refused where it is no day: %s', words => {
    expect(withDueDate(`Do it — @ann, due ${words}`, now, 'UTC')).toEqual({
      problem: expect.stringContaining(`"${words}" is no day`),
    })
  })
})
