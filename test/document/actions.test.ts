import { describe, expect, it } from 'vitest'
import { ownersOf, parse } from '../../src/document/index.ts'

/** What is known of the only action, in one line. */
function brief(body: string): string {
  const { actions } = parse(`# a\n\n## Action items\n\n${body}\n`)
  expect(actions).toHaveLength(1)
  const { owner, due, ticket, state } = actions[0] ?? {}
  return [owner && `@${owner}`, due, ticket, state].filter(Boolean).join(' ')
}

describe('what an item says of itself', () => {
  it.each([
    ['- Limit it — @ann, due 2024-05-20', '@ann 2024-05-20'],
    ['- [ ] Limit it (@ann, due 2024-05-20)', '@ann 2024-05-20 agreed'],
    ['- Limit it (Owner: Ann Lee, due: May 20)', '@Ann Lee May 20'],
    ['- Limit it. **Owner:** @ann **Due:** 2024-05-20', '@ann 2024-05-20'],
    ['- **Limit it** - _Owner: Ann_, _ETA: Q3 2024_', '@Ann Q3 2024'],
    ['- Limit it [owner: ann] [deadline: 20 May 2024]', '@ann 20 May 2024'],
    ['- Limit it, assigned to Ann by 2024-05-20', '@Ann 2024-05-20'],
    ['- Limit it @ann due 2024-05-20 prevent', '@ann 2024-05-20'],
    ['- Limit it - @ann - 2024-05-20', '@ann 2024-05-20'],
    ['- Limit it -- @ann, due 2024-05', '@ann 2024-05'],
    ['- @ann: limit it', '@ann'],
    ['- @ann to limit it by 2024-05-20', '@ann 2024-05-20'],
    ['- Limit it, @ann, 2024-05-20', '@ann 2024-05-20'],
    ['- TODO(ann): limit it', '@ann'],
    ['- Limit it — @ann, @bob, due 2024-05-20', '@ann, @bob 2024-05-20'],
    ['- Limit it — due 2024-05-20, @ann and @bob', '@ann and @bob 2024-05-20'],
    ['- Limit it @ann & @bob due 2024-05-20', '@ann & @bob 2024-05-20'],
    ['- Limit it - @ann, @bob - 2024-05-20', '@ann, @bob 2024-05-20'],
    ['- Limit it (@ann/@bob)', '@ann/@bob'],
    ['- Limit it, @ann @bob', '@ann @bob'],
    ['- Limit it (owner: @ann, @bob)', '@ann, @bob'],
    ['- Limit it (@org/sre, @jörg)', '@org/sre, @jörg'],
    ['- Limit it @ann & @jörg due 2024-05-20', '@ann & @jörg 2024-05-20'],
    ['- Limit it — @ann or @bob, due 2024-05-20', '@ann or @bob 2024-05-20'],
    ['- Limit it — @ann; @bob, due 2024-05-20', '@ann; @bob 2024-05-20'],
    ['- Limit it, assigned to @ann and @bob', '@ann and @bob'],
    ['- @ann, @bob, and @eve: limit it', '@ann, @bob, and @eve'],
    ['- [Completed] Limit it', 'done'],
    ['- ~~Limit it~~', 'done'],
    ['- ~~Limit it~~ **Resolved 2026-07-31**', 'done'],
    ['- Limit it. **Fixed in #12**', '#12 done'],
    ['1. **Limit it**\n   - Owner: Ann Lee\n   - Due: 2024-05-20', '@Ann Lee 2024-05-20'],
    ['| Action | Owner | Bug |\n|---|---|---|\n| Limit it | ??? | **DONE** |', 'done'],
  ])('%s', (item, expected) => {
    expect(brief(item)).toBe(expected)
  })

  it.each([
    '- Tell @ann what the owner of a queue is',
    '- Alert before 3 nodes are gone',
    '- Retry by 5 at most, due to the limit',
    '- The migration of 2024-05-20 ran twice',
    '- Stop by March 5 nodes',
    '- Talk to @bob',
    '- Write the process',
    '- Make the team responsible for its queue',
  ])('is nothing in %s', item => {
    expect(brief(item)).toBe('')
  })
})

it.each([
  [null, []],
  ['@kim', ['kim']],
  ['kim, @ana', ['kim', 'ana']],
  ['Kim & Ana Lee', ['Kim', 'Ana Lee']],
  ['kim and ana', ['kim', 'ana']],
  ['@kim @ana', ['kim', 'ana']],
  ['Kim/Ana', ['Kim', 'Ana']],
  ['Kim / SRE', ['Kim', 'SRE']],
  ['kim/@ana', ['kim', 'ana']],
  ['@org/sre', ['org/sre']],
  ['CI/CD', ['CI/CD']],
  ['@kim, @kim', ['kim']],
  ['@kim<br>@ana', ['kim', 'ana']],
  ['kim or ana', ['kim', 'ana']],
])('the owners in %s are %j', (owner, names) => {
  expect(ownersOf({ owner })).toEqual(names)
})

describe('the columns of a table of actions', () => {
  const table = (head: string, row: string) =>
    brief([head, head.replace(/[^|]+/g, '-'), row].map(line => `|${line}|`).join('\n'))

  it.each([
    ['Corrective action|DRI|Deadline|Issue', 'Limit it|Ann|2024-05-20|#12', '@Ann 2024-05-20 #12'],
    ['Item|Responsible party|Completion date|Jira', 'Limit it|Ann|2024-05-20|A-1', '@Ann 2024-05-20 A-1'],
    ['#|Improvement|Owner(s)|Due by|Status', '1|Limit it|Ann|May 20|Done', '@Ann May 20 done'],
    ['ID|Change|Owner|ETA', '1|Limit it|Ann|Q3', '@Ann Q3'],
    ['Preventative measure|Team', 'Limit it|SRE', '@SRE'],
  ])('%s', (head, row, expected) => {
    expect(table(head, row)).toBe(expected)
    const { actions } = parse(`## Action items\n\n|${head}|\n|${head.replace(/[^|]+/g, '-')}|\n|${row}|\n`)
    expect(actions[0]?.title).toBe('Limit it')
  })
})

describe('an item that names those below it', () => {
  const titles = (body: string) =>
    parse(`# a\n\n## Action items\n\n${body}\n`).actions.map(({ title, group }) => [title, group])

  it.each(['**Improvements:**', '**Improvements**:', 'Improvements:'])('%s is no action', label => {
    expect(titles(`- ${label}\n  - Add an alert\n  - Add a test\n- Limit it`)).toEqual([
      ['Add an alert', 'Improvements'],
      ['Add a test', 'Improvements'],
      ['Limit it', null],
    ])
  })

  it.each([
    '**Add an alert**\n  - on the queue\n  - on the disk',
    'Add an alert:\n  - Owner: Ann\n  - Due: 2024-05-20',
    'Add an alert. It needs:\n  - a queue\n  - a disk',
  ])('is one where it says what to do: %s', item => {
    expect(titles(`- ${item}`)).toHaveLength(1)
  })
})
