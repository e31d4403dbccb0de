import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importers } from '../../src/importers/index.ts'
import { filesIn, folder, program, read, run } from './run.ts'

const at = (clock: string) => Date.parse(`2026-03-31T${clock}Z`) / 1000

const messages = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    type: 'message',
    user: i % 2 ? 'U1' : 'U2',
    text: ['looking', 'hmm', 'any news?', 'the graphs look odd'][i % 4],
    ts: `${at('06:30:00') + i * 11}.000100`,
  }))

/** Slack, a pager and git of one incident, as exports. */
const incident = {
  'export/users.json': JSON.stringify([
    { id: 'U1', profile: { display_name: 'Kim' } },
    { id: 'U2', real_name: 'Ana Silva' },
  ]),
  'export/channels.json': JSON.stringify([{ id: 'C9', name: 'incident' }]),
  'export/incident/2026-03-31.json': JSON.stringify([
    ...messages(40),
    { type: 'message', user: 'U1', text: 'Rolled back <@U2> &lt;!-- x', ts: `${at('06:33:40')}.0002` },
    {
      type: 'message',
      user: 'U2',
      text: 'one for the timeline',
      ts: `${at('06:50:00')}.0002`,
      reactions: [{ name: 'pushpin' }],
    },
  ]),
  'pager.json': JSON.stringify({
    log_entries: [
      {
        id: 'L1',
        type: 'trigger_log_entry',
        created_at: '2026-03-31T06:29:10Z',
        summary: 'Error rate of checkout',
      },
      { id: 'L2', type: 'notify_log_entry', created_at: '2026-03-31T06:29:12Z', summary: 'Notified Kim' },
      {
        id: 'L3',
        type: 'acknowledge_log_entry',
        created_at: '2026-03-31T06:31:00Z',
        summary: 'Acknowledged by Kim',
      },
      { id: 'L4', type: 'resolve_log_entry', created_at: '2026-03-31T07:10:00Z', summary: 'Resolved by Kim' },
    ],
  }),
  'git.log': 'abcdef1234567890\t2026-03-31T08:20:00+02:00\tKim\tDeploy api v42\n',
}
const sources = ['export', 'pager.json', 'git.log']
const file = 'postmortems/2026-03-31-checkout-errors.md'

const timeline = (text: string) => /## Timeline\n\n([\s\S]*?)\n\n##/.exec(text)?.[1]?.split('\n') ?? []

describe('postmortem import', () => {
  it('makes one timeline of several sources, in order, each event with its source', () => {
    const path = folder(incident)
    const title = ['--title', 'Checkout errors', '--timezone', 'Europe/Berlin']
    const { code, out, err } = run(path, ['import', ...sources, ...title, '--yes'])
    expect([code, out]).toEqual([
      0,
      `${file}: added 6 of 46 (1 git-log, 3 pagerduty, 2 slack)\n  set detected 2026-03-31 08:29, since the pager's "trigger"\n  set acknowledged 2026-03-31 08:31, since the pager's "acknowledge"\n  set resolved 2026-03-31 09:10, since the pager's "resolve"\n`,
    ])
    expect(err).toContain('Skipped 1: 1 of the pager itself; --show-skipped lists them\n')
    expect(timeline(read(path, file))).toEqual([
      '- 08:20:00 Kim: Deploy api v42 (abcdef1234) <!-- source: git:abcdef1 -->',
      '- 08:29:10 Error rate of checkout <!-- source: pagerduty:log/L1 -->',
      '- 08:31:00 Acknowledged by Kim <!-- source: pagerduty:log/L3 -->',
      `- 08:33:40 Kim: Rolled back @Ana Silva &lt;!-- x <!-- source: slack:${at('06:33:40')}.0002 -->`,
      `- 08:50:00 Ana Silva: one for the timeline <!-- source: slack:${at('06:50:00')}.0002 -->`,
      '- 09:10:00 Resolved by Kim <!-- source: pagerduty:log/L4 -->',
    ])
    const { findings } = JSON.parse(run(path, ['lint', '--format', 'json']).out).files[0]
    expect(new Set(findings.map(({ rule }: { rule: string }) => rule))).toEqual(new Set(['section-empty']))
    run(path, ['render', file, '-t', 'cloudshare', '-f', 'html', '-o', 'page.html'])
    expect(read(path, 'page.html')).toContain('Rolled back')
    expect(read(path, 'page.html')).not.toContain('source:')
  })

  it('adds nothing twice, and leaves every other byte', () => {
    const text =
      '---\r\ntitle: Checkout errors\r\ndate: 2026-03-31\r\ntimezone: UTC\r\nresolved: 07:00\r\n---\r\n\r\n## Timeline\r\n\r\n- 06:40 Mine\r\n\r\n## Impact\r\n\r\nWords.\r\n'
    const path = folder({ ...incident, 'a.md': text })
    const into = ['import', ...sources, '--into', 'a.md', '--yes']
    const { out } = run(path, into)
    // what is set is not overwritten
    expect(out).not.toContain('set resolved')
    const once = read(path, 'a.md')
    expect(
      once.replace(/- [^\r]*source: [^\r]*\r\n/g, '').replace(/(?:detected|acknowledged): [^\r]*\r\n/g, ''),
    ).toBe(text)
    expect(run(path, into)).toMatchObject({ code: 0, out: 'a.md: nothing new.\n' })
    expect(read(path, 'a.md')).toBe(once)
    expect(run(path, [...into.slice(0, -1), '--all']).out).toContain('added 40 of 46')
    expect(run(path, [...into.slice(0, -1), '--all']).out).toBe('a.md: nothing new.\n')
  })

  it('loses and doubles nothing, wherever it is killed', async () => {
    const path = folder({
      ...incident,
      'a.md': '---\ntitle: A\ndate: 2026-03-31\ntimezone: UTC\n---\n\n## Timeline\n',
    })
    const args = [program, 'import', 'export', '--into', 'a.md', '--all']
    for (let i = 0; i < 12; i++) {
      const child = spawn(process.execPath, args, { cwd: path, stdio: 'ignore' })
      const ended = new Promise(done => child.on('exit', done))
      setTimeout(() => child.kill('SIGKILL'), 120 + i * 40)
      await ended
    }
    expect(run(path, ['import', 'export', '--into', 'a.md', '--all']).code).toBe(0)
    const ids = [...read(path, 'a.md').matchAll(/source: (\S+)/g)].map(([, id]) => id)
    expect(ids.length).toBe(42)
    expect(new Set(ids).size).toBe(42)
  }, 120_000)

  it('takes what the flags ask for', () => {
    const path = folder({ ...incident, 'a.md': '---\ntitle: A\ndate: 2026-03-31\ntimezone: UTC\n---\n' })
    let count = 0
    const added = (...flags: string[]) => {
      const copy = `${count++}.md`
      copyFileSync(join(path, 'a.md'), join(path, copy))
      const { out, err } = run(path, ['import', ...sources, '--into', copy, ...flags])
      return Number(/added (\d+)/.exec(out)?.[1] ?? (err.includes('nothing to import') ? 0 : -1))
    }
    expect(added('--all', '--author', 'kim')).toBe(22)
    expect(added('--all', '--match', 'GRAPHS')).toBe(10)
    expect(added('--all', '--reaction', ':pushpin:')).toBe(1)
    expect(added('--all', '--reaction', '📌')).toBe(1)
    expect(added('--all', '--since', '2026-03-31 06:50')).toBe(2)
    expect(added('--all', '--until', '2026-03-31 06:29:30')).toBe(2)
    expect(added('--all', '--match', 'nothing like it')).toBe(0)
  })

  it('puts roles in place of people, and says who is who beside the file', () => {
    const path = folder(incident)
    const { err } = run(path, [
      'import',
      'export',
      '--title',
      'Checkout errors',
      '--yes',
      '--redact',
      '--timezone',
      'UTC',
    ])
    const text = read(path, file)
    expect(text).toContain('Person A: Rolled back Person B')
    expect(text).not.toMatch(/Kim|Ana/)
    expect(err).toContain('Person A is Kim\nPerson B is Ana Silva\n')
    // a name is no part of a word, and another run has other people
    const said = [
      { user: 'Al', text: 'Alert seen by @Bo Li and Al', ts: `${at('07:30:00')}.0001` },
      { user: 'Bo Li', text: 'ok', ts: `${at('07:31:00')}.0001` },
    ]
    writeFileSync(join(path, 'b.json'), JSON.stringify(said))
    run(path, ['import', 'b.json', '--into', file, '--all', '--redact', '--match', 'Alert'])
    expect(timeline(read(path, file)).at(-1)).toContain('Person C: Alert seen by Person D and Person C')
  })

  it('says who is replied to, and what was edited', () => {
    const thread = [
      { user: 'Kim', text: 'is it the deploy?', ts: `${at('06:30:00')}.0001` },
      { user: 'Ana', text: 'yes', ts: `${at('06:31:00')}.0001`, thread_ts: `${at('06:30:00')}.0001` },
      {
        user: 'Kim',
        text: 'reverting',
        ts: `${at('06:32:00')}.0001`,
        thread_ts: `${at('06:30:00')}.0001`,
        edited: { user: 'Kim', ts: `${at('06:40:00')}.0001` },
      },
    ]
    const path = folder({ 'chat.json': JSON.stringify(thread) })
    run(path, ['import', 'chat.json', '--all', '--title', 'Down', '--timezone', 'UTC'])
    const said = timeline(read(path, 'postmortems/2026-03-31-down.md')).map(line => line.split(' <!--')[0])
    expect(said).toEqual([
      '- 06:30:00 Kim: is it the deploy?',
      '- 06:31:00 Ana (to Kim): yes',
      '- 06:32:00 Kim: reverting (edited)',
    ])
  })

  it('takes from a file of answers what it would ask', () => {
    const answers = {
      title: 'Checkout errors',
      timezone: 'Europe/Berlin',
      summary: 'Checkout failed.',
      take: ['Deploy api', 'pagerduty:log/L4', 'Rolled back'],
      milestones: ['resolved'],
    }
    const path = folder({ ...incident, 'answers.json': JSON.stringify(answers) })
    const { code, out } = run(path, ['import', ...sources, '--answers', 'answers.json'])
    expect([code, out]).toEqual([
      0,
      `${file}: added 3 of 46 (1 git-log, 1 slack, 1 pagerduty)\n  set resolved 2026-03-31 09:10, since the pager's "resolve"\n`,
    ])
    expect(read(path, file)).toContain('## Summary\n\nCheckout failed.\n')
    const tried = (answers: object, ...flags: string[]) => {
      writeFileSync(join(path, 'answers.json'), JSON.stringify(answers))
      return run(path, ['import', ...sources, '--answers', 'answers.json', ...flags])
    }
    for (const [wrong, problem] of [
      [{ take: ['the'] }, 'take: "the" is in 11 records, not in one'],
      [{ take: ['gone'] }, 'take: "gone" is in 0 records, not in one'],
      [{ take: 'some' }, 'take: Write likely, all, or a list of ids or words.'],
      [{ take: 'all', milestones: ['end'] }, 'Write a list of milestones'],
      [{ takes: 'all' }, '"takes" is not an answer'],
    ] as const)
      expect(tried({ title: 'A', ...wrong })).toMatchObject({
        code: 2,
        err: expect.stringContaining(problem),
      })
    expect(tried({ summary: 'x', take: 'all' }, '--into', file).err).toContain('only for a new draft')
    expect(tried({ take: 'likely' }, '--into', file).out).toContain('added 3 of 46')
    // what was taken before is nothing new
    expect(tried({ take: answers.take }, '--into', file)).toMatchObject({
      code: 0,
      out: `${file}: nothing new.\n`,
    })
  })

  it('puts each clock on the day and into the zone that it is of', () => {
    const imported = (name: string, text: string, ...flags: string[]) => {
      const path = folder({ [name]: text })
      const given = ['--all', '--title', 'Down', '--timezone', 'Europe/Berlin', '--date', '2026-11-12']
      const { err } = run(path, ['import', name, ...given, ...flags])
      const file = filesIn(path).find(one => one.endsWith('-down.md')) ?? ''
      const events =
        file === '' ? [] : timeline(read(path, file)).map(line => line.slice(2).split(' <!--')[0])
      return { events, err }
    }
    for (const [text, ...events] of [
      // a zone beside a clock counts
      ['14:09 UTC deploy\n', '15:09 deploy'],
      // a line that came late is of the same day; a clock that is much earlier of the next
      ['14:02:00 a\n14:01:59 b\n14:03:00 c\n', '14:01:59 b', '14:02:00 a', '14:03:00 c'],
      ['23:58 a\n00:01 b\n23:59 c\n', '23:58 a', '23:59 c', '00:01 b'],
      ['09:00 a\n22:00 b\n', '09:00 a', '22:00 b'],
      // a sign is not a separator, and the end of a span is not lost
      ['14:08 -5 pods\n14:09 - more\n', '14:08 -5 pods', '14:09 more'],
      ['14:02 - 14:20 degraded\n', '14:02 (until 14:20) degraded'],
      // a message that ends in a time is no name
      [
        'Kim Tran  2:05 PM\nRestarted db, down since 13:50\nthen it was up\n',
        '14:05 Kim Tran: Restarted db, down since 13:50 then it was up',
      ],
      ['Ana\n  14:10\ntext\n', '14:10 Ana: text'],
      ['Alerts\nAPP  2:09 PM\ntext\n', '14:09 Alerts: text'],
      [
        'Thursday, November 12th\nKim  2:05 PM\na\nFriday, November 13th\nKim  2:05 PM\nb\n',
        '14:05 Kim: a',
        '2026-11-13 14:05 Kim: b',
      ],
      [
        '14:05 <kim> a\n--- Day changed Fri Nov 13 2026\n14:05 <kim> b\n',
        '14:05 kim: a',
        '2026-11-13 14:05 kim: b',
      ],
      ['kim — 2026-11-12 2:10 PM\na\n', '14:10 kim: a'],
    ] as const)
      expect([text, imported('chat.txt', text).events]).toEqual([text, events])
    expect(imported('chat.txt', 'Yesterday\nKim  2:05 PM\na\n14:06 b\n').err).toContain(
      'a day that only a word names: yesterday',
    )
    expect(imported('a.csv', 'Date,Time,Event\n2026-11-12,23:50,a\n2026-11-10,09:00,b\n').events).toEqual([
      '2026-11-10 09:00 b',
      '2026-11-12 23:50 a',
    ])
    expect(
      imported(
        'notes.txt',
        'It was resolved at 15:30. Kim declared at 14:09. The deploy was at 13:58, until around 13:59.\n',
      ).events,
    ).toEqual([
      '13:58 The deploy was at 13:58, until around 13:59.',
      '14:09 Kim declared at 14:09.',
      '15:30 It was resolved at 15:30.',
    ])
  })

  it('keeps records that have one id, and says which are twice', () => {
    const lines = ['a', 'b', 'a'].map(text =>
      JSON.stringify({ id: 'api-1', time: '2026-03-31T06:00:00Z', text }),
    )
    const path = folder({ 'a.jsonl': `${lines.join('\n')}\n` })
    const { out, err } = run(path, ['import', 'a.jsonl', '--all', '--title', 'Down', '--timezone', 'UTC'])
    expect(out).toContain('added 2 of 2')
    expect(err).toContain('Skipped 1: 1 twice in the source')
  })

  it('asks for what a clock lacks, and invents nothing', () => {
    const chat = '23:58 kim: it is down\n00:03 <ana> restarted db\nmore words\n'
    const path = folder({ 'chat.txt': chat })
    const into = ['import', 'chat.txt', '--title', 'Down', '--all']
    expect(run(path, into)).toMatchObject({ code: 2, err: expect.stringContaining('Pass --timezone') })
    expect(run(path, [...into, '--timezone', 'UTC']).err).toContain('2 a time without a day: pass --date')
    expect(filesIn(path)).toEqual(['chat.txt'])
    expect(run(path, [...into, '--timezone', 'UTC', '--date', '2026-03-31']).code).toBe(0)
    expect(timeline(read(path, 'postmortems/2026-03-31-down.md'))[1]).toMatch(
      /^- 00:03 ana: restarted db more words/,
    )
    // a day of no year is the one nearest to the day that is given
    writeFileSync(
      join(path, 'sys.log'),
      'Dec 31 23:59:50 db[3]: out of memory\nJan 1 00:00:10 db[4]: started\n',
    )
    const log = ['import', 'sys.log', '--title', 'Memory', '--all', '--timezone', 'UTC']
    expect(run(path, log).err).toContain('2 a day without its year: pass --date')
    run(path, [...log, '--date', '2026-01-01'])
    expect(timeline(read(path, 'postmortems/2026-01-01-memory.md')).map(line => line.slice(0, 30))).toEqual([
      '- 2025-12-31 23:59:50 db[3]: o',
      '- 00:00:10 db[4]: started <!--',
    ])
  })

  it('reads an archive in memory, and refuses one that means harm', () => {
    const path = folder(incident)
    const zip = (name: string, script: string) =>
      execFileSync(
        'python3',
        [
          '-c',
          `import zipfile, os\nz = zipfile.ZipFile('${name}', 'w', zipfile.ZIP_DEFLATED)\n${script}\nz.close()`,
        ],
        { cwd: path },
      )
    zip('good.zip', `[z.write(os.path.join(d, f)) for d, _, fs in os.walk('export') for f in fs]`)
    zip('up.zip', `z.writestr('../../evil.json', '[]')`)
    zip('root.zip', `z.writestr('/tmp/evil.json', '[]')`)
    zip('bomb.zip', `z.writestr('a.json', '[' + ' ' * (60 * 1024 * 1024) + ']')`)
    zip('many.zip', `[z.writestr('%d.json' % i, '[]') for i in range(20002)]`)
    writeFileSync(join(path, 'no.zip'), 'PK not an archive')
    const tried = (name: string) =>
      run(path, ['import', name, '--title', 'Checkout errors', '--yes', '--timezone', 'UTC'])
    for (const [name, reason] of [
      ['up.zip', 'invalid relative path'],
      ['root.zip', 'absolute path'],
      ['bomb.zip', 'what is in it has more than'],
      ['many.zip', 'it has more than 20000 files'],
      ['no.zip', 'Cannot read the archive no.zip'],
    ]) {
      expect(tried(name ?? '')).toMatchObject({ code: 2, err: expect.stringContaining(reason ?? '') })
      expect(filesIn(path)).not.toContain('postmortems')
    }
    expect(tried('good.zip').out).toContain('added 2 of 42')
  }, 60_000)

  it('says what it cannot read, and what there is', () => {
    const path = folder({
      'x.bin': 'no times at all\n',
      'latin1.txt': new Uint8Array([0xe9, 0x0a]),
      'a.json': incident['pager.json'],
    })
    expect(run(path, ['import', 'x.bin', '--all']).err).toContain('Nothing knows x.bin by its content')
    writeFileSync(join(path, 'cut.json'), '{"a": [1, 2')
    expect(run(path, ['import', 'cut.json', '--all']).err).toContain('begins like JSON, but cannot be read')
    expect(run(path, ['import', 'a.json', '--match', 'zebra', '--all']).err).toContain(
      '3 are left out by the flags',
    )
    mkdirSync(join(path, 'both'))
    writeFileSync(join(path, 'both/a.json'), incident['pager.json'])
    writeFileSync(join(path, 'both/x.txt'), 'no times at all\n')
    const both = run(path, ['import', 'both', '--title', 'Both', '--all'])
    expect([both.code, both.err]).toEqual([
      0,
      expect.stringContaining('both/x.txt: left out, nothing knows it'),
    ])
    expect(run(path, ['import', 'latin1.txt', '--all']).err).toContain('it is not UTF-8')
    expect(run(path, ['import', 'a.json', '--from', 'slack', '--all']).err).toContain(
      'is not what --from slack reads',
    )
    expect(run(path, ['import', 'gone.json', '--all'])).toMatchObject({ code: 2 })
    expect(run(path, ['import', 'a.json', '--from', 'slak', '--all']).err).toContain('one of slack, teams')
    expect(run(path, ['import', 'a.json', '--into', 'a.json', '--all']).err).toContain(
      'not Markdown by its name',
    )
    writeFileSync(join(path, 'deep.json'), '['.repeat(20_000) + ']'.repeat(20_000))
    expect(run(path, ['import', 'deep.json', '--all']).code).toBe(2)
    expect(run(path, ['import'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Name what to import'),
    })
    expect(run(path, ['import', 'a.json', '--title', 'A'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('3 were read: pass --yes for the 3 likely ones'),
    })
    const { out } = run(path, ['import', '--list'])
    for (const { name } of importers) expect(out).toContain(`${name}\n`)
    expect(run(path, ['import', 'a.json', '--title', 'A', '--yes', '--show-skipped']).err).toContain(
      '  of the pager itself: Notified Kim\n',
    )
  })

  it('reads what spreadsheets write as Unicode', () => {
    const table = 'Time,Message\n2026-03-31T06:33:40Z,Zurück\n'
    const bytes = Buffer.from(`\ufeff${table}`, 'utf16le')
    const path = folder({ 'le.csv': bytes, 'be.csv': Buffer.from(bytes).swap16() })
    for (const name of ['le.csv', 'be.csv']) {
      const { code, err } = run(path, ['import', name, '--title', name, '--all', '--timezone', 'UTC'])
      expect([code, err]).toEqual([0, expect.stringContaining('1 record')])
    }
    const drafts = filesIn(path).filter(name => name.endsWith('.md'))
    expect(drafts.map(name => /- 06:33:40 (.*?) </.exec(read(path, name))?.[1])).toEqual(['Zurück', 'Zurück'])
  })

  it("reads the words in blocks of Slack's bots, but those of buttons", () => {
    const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
    const bot = { type: 'message', subtype: 'bot_message', username: 'Pager', text: '' }
    const line = [
      { type: 'text', text: 'Rolled back by ' },
      { type: 'user', user_id: 'U1' },
      { type: 'text', text: ', see ' },
      { type: 'link', url: 'https://ci.example/7', text: 'job 7' },
      { type: 'emoji', name: 'tada' },
    ]
    const messages = [
      {
        ...{ ...bot, ts: '1774938820.000100' },
        blocks: [
          { type: 'header', text: { type: 'plain_text', text: 'Checkout is down' } },
          section('*Severity:* SEV1'),
          { type: 'section', fields: [section('api').text, section('web').text] },
          { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Resolve' } }] },
        ],
      },
      {
        ...{ type: 'message', user: 'U2', ts: '1774938880.000100' },
        blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: line }] }],
      },
      { ...bot, ts: '1774938940.000100', attachments: [{ color: '#f00', blocks: [section('Resolved')] }] },
      {
        ...{ ...bot, ts: '1774939000.000100', text: "This content can't be displayed." },
        blocks: [{ type: 'image', image_url: 'https://x.example/a.png', alt_text: 'Error rate' }],
        attachments: [{ title: 'Runbook', blocks: [section('Step 1')] }],
      },
      {
        ...{ type: 'message', user: 'U2', ts: '1774939060.000100' },
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'broadcast', range: 'here' },
                  { type: 'text', text: ' p < q & r, in ' },
                  { type: 'channel', channel_id: 'C1' },
                  { type: 'text', text: ': ' },
                  { type: 'link', url: 'https://b.example/', text: 'a > b | c' },
                ],
              },
            ],
          },
        ],
      },
    ]
    const path = folder({
      'c/2026-03-31.json': JSON.stringify(messages),
      'users.json': JSON.stringify([{ id: 'U1', name: 'kim' }]),
    })
    const { code, err } = run(path, ['import', '.', '--title', 'Boxes', '--all', '--timezone', 'UTC'])
    expect([code, err]).toEqual([0, expect.stringContaining('5 records')])
    const [draft = ''] = filesIn(path).filter(name => name.endsWith('.md'))
    const events = read(path, draft)
      .match(/^- .*$/gm)
      ?.map(event => event.replace(/ <!--.*/, ''))
    expect(events).toEqual([
      '- 06:33:40 Pager: Checkout is down **Severity:** SEV1 api web',
      '- 06:34:40 U2: Rolled back by @kim, see [job 7](https://ci.example/7):tada:',
      '- 06:35:40 Pager: Resolved',
      '- 06:36:40 Pager: Error rate Runbook Step 1',
      '- 06:37:40 U2: @here p < q & r, in #C1: [a > b | c](https://b.example/)',
    ])
  })

  it('reads standard input', () => {
    const path = folder()
    mkdirSync(join(path, 'postmortems'))
    const { out } = run(path, ['import', '-', '--title', 'Checkout errors', '--all', '--timezone', 'UTC'], {
      input: incident['git.log'],
    })
    expect(out).toContain('added 1 of 1')
  })
})
