import { describe, expect, it } from 'vitest'
import { forPublic, parse } from '../../src/document/index.ts'
import { type RenderOptions, renderDocument, type TemplateName, templates } from '../../src/render/index.ts'

const document = (fields: string, body = '') =>
  parse(`---\ntitle: Outage\ndate: 2012-03-28\n${fields}---\n\n## Summary\n\nIt failed.\n\n${body}`)

const status = (fields: string, language = '') =>
  renderDocument(document(`${fields}${language}`), 'status', 'text').split('\n')[2] ?? ''

describe('when customers felt it', () => {
  it.each([
    [
      'a place',
      'timezone: America/Los_Angeles\nstarted: 06:59\nresolved: 07:52\n',
      'Resolved · Wednesday, 28 March 2012, 06:59 to 07:52 PDT (13:59 to 14:52 UTC), 53 minutes',
    ],
    [
      'UTC, said once',
      'timezone: UTC\nstarted: 06:59\nresolved: 07:52\n',
      'Resolved · Wednesday, 28 March 2012, 06:59 to 07:52 UTC, 53 minutes',
    ],
    [
      'until the end of the impact',
      'timezone: UTC\nstarted: 06:59\nmitigated: 07:35\nresolved: 07:52\n',
      'Resolved · Wednesday, 28 March 2012, 06:59 to 07:35 UTC, 36 minutes',
    ],
    [
      'over midnight here',
      'timezone: Europe/Berlin\nstarted: 23:30\nresolved: 2012-03-29 00:30\n',
      'Resolved · Wednesday, 28 March 2012, 23:30 to Thursday, 29 March 2012, 00:30 CEST (21:30 to 22:30 UTC), 1 hour',
    ],
    [
      'over midnight in UTC',
      'timezone: America/New_York\nstarted: 19:30\nresolved: 20:30\n',
      'Resolved · Wednesday, 28 March 2012, 19:30 to 20:30 EDT (23:30 to 29 Mar, 00:30 UTC), 1 hour',
    ],
    [
      'a zone without an abbreviation',
      'timezone: America/Sao_Paulo\nstarted: 10:00\nresolved: 11:00\n',
      'Resolved · Wednesday, 28 March 2012, 10:00 to 11:00 UTC-03:00 (13:00 to 14:00 UTC), 1 hour',
    ],
    [
      'while it is open',
      'timezone: UTC\nstatus: draft\nstarted: 06:59\n',
      'Investigating · Wednesday, 28 March 2012, 06:59 UTC',
    ],
    [
      'a part of a day, without more precision than that',
      'timezone: UTC\nstarted: 2012-03-28 evening\nresolved: 2012-03-30 16:40\n',
      'Resolved · Wednesday, 28 March 2012, evening to Friday, 30 March 2012, 16:40 UTC, about 2 days',
    ],
    [
      'a part of the day of the end',
      'timezone: UTC\nstarted: 02:00\nresolved: 2012-03-28 night\n',
      'Resolved · Wednesday, 28 March 2012, 02:00 to night UTC, 18–22 hours',
    ],
    [
      'a clock that is not exact',
      'timezone: UTC\nstarted: ~06:59\nresolved: 08:25\n',
      'Resolved · Wednesday, 28 March 2012, ~06:59 to 08:25 UTC, 1 hour 24 minutes – 1 hour 28 minutes',
    ],
    ['no time', 'timezone: UTC\n', 'Wednesday, 28 March 2012'],
  ])('%s', (_, fields, wanted) => {
    expect(status(fields)).toBe(wanted)
  })

  it('is said in the language of the page', () => {
    const berlin = 'timezone: Europe/Berlin\nstarted: 06:59\nresolved: 07:52\n'
    expect(status(berlin, 'language: de\n')).toContain('06:59 bis 07:52 CEST (04:59 bis 05:52 UTC)')
    expect(status(berlin, 'language: fr\n')).toContain('06:59 à 07:52')
  })

  it('names the zone of the timeline as people write it', () => {
    const timeline = '## Timeline\n\n- 06:59 a\n- 07:52 b\n'
    const page = renderDocument(document('timezone: America/Los_Angeles\n', timeline), 'letter', 'markdown')
    expect(page).toContain('All times are in Pacific Time (PDT).')
  })
})

describe('the headings of a customer page', () => {
  const heading = (actions: string, template: TemplateName, timeline = '- 06:59 a\n- 07:52 b\n') =>
    [
      ...renderDocument(
        document('timezone: UTC\n', `## Action items\n\n${actions}\n## Timeline\n\n${timeline}`),
        template,
        'markdown',
      ).matchAll(/^## (.*)/gm),
    ].map(([, words]) => words)

  it('tell what is planned from what is done', () => {
    expect(heading('- [x] Limit it\n', 'dropbox')).toContain('What we have changed')
    expect(heading('- [x] Limit it\n- [ ] Test it\n', 'dropbox')).toContain('What we are changing')
    expect(heading('- [x] Limit it\n', 'status')).toContain('What we have changed')
    expect(heading('- [ ] Limit it\n', 'status')).toContain('Next steps')
  })

  it('name hours only where there are hours', () => {
    expect(heading('- [ ] x\n', 'dropbox')).toContain('Hour by hour')
    const months = '- 2012-03: a\n- 2012-05: b\n'
    expect(heading('- [ ] x\n', 'dropbox', months)).toContain('What happened when')
  })

  it('are of its readers', () => {
    const page = renderDocument(
      document('', '## Trigger\n\nA.\n\n## Contributing factors: two\n\nB.\n'),
      'letter',
      'markdown',
    )
    expect(page).toContain('## What set it off\n')
    expect(page).toContain('## What contributed to it: two\n')
  })
})

describe('what customers need to do', () => {
  it('comes right after the summary, and stays where words are few', () => {
    const long = 'It failed for a reason that takes many words to tell, and more of them. '.repeat(20)
    const body = `## Root cause\n\n${long}\n\n## What you need to do\n\nRotate your keys.\n`
    const page = renderDocument(document('', body), 'letter', 'markdown')
    expect(page.indexOf('Rotate')).toBeLessThan(page.indexOf('Why it happened'))
    const short = renderDocument(document('', body), 'status', 'text')
    expect(short.length).toBeLessThanOrEqual(1200)
    expect(short).toContain('Rotate your keys.')
  })
})

describe('paper', () => {
  const html = (language: string) =>
    renderDocument(
      document(
        `language: ${language}\n`,
        '## Impact\n\nSee https://a.example/x and [this page](https://b.example).\n',
      ),
      'sre',
      'html',
    )

  it('has each address once', () => {
    expect(html('en')).toContain('<a href="https://a.example/x" class="bare"')
    expect(html('en')).toContain('<a href="https://b.example" rel')
  })

  it('is Letter only where that is used', () => {
    expect(html('en-US')).toContain('size: Letter')
    expect(html('en-GB')).not.toContain('size: Letter')
    expect(html('de')).not.toContain('size: Letter')
  })
})

describe('the contents of a long page', () => {
  const sections = [
    'Impact',
    'Root cause of [it](https://a.example)',
    'Trigger',
    'Resolution',
    'Notes & more',
  ]
  const body = (words: number) =>
    sections.map(heading => `## ${heading}\n\n${'Words. '.repeat(words)}\n`).join('\n')

  it('lead to its headings', () => {
    const html = renderDocument(document('', body(300)), 'sre', 'html')
    const links = [...html.matchAll(/<li><a href="#([^"]+)">([^<]+)</g)].map(([, id, name]) => [id, name])
    expect(links).toEqual([
      ['summary', 'Summary'],
      ['impact', 'Impact'],
      ['root-cause-of-it', 'Root cause of it'],
      ['trigger', 'Trigger'],
      ['resolution', 'Resolution'],
      ['notes--more', 'Notes &amp; more'],
    ])
    for (const [id] of links) expect(html).toContain(`<section id="${id}"`)
  })

  it('are left out of short ones and of letters', () => {
    expect(renderDocument(document('', body(3)), 'sre', 'html')).not.toContain('class="contents"')
    expect(renderDocument(document('', body(300)), 'letter', 'html')).not.toContain('class="contents"')
  })
})

describe('the events of a public page', () => {
  it('have ids', () => {
    const whole = document(
      'timezone: UTC\n',
      '## Timeline\n\n- 06:59 a <!-- audience: internal -->\n- 07:52 b\n- 07:59 c\n',
    )
    const left = forPublic(whole)
    if (!('document' in left)) throw new Error(left.problem)
    const html = renderDocument(left.document, 'letter', 'html')
    expect([...html.matchAll(/<li id="(event-\w+)"/g)].map(([, id]) => id)).toEqual(['event-1', 'event-2'])
  })
})

describe('what customers do not see', () => {
  const body = `## Timeline

- 06:59 @ann restarts db-1, see \`@Component\` and mail to ann@example.com

## Action items

- [ ] Limit it with @bob — @ann, due 2012-04-13, prevent, P1, OPS-13
- [ ] Test it — @carol, start 2012-05, due 2012-06
`
  const page = (
    options: RenderOptions,
    template: TemplateName = 'letter',
    format: 'markdown' | 'html' = 'markdown',
  ) => renderDocument(document('timezone: UTC\nstarted: 06:59\n', body), template, format, options)

  it.each(Object.keys(templates) as TemplateName[])('is for colleagues: %s', template => {
    for (const format of ['markdown', 'html'] as const) {
      const shown = page({ forCustomers: true }, template, format)
      for (const word of ['carol', 'P1', 'OPS-13', '@ann', '@bob'])
        expect([word, shown.includes(word)]).toEqual([word, false])
      expect(shown).toContain('Limit it')
      expect(shown).toMatch(template === 'sre' && format === 'markdown' ? /2012-04-13/ : /13 Apr 2012/)
    }
    const inside = page({}, template)
    for (const word of ['ann', 'P1', 'OPS-13']) expect(inside).toContain(word)
  })

  it('leaves names, code and mailboxes', () => {
    const shown = page({ forCustomers: true })
    expect(shown).toContain('ann restarts db-1')
    expect(shown).toContain('`@Component`')
    expect(shown).toContain('ann@example.com')
  })
})

describe('who it is from', () => {
  const fields =
    'timezone: UTC\norganization: Acme\nauthors: [Ann Lee]\nsigned: ["Bo Ek, Chief Engineer"]\npublished: 2012-04-02\nreport_url: https://acme.example/report\n'

  it('is in the head, the signature and the links', () => {
    const letter = renderDocument(document(fields), 'letter', 'html', { contacts: ['help@acme.example'] })
    expect(letter).toContain('Acme · To our customers')
    expect(letter).toContain('Bo Ek, Chief Engineer')
    expect(letter).not.toContain('Ann Lee')
    expect(letter).toContain('Monday, 2 April 2012')
    expect(letter).toContain('href="mailto:help@acme.example"')
    const email = renderDocument(document(fields), 'email', 'text', { contacts: ['help@acme.example'] })
    expect(email).toContain('Subject: Acme: Outage')
    expect(email).toContain('https://acme.example/report')
    expect(email).toMatch(/help@acme\.example\b(?! \(mailto)/)
  })

  it('comes from the config where the front matter says nothing', () => {
    const options = { organization: 'Acme', signed: ['Bo Ek'] }
    const letter = renderDocument(
      document('timezone: UTC\nauthors: [Ann Lee]\n'),
      'letter',
      'markdown',
      options,
    )
    expect(letter).toContain('Bo Ek')
  })
})

describe('links within a page', () => {
  it('lead to the heading that they name, whatever the template calls it', () => {
    const body =
      'See [why](#root-cause-a-certificate).\n\n## Root cause: a certificate\n\nx\n\n## More\n\na\n\n## More\n\nb\n'
    for (const template of ['sre', 'dropbox', 'letter'] as const) {
      const html = renderDocument(document('timezone: UTC\n', body), template, 'html')
      expect(html).toContain('href="#root-cause-a-certificate"')
      expect(html).toContain('id="root-cause-a-certificate"')
      expect(html).toContain('id="more-1"')
    }
  })
})
