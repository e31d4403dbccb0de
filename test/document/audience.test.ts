import { describe, expect, it } from 'vitest'
import { forPublic, parse } from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'

const MARK = '<!-- audience: internal -->'
const head = '---\ndate: 2012-03-28\ntimezone: UTC\nstarted: 06:55\nresolved: 07:52\n---\n\n'

const publicText = (body: string): string => {
  const result = forPublic(parse(head + body))
  return 'document' in result ? result.document.text.slice(head.length) : `${result.line}: ${result.problem}`
}

describe('what is for insiders', () => {
  it.each([
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
    ['words', 'It was <!-- internal -->db-1<!-- /internal --> that failed.\n', 'It was  that failed.\n'],
    [
      'words over several blocks',
      'a\n\n<!-- internal -->\nb\n\nc\n<!-- /internal -->\n\nd\n',
      'a\n\n\n\nd\n',
    ],
    [
      'nothing in code',
      `\`${MARK}\` and\n\n\`\`\`\n<!-- internal -->\n\`\`\`\n`,
      `\`${MARK}\` and\n\n\`\`\`\n<!-- internal -->\n\`\`\`\n`,
    ],
  ])('%s', (_, body, wanted) => {
    expect(publicText(body)).toBe(wanted)
  })

  it.each([
    ['a b <!-- internal --> c\n', '8: Close this <!-- internal --> with <!-- /internal -->'],
    [
      'a\n\n<!--\naudience: internal\n-->\n',
      '10: Write <!-- audience: internal -->, <!-- internal --> or <!-- /internal --> on one line',
    ],
    [
      'a <!-- audience=internal -->\n',
      '8: Write <!-- audience: internal -->, <!-- internal --> or <!-- /internal --> on one line',
    ],
    ['a <!-- /internal --> c\n', '8: This <!-- /internal --> closes nothing'],
    [
      '<!-- internal -->a\n\n<!-- internal -->b<!-- /internal -->\n',
      '10: Close the <!-- internal --> before with <!-- /internal -->',
    ],
  ])('is not guessed at: %j', (body, wanted) => {
    expect(publicText(body)).toBe(wanted)
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
      const document = parse(text)
      expect(forPublic(document)).toEqual({ document })
    }
  })
})
