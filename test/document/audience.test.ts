import { describe, expect, it } from 'vitest'
import { forPublic, parse } from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'

const MARK = '<!-- audience: internal -->'
const head = '---\ndate: 2012-03-28\ntimezone: UTC\nstarted: 06:55\nresolved: 07:52\n---\n\n'

const publicText = (body: string): string => {
  const result = forPublic(parse(head + body))
  return 'document' in result ? result.document.text.slice(head.length) : `${result.line}: ${result.problem}`
}

const HIDDEN: readonly (readonly [string, string, string])[] = [
  ['a section', `## A\n\nx\n\n## B ${MARK}\n\ny\n\n### C\n\nz\n\n## D\n\nw\n`, '## A\n\nx\n\n## D\n\nw\n'],
  ['the last section', `## A\n\nx\n\n## B ${MARK}\n\ny\n`, '## A\n\nx\n\n'],
  [
    'an event',
    `## Timeline\n\n- 06:55 a\n- 06:59 b ${MARK}\n  - more\n- 07:52 c\n`,
    '## Timeline\n\n- 06:55 a\n- 07:52 c\n',
  ],
  ['a nested item', `## Lessons\n\n- a\n  - b ${MARK}\n  - c\n`, '## Lessons\n\n- a\n  - c\n'],
  ['an action', `## Action items\n\n- [ ] a\n- [ ] b — @me ${MARK}\n`, '## Action items\n\n- [ ] a\n'],
  [
    'a row',
    `## Timeline\n\n| Time | What |\n|---|---|\n| 06:55 | a |\n| 06:59 | b ${MARK} |\n| 07:52 | c |\n`,
    '## Timeline\n\n| Time | What |\n|---|---|\n| 06:55 | a |\n| 07:52 | c |\n',
  ],
  [
    'a row with those that go on with it',
    `## A\n\n| Time | What |\n|---|---|\n| x | a |\n| y | b ${MARK} |\n|  | more |\n| z | c |\n`,
    '## A\n\n| Time | What |\n|---|---|\n| x | a |\n| z | c |\n',
  ],
  [
    'a link definition with the rest of its title',
    `a [b][s] c\n\n[s]: https://db-1.example 'x ${MARK}\ny\nz'\n\nd\n`,
    'a [b][s] c\n\n\nd\n',
  ],
  ['a paragraph', `## A\n\none\n\ntwo ${MARK}\nthree\n\nfour\n`, '## A\n\none\n\n\nfour\n'],
  [
    'a group of events',
    `## Timeline\n\n### One\n\n- 06:55 a\n\n### Two ${MARK}\n\n- 06:59 b\n\n## End\n`,
    '## Timeline\n\n### One\n\n- 06:55 a\n\n## End\n',
  ],
  [
    'marks in capitals and without blanks',
    'It was <!--INTERNAL-->db-1<!--/internal--> that failed.\n',
    'It was  that failed.\n',
  ],
  [
    'a section by a mark above its heading',
    `## A\n\nx\n\n${MARK}\n## B\n\ny\n\nz\n\n### C\n\nw\n\n## D\n\nv\n`,
    '## A\n\nx\n\n## D\n\nv\n',
  ],
  [
    'marks between code that holds the start of a comment',
    'a `<!--` b\n\n```html\n<!-- x\n```\n\n<!-- internal -->\nsecret\n\n```html\n<!-- y\n```\n<!-- /internal -->\n',
    'a `<!--` b\n\n```html\n<!-- x\n```\n\n\n',
  ],
  ['words', 'It was <!-- internal -->db-1<!-- /internal --> that failed.\n', 'It was  that failed.\n'],
  ['words over several blocks', 'a\n\n<!-- internal -->\nb\n\nc\n<!-- /internal -->\n\nd\n', 'a\n\n\n\nd\n'],
  ['code by a mark beside its fence', `a\n\n\`\`\`sh ${MARK}\nsecret\n\`\`\`\n\nb\n`, 'a\n\n\nb\n'],
  [
    'a link definition by a mark on its second line',
    `a [b][s] c\n\n[s]: https://db-1.example\n  "x ${MARK}"\n\nd\n`,
    'a [b][s] c\n\n\nd\n',
  ],
  [
    'one definition of two',
    `a [b][s] c\n\n[r]: https://db-0.example\n[s]: https://db-1.example ${MARK}\n\nd\n`,
    'a [b][s] c\n\n[r]: https://db-0.example\n\nd\n',
  ],
  [
    'a list by a mark on its label',
    `## Action items\n\nDatabase: ${MARK}\n\n- a\n- b\n\nOther:\n\n- c\n`,
    '## Action items\n\n\nOther:\n\n- c\n',
  ],
  [
    'actions by a mark on their bold label',
    `## Action items\n\n**Database** ${MARK}\n\n- a\n\n**Other**\n\n- c\n`,
    '## Action items\n\n\n**Other**\n\n- c\n',
  ],
  [
    'a paragraph by a mark on its last line',
    `## A\n\nzero\n\none\ntwo\n${MARK}\n\n## B\n\nthree\n`,
    '## A\n\nzero\n\n\n## B\n\nthree\n',
  ],
  [
    'what is above a mark and the section below it',
    `## A\n\nzero\n\none\n${MARK}\n## B\n\ntwo\n\n## C\n\nthree\n`,
    '## A\n\nzero\n\n## C\n\nthree\n',
  ],
  ['a list by a mark directly below it', `## A\n\n- one\n- two\n${MARK}\n\nthree\n`, '## A\n\n\nthree\n'],
  [
    'what is above and below a mark between them',
    `## A\n\none\n${MARK}\ntwo\n\nthree\n`,
    '## A\n\n\nthree\n',
  ],
  [
    'the heading of what is internal as a whole',
    `## A\n\none\n\n## B\n\ntwo ${MARK}\n\n- three ${MARK}\n\n## C\n\nfour\n`,
    '## A\n\none\n\n## C\n\nfour\n',
  ],
  ['no heading with parts', `## A\n\none ${MARK}\n\n### B\n\ntwo\n`, '## A\n\n\n### B\n\ntwo\n'],
  ['a paragraph below a definition', `[x]: http://a.example\none\ntwo ${MARK}\nthree.\n\nfour\n`, '\nfour\n'],
  ['a footnote', `a\n\n[^1]: one\ntwo ${MARK}\nthree.\n\nfour\n`, 'a\n\n\nfour\n'],
  [
    'a paragraph that begins with a comment, by a mark below it',
    `z\n\n<!-- todo --> one\n${MARK}\n\ntwo\n`,
    'z\n\n\ntwo\n',
  ],
  [
    'a paragraph by a mark below it and another comment',
    `z\n\none\n<!-- postmortem-disable x -->\n${MARK}\n\ntwo\n`,
    'z\n\n\ntwo\n',
  ],
  [
    'a paragraph by a mark between it and another comment',
    `z\n\none\n${MARK}\n<!-- postmortem-disable x -->\n\ntwo\n`,
    'z\n\n<!-- postmortem-disable x -->\n\ntwo\n',
  ],
  [
    'an element by a mark below its end',
    `z\n\n<details>\n<summary>s</summary>\n\none\n\n</details>\n${MARK}\n\ntwo\n`,
    'z\n\n\ntwo\n',
  ],
  [
    'a sub-heading of which nothing is left',
    `## A\n\nz\n\n#### B\n\n<!-- internal -->one<!-- /internal -->\n\n## C\n\ntwo\n`,
    '## A\n\nz\n\n\n\n\n\n## C\n\ntwo\n',
  ],
  [
    'an item whose words are hidden',
    `## A\n\n- <!-- internal -->one<!-- /internal -->\n- two\n`,
    '## A\n\n- two\n',
  ],
  [
    'an event whose words are hidden',
    `## Timeline\n\n- 06:55 a\n- ~06:59 <!-- internal -->b<!-- /internal -->\n`,
    '## Timeline\n\n- 06:55 a\n',
  ],
  ['nothing in a block of code', '```\n<!-- internal -->\n```\n', '```\n<!-- internal -->\n```\n'],
  [
    'words between ticks that are no code',
    'An \\` tick <!-- internal -->db-1<!-- /internal --> \\` more.\n',
    'An \\` tick  \\` more.\n',
  ],
  [
    'what follows a mark that stands alone',
    `## A\n\none\n\n${MARK}\ntwo\nthree\n\nfour\n`,
    '## A\n\none\n\n\nfour\n',
  ],
  [
    'a paragraph that begins with the mark',
    `## A\n\none\n\n${MARK} two\nthree\n\nfour\n`,
    '## A\n\none\n\n\nfour\n',
  ],
  [
    'a section by a mark below its heading',
    `## A\n\nx\n\n## B\n${MARK}\n\ny\n\nz\n\n## C\n\nw\n`,
    '## A\n\nx\n\n## C\n\nw\n',
  ],
  [
    'a section whose heading is a bold label',
    `## A\n\nx\n\n**Root cause** ${MARK}\n\ny\n\n## C\n\nw\n`,
    '## A\n\nx\n\n## C\n\nw\n',
  ],
  ['a heading that is underlined', `A\n-\n\nx\n\nRoot cause\nof it ${MARK}\n---\n\ny\n`, 'A\n-\n\nx\n\n'],
  [
    'an event of a paragraph with what stands below it',
    `## Timeline\n\n10:00 a\n\n10:05 b ${MARK}\n\n- more\n\n10:30 c\n`,
    '## Timeline\n\n10:00 a\n\n\n10:30 c\n',
  ],
  [
    'one event of many in a paragraph',
    `## Timeline\n\n10:00 a<br>\n10:05 b ${MARK}<br>\n10:30 c\n`,
    '## Timeline\n\n10:00 a<br>\n10:30 c\n',
  ],
]

describe('what is for insiders', () => {
  it.each(HIDDEN)('%s', (_, body, wanted) => {
    expect(publicText(body)).toBe(wanted)
  })

  it.each(HIDDEN)('%s, with no line end after the last line', (_, body, wanted) => {
    expect(publicText(body.trimEnd()).trimEnd()).toBe(wanted.trimEnd())
  })

  it.each([
    ['a b <!-- internal --> c\n', '8: Close this <!-- internal --> with <!-- /internal -->'],
    [
      'a\n\n<!--\naudience: internal\n-->\n',
      '10: <!-- audience: internal --> looks like a mark, and hides nothing: write <!-- audience: internal -->, <!-- internal --> or <!-- /internal --> on one line, or say it in other words',
    ],
    [
      'a <!-- audience=internal -->\n',
      '8: <!-- audience=internal --> looks like a mark, and hides nothing: write <!-- audience: internal -->, <!-- internal --> or <!-- /internal --> on one line, or say it in other words',
    ],
    [
      '<!-- internal -->a\n\n<!-- internal -->b<!-- /internal -->\n',
      '10: Close the <!-- internal --> above with <!-- /internal --> before this one',
    ],
  ])('is not guessed at: %j', (body, wanted) => {
    const marked = parse(`${head.replace('started', 'services: ["<!-- internal -->x"]\nstarted')}`)
    const result = forPublic(marked)
    if (body === '') return expect('line' in result && `${result.line}: ${result.problem}`).toBe(wanted)
    expect(publicText(body)).toBe(wanted)
  })

  const OUGHT = '.* looks like a mark, and hides nothing: write <!-- audience: internal -->'
  const INDENTED = 'This mark is indented so far that it is code'
  const IN_CODE = 'This mark is in code that is never closed'

  it.each([
    ['    <!-- audience: internal -->\nsecret\n', INDENTED],
    ['\t<!-- audience: internal -->\n\nsecret\n', INDENTED],
    ['- a\n\n      <!-- audience: internal -->\n\n  secret\n', INDENTED],
    ['>     <!-- internal -->\n> secret <!-- /internal -->\n', INDENTED],
    ['```\n<!-- audience: internal -->\nsecret\n', IN_CODE],
    ['- a\n  ```\n  <!-- internal -->secret<!-- /internal -->\n\nb\n', IN_CODE],
    ['<!-- audience: internal only -->\nsecret\n', OUGHT],
    ['<!-- audience: interal -->\nsecret\n', OUGHT],
    ['<!-- audiance: internal -->\nsecret\n', OUGHT],
    ['<!-- audience：internal -->\nsecret\n', OUGHT],
    ['<!-- audience internal -->\nsecret\n', OUGHT],
    ['<!-- Audience - Internals -->\nsecret\n', OUGHT],
    ['<!-- internal: true -->\nsecret\n', OUGHT],
    ['<!-- interal -->secret<!-- /interal -->\n', OUGHT],
    ['<!-- begin internal -->secret<!-- end internal -->\n', OUGHT],
    ['<!-- internal -->secret<!-- / internal -->\n', OUGHT],
    ['<!-- internal: the table below is for us alone, not for anybody else -->\nsecret\n', OUGHT],
    ['<!-- audience: internal, since customers would not understand a word of it -->\nsecret\n', OUGHT],
    ['<!-- audience: internal\nsecret\n', OUGHT],
    ['<!-- audience: internal - >\nsecret\n', OUGHT],
    ['<!--- internal --->secret\n', OUGHT],
    ['<! audience: internal >\nsecret\n', OUGHT],
    ['<!– audience: internal –>\nsecret\n', OUGHT],
    ['<!— internal —>\nsecret\n', OUGHT],
    ['<internal>secret</internal>\n', OUGHT],
    ['&lt;!-- audience: internal --&gt;\nsecret\n', OUGHT],
    ['**Audience:** Internal\n\nsecret\n', OUGHT],
    ['[//]: # (audience: internal)\nsecret\n', OUGHT],
    ['| a <!-- audience: intenral --> | secret |\n|---|---|\n', OUGHT],
    ['<!-- internal only, please do not publish this -->\nsecret\n', OUGHT],
    ['<!-- This is internal only, not for customers -->\nsecret\n', OUGHT],
    ['<!-- do not publish: this is internal -->\nsecret\n', OUGHT],
    ['<!-- inter nal -->\nsecret\n', OUGHT],
    ['<!-- audience: all employees -->\nsecret\n', OUGHT],
    ['<!-- audience: staff -->\nsecret\n', OUGHT],
    ['{/* internal */}\nsecret\n', OUGHT],
    ['[//]: # (internal)\nsecret\n', OUGHT],
    ['!-- internal --\nsecret\n', OUGHT],
    ['<!-- a <!-- audience: interal -->\nsecret\n', OUGHT],
    ['```\nx\n    <!-- audience: internal -->\nsecret\n    ```\n', IN_CODE],
    ['```\nx\n<!-- audience: internal -->\nsecret\n> ```\n', IN_CODE],
  ])('stops at what looks like a mark: %j', (body, wanted) => {
    for (const place of [body, `## Impact\n\n${body}`, `a\n\n${body.replaceAll('\n', '\r\n')}`])
      expect([place, publicText(place)]).toEqual([
        place,
        expect.stringMatching(new RegExp(`^\\d+: ${wanted}`)),
      ])
  })

  it.each([
    'The internal service of an external provider; internal: yes; our audience is internal.',
    '<!-- Who was affected? Internal users, customers, both, and how many of them? -->',
    '<!-- postmortem-disable-line internal-leak -- it is public -->',
    '<!-- ask the internet provider -->',
    'every <interval> seconds, for <external> hosts, `<internal-host>`',
    'internal-only, audience-facing, interval: 10, "internals"',
    '```\n<!-- audience: interal -->\naudience: internal\n```',
    '`Map<Internal>` and List<internal>, x < internal > y, &lt;internal&gt;, `<!--` in mails',
    '<!-- intervals --> <!-- integral --> <!-- audience: public --> <!-- target audience: engineers -->',
    'the audience = internal flag; Audience: internal and external',
    '~~~~yaml\naudience: internal\n~~~~',
    '- ```\n  <!-- audience: internal -->\n  ```',
  ])('goes on at what does not: %j', body => {
    expect(publicText(`${body}\n`)).toBe(`${body}\n`)
  })

  it('reads no field of the front matter as a mark that hides nothing', () => {
    const marked = parse(head.replace('started', 'audience: internal\nstarted'))
    expect(forPublic(marked)).toMatchObject({ line: 4, problem: expect.stringContaining('Front matter') })
  })

  it('leaves every moment and duration as it was', () => {
    const whole = parse(
      `${head}## Timeline\n\n- 06:55 a\n- 2012-03-29 09:00 the day after ${MARK}\n- 10:00 b\n- 11:00 c <!-- internal -->at 12:00<!-- /internal --> d\n`,
    )
    const result = forPublic(whole)
    if (!('document' in result)) throw new Error(result.problem)
    expect(result.document.events.map(({ at }) => at?.earliest)).toEqual(
      whole.events.filter(({ text }) => !text.includes('after')).map(({ at }) => at?.earliest),
    )
    expect(result.document.metrics).toEqual(whole.metrics)
  })

  it('is nothing where nothing is marked', () => {
    for (const { text } of corpus()) {
      const document = parse(text.replaceAll(/<!-- \/?(?:audience: )?internal -->/g, ''))
      expect(forPublic(document)).toEqual({ document })
    }
  })
})

describe('what a mark reaches', () => {
  const SECRET = 'zxsecretxz'
  const left = (body: string) => {
    const result = forPublic(parse(head + body))
    return 'document' in result ? result.document.text : ''
  }
  it.each([
    ['the title: the whole document', `# Api down ${MARK}\n\n${SECRET}\n\n## Impact\n\n${SECRET}\n`],
    ['the title, from the line below', `# Api down\n\n${MARK}\n\n## Impact\n\n${SECRET}\n`],
    ['the title, from the line above', `${MARK}\n# Api down\n\n${SECRET}\n`],
    ['a title of two lines', `Api down in\nthe EU ${MARK}\n===\n\n${SECRET}\n`],
    ['a quote', `## Impact\n\n> ${MARK}\n> ${SECRET}\n`],
    ['a quote with a heading', `## Impact\n\n> ## Mail ${MARK}\n> ${SECRET}\n`],
    ['what follows a comment', `## Impact\n\nok\n\n${MARK}\n<!-- note -->\n${SECRET}\n`],
    ['what follows a rule', `## Impact\n\nok\n\n${MARK}\n***\n${SECRET}\n`],
    [
      'details',
      `## Impact\n\nok\n\n${MARK}\n<details>\n<summary>Logs</summary>\n\n${SECRET}\n\n</details>\n`,
    ],
    ['an empty section and the next one', `## Impact\n\n${MARK}\n## Names\n\n${SECRET}\n`],
    ['code below an event', `## Timeline\n\n- 10:00 a ${MARK}\n\n\`\`\`\n${SECRET}\n\`\`\`\n\n- 10:05 b\n`],
  ])('is %s', (_, body) => {
    expect(left(body)).not.toContain(SECRET)
  })

  it.each([
    ...[
      'SECRET <!-- this is for internal use only -->',
      '<!-- audiences: staff -->',
      '<!-- audience: every employee -->',
    ],
    ...[
      '<!-- postmortem-internal -->',
      '<!-- internally -->',
      '::: internal',
      '> [!INTERNAL]',
      '| Audience | internal |',
    ],
    ...['<div audience="internal">', '<!-- ｉｎｔｅｒｎａｌ -->'],
  ])('is unclear for %s', line => {
    expect(forPublic(parse(`${head}## Impact\n\n${line}\n`))).toHaveProperty('problem')
  })
})
