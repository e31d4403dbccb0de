import { describe, expect, it } from 'vitest'
import { type ActionChange, applyEdits, editAction, parse } from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'

const head = '## Action items\n\n'

const done: ActionChange = { state: 'done' }
const kim: ActionChange = { owner: 'kim' }
const due: ActionChange = { due: '2026-04-10' }

const table = '| Action | Owner | Due | Status |\n|---|---|---|---|\n'

/** An item, the change, and what becomes of the item; undefined where it cannot be written. */
const rows: readonly (readonly [string, string, ActionChange, string | undefined])[] = [
  ['a box', '- [ ] Fix it — @ana', done, '- [x] Fix it — @ana'],
  ['a box of a numbered list', '1. [ ] Fix it', done, '1. [x] Fix it'],
  ['an item without a box', '* Fix it — @ana', done, '* [x] Fix it — @ana'],
  ['an item with words below', '- [ ] Fix it\n  - more', done, '- [x] Fix it\n  - more'],
  ['a state among its words', '- [ ] Fix it — @ana, proposed', done, '- [ ] Fix it — @ana, done'],
  [
    'a cell',
    `${table}| Fix it | ana | | open |\n| Other | kim | | open |`,
    done,
    `${table}| Fix it | ana | | done |\n| Other | kim | | open |`,
  ],
  [
    'a cell, with the word that other rows have',
    `${table}| Fix it | ana | | todo |\n| Other | kim | | ✅ |`,
    done,
    `${table}| Fix it | ana | | ✅ |\n| Other | kim | | ✅ |`,
  ],
  [
    'a table without a column for it',
    '| Action | Owner |\n|---|---|\n| Fix it | ana |',
    done,
    '| Action | Owner |\n|---|---|\n| Fix it (done) | ana |',
  ],
  ['an owner where there is none', '- [ ] Fix it', kim, '- [ ] Fix it — @kim'],
  ['an owner after other words', '- [ ] Fix it — due 2026-01-01', kim, '- [ ] Fix it — due 2026-01-01, @kim'],
  [
    'another owner',
    '- [ ] Ask ana about it — @ana, due 2026-01-01',
    kim,
    '- [ ] Ask ana about it — @kim, due 2026-01-01',
  ],
  [
    'an owner in a cell',
    `${table}| Fix it | | | open |\n| Other | @ana | | open |`,
    kim,
    `${table}| Fix it | @kim | | open |\n| Other | @ana | | open |`,
  ],
  ['a day where there is none', '- [ ] Fix it — @ana', due, '- [ ] Fix it — @ana, due 2026-04-10'],
  ['another day', '- [ ] Fix it — due 2026-01-01', due, '- [ ] Fix it — due 2026-04-10'],
  [
    'a day in a cell',
    `${table}| Fix it | ana | | open |`,
    due,
    `${table}| Fix it | ana | 2026-04-10 | open |`,
  ],
  ['a day in lines that are wrapped', '- [ ] Fix it\n  soon', due, '- [ ] Fix it\n  soon — due 2026-04-10'],
]

describe('a change of an action item', () => {
  it.each(rows)('%s', (_, item, change, becomes) => {
    for (const end of ['\n', '\r\n']) {
      const lines = (text: string) => `${head}${text}\n`.replaceAll('\n', end)
      const document = parse(lines(item))
      const edit = editAction(document, 0, change)
      expect(edit && applyEdits(document.text, [edit])).toBe(becomes && lines(becomes))
    }
  })

  it('is written for nearly all that people have written, and no other byte changes', () => {
    let [all, written] = [0, 0]
    for (const { text } of corpus()) {
      const document = parse(text)
      for (const [i, { state }] of document.actions.entries()) {
        if (state === 'done' || state === 'declined') continue
        for (const change of [done, kim, due]) {
          all++
          const edit = editAction(document, i, change)
          if (!edit) continue
          written++
          // a box, a word or two, never a line
          expect(edit.text.length).toBeLessThan(40)
          expect(edit.text).not.toContain('\n')
          expect(edit.range.end - edit.range.start).toBeLessThan(80)
        }
      }
    }
    expect(all).toBeGreaterThan(20)
    expect(written / all).toBeGreaterThan(0.9)
  })
})
