import { describe, expect, it } from 'vitest'
import { besidePath } from '../../src/cli/file/change-text.ts'
import { fingerprintOf, notesMissing } from '../../src/cli/incident/journal.ts'
import type { JournalLine, Note } from '../../src/cli/incident/journal-lines.ts'

const note = (id: string, text: string, minute = 0): Note => ({
  id,
  instant: minute * 60_000,
  written: null,
  text,
  sets: [],
})

const put = (id: string, line: string, time: string) => ({ put: [{ id, line, time }] as const })

const journal = (...lines: readonly JournalLine[]) =>
  lines.map(line => `\n${JSON.stringify(line)}\n`).join('')

const missing = (text: string, ...lines: readonly JournalLine[]) =>
  notesMissing(journal(...lines), text).notes.map(({ id }) => id)

const a = { note: note('a', 'Another thing') }
const doc = '---\nstarted: 14:05\n---\n\n## Timeline\n\n- 14:05 First\n- 14:06 Second\n'

describe('what a journal has and the file has not', () => {
  it.each<[string, readonly JournalLine[], readonly string[]]>([
    ['a note that was never put', [a], ['a']],
    ['one whose putting was cut off, and is not there', [a, put('a', '- 14:09 First', '14:09')], ['a']],
    ['one whose putting was cut off, and is there', [a, put('a', '- 14:05 First', '14:05')], []],
    ['one that is there', [a, put('a', '- 14:05 First', '14:05'), { done: ['a'] }], []],
    ['one that went with an older copy', [a, put('a', '- 14:07 First', '14:07'), { done: ['a'] }], ['a']],
    [
      'one that was put again, and deleted again',
      [
        a,
        put('a', '- 14:07 First', '14:07'),
        { done: ['a'] },
        put('a', '- 14:07 First', '14:07'),
        { done: ['a'] },
      ],
      [],
    ],
    [
      'one whose time somebody corrected',
      [{ note: note('a', 'First') }, put('a', '- 14:01 First', '14:01'), { done: ['a'] }],
      [],
    ],
    [
      'one whose putting was cut off, beside another of its minute',
      [a, put('a', '- 14:06 First one', '14:06')],
      ['a'],
    ],
    [
      'what is done of an incident that is closed',
      [a, put('a', '- 14:07 Gone', '14:07'), { done: ['a'] }, { closed: true }],
      [],
    ],
    [
      'one that is all that is missing from the text as it was',
      [
        a,
        { put: [{ ...put('a', '- 14:07 Gone', '14:07').put[0], without: fingerprintOf(doc) }] },
        { done: ['a'] },
      ],
      [],
    ],
    [
      'one that is missing where other words are new',
      [
        a,
        { put: [{ ...put('a', '- 14:07 Gone', '14:07').put[0], without: fingerprintOf('x') }] },
        { done: ['a'] },
      ],
      ['a'],
    ],
    ['one that was taken back', [a, put('a', '- 14:07 Gone', '14:07'), { done: ['a'] }, { undone: 'a' }], []],
    ['one that somebody reworded', [a, put('a', '- 14:06 Frist', '14:06'), { done: ['a'] }], []],
  ])('%s', (_, lines, wanted) => {
    expect(missing(doc, ...lines)).toEqual(wanted)
  })

  it('takes no line for two notes', () => {
    const twice = [
      a,
      { note: note('b', 'First') },
      put('a', '- 14:05 First', '14:05'),
      put('b', '- 14:05 First', '14:05'),
    ]
    expect(missing(doc, ...twice)).toEqual(['b'])
    expect(missing(`${doc}- 14:05 First\n`, ...twice)).toEqual([])
  })

  it('takes a line of another note for no rewording', () => {
    const lines = [
      { note: note('b', 'Second') },
      put('b', '- 14:06 Second', '14:06'),
      { done: ['b'] },
      a,
      put('a', '- 14:06 Gone', '14:06'),
      { done: ['a'] },
    ]
    expect(missing(doc, ...lines)).toEqual(['a'])
  })

  it('restores the last ones, not those that are missing while a later one is there', () => {
    const lines = [a, put('a', '- 14:05 First', '14:05'), { done: ['a'] }]
    const later = [{ note: note('b', 'Second') }, put('b', '- 14:06 Second', '14:06'), { done: ['b'] }]
    expect(missing('', ...lines, ...later)).toEqual(['a', 'b'])
    expect(missing('- 14:05 First\n', ...lines, ...later)).toEqual(['b'])
    expect(missing('- 14:06 Second\n', ...lines, ...later)).toEqual([])
    // a copy from before the second, saved after the first was restored with it
    const again = [put('a', '- 14:05 First', '14:05'), { done: ['a', 'b'] }]
    expect(missing('- 14:05 First\n', ...lines, ...later.slice(0, 2), ...again)).toEqual(['b'])
  })

  it('is not misled by the front matter', () => {
    expect(
      missing('---\nstarted: 14:05\n---\n', a, put('a', '- 14:05 First', '14:05'), { done: ['a'] }),
    ).toEqual(['a'])
  })

  it('gives notes by their time, and those of one minute as they came', () => {
    const notes = [note('c', 'x', 3), note('a', 'x', 1), note('b', 'x', 1)]
    expect(missing('', ...notes.map(one => ({ note: one })))).toEqual(['a', 'b', 'c'])
  })

  it('passes over what a crash cut off', () => {
    const text = `${journal(a)}\n{"note":{"id":"b","ins`
    expect(notesMissing(text, '').notes.map(({ id }) => id)).toEqual(['a'])
    expect(notesMissing(`${text}${journal({ note: note('c', 'x') })}`, '').notes.map(({ id }) => id)).toEqual(
      ['a', 'c'],
    )
  })
})

describe('where a journal is', () => {
  it.each([
    ['p/a.md', 'p/.postmortem/a.md.journal'],
    ['a.md', '.postmortem/a.md.journal'],
    ['/x/y/a.md', '/x/y/.postmortem/a.md.journal'],
  ])('%s', (path, wanted) => {
    expect(besidePath(path).journal).toBe(wanted)
  })
})
