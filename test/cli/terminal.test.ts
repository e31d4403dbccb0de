import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { collection } from './collection.ts'
import { filesIn, folder, program, read } from './run.ts'

/** The program in a pseudo-terminal, which util-linux's `script` makes. */
class Terminal {
  screen = ''
  code: number | null = null
  readonly process: ChildProcessWithoutNullStreams
  private readonly ended: Promise<void>
  private readonly cwd: string

  constructor(cwd: string, args: string, env: NodeJS.ProcessEnv = {}, columns = 100) {
    this.cwd = cwd
    const node = `sh -c 'echo $$ > pid; exec "${process.execPath}" "${program}" ${args}'`
    const command = `tty > tty; stty rows 40 cols ${columns}; ${node}; code=$?; stty -a | grep -o '[- ]echo ' | head -1; exit $code`
    this.process = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd,
      env: { ...process.env, TERM: 'xterm', SHELL: '/bin/sh', EDITOR: '', VISUAL: '', ...env },
    })
    this.process.stdout.on('data', data => {
      this.screen += data
    })
    this.ended = new Promise(done => {
      this.process.on('exit', code => {
        this.code = code
        done()
      })
    })
  }

  /** Wait until the screen, since the last wait, has shown this. */
  async shows(text: string): Promise<void> {
    for (let tries = 0; tries < 400; tries++) {
      const at = this.screen.indexOf(text)
      if (at >= 0) {
        this.screen = this.screen.slice(at + text.length)
        return
      }
      await new Promise(done => setTimeout(done, 25))
    }
    throw new Error(`the screen never showed ${JSON.stringify(text)}:\n${this.screen.slice(-800)}`)
  }

  async type(keys: string): Promise<void> {
    await new Promise(done => setTimeout(done, 60))
    this.process.stdin.write(keys)
  }

  /** As a window does that is dragged. */
  resize(columns: number): void {
    execFileSync('stty', ['-F', read(this.cwd, 'tty').trim(), 'cols', String(columns)])
  }

  async end(): Promise<number | null> {
    await this.ended
    return this.code
  }
}

const opening = 'new "Storage migration" --date 2012-03-28 --timezone America/Los_Angeles'
const file = 'postmortems/2012-03-28-storage-migration.md'

/** Question and keys. */
const conversation: readonly (readonly [string, string])[] = [
  ['How severe was it?', '\u001b[B\u001b[B\r'],
  ['Which services were affected?', 'api, web\r'],
  ['Summary: what happened', 'It was slow.\r\r'],
  ['Impact: who was affected', 'Everyone.\r\r'],
  [
    'Timeline: a time and what happened',
    '06:55 Migration started\r+4m Resumes slowed\r7:02 am First alert\r\r',
  ],
  ['When did the impact begin?', '2\r'],
  ['When did a person or an alert notice?', '7:02 am\r'],
  ['When did the impact end?', '\r'],
  ['When was everything back to normal?', '\r'],
  ['Root cause: which condition', 'No limit.\r\r'],
  ['Contributing factors', '\r'],
  ['Action items', 'Limit it — @storage, due 2012-04-13\r\r'],
  ['Lessons learned', 'Limits first\r\r'],
  ['What next?', '\r'],
]

describe.runIf(process.platform === 'linux')('new in a terminal', () => {
  it('asks, and writes what was answered', async () => {
    const cwd = folder()
    const terminal = new Terminal(cwd, 'new')
    await terminal.shows('What failed, for whom?')
    await terminal.type('Storage migration\r')
    await terminal.shows('On which day did it begin?')
    await terminal.type('2012-03-28\r')
    await terminal.shows('In which time zone are the times?')
    await terminal.type('los ang')
    await terminal.shows('America/Los_Angeles')
    await terminal.type('\r')
    for (const [question, keys] of conversation) {
      await terminal.shows(question)
      await terminal.type(keys)
    }
    await terminal.shows('Next:')
    expect(await terminal.end()).toBe(0)
    const document = parse(read(cwd, file))
    expect(document.events.map(e => `${e.stamp.text} ${e.text}`)).toEqual([
      '06:55 Migration started',
      '06:59 Resumes slowed',
      '07:02 First alert',
    ])
    expect(document.milestones.started?.text).toBe('06:59')
    expect(document.meta.one.get('severity')?.text).toBe('SEV2')
    expect(document.actions[0]).toMatchObject({ title: 'Limit it', owner: 'storage', due: '2012-04-13' })
  })

  it('keeps every answer when it is killed behind any of them', async () => {
    const marks = [
      'SEV2',
      'services: [api, web]',
      'It was slow.',
      'Everyone.',
      'First alert',
      'started: 06:59',
      'detected: 07:02',
    ]
    for (let stop = 0; stop < marks.length; stop++) {
      const cwd = folder()
      const terminal = new Terminal(cwd, opening)
      for (const [question, keys] of conversation.slice(0, stop + 1)) {
        await terminal.shows(question)
        await terminal.type(keys)
      }
      // the next question is the sign that the answer is safe
      await terminal.shows(conversation[stop + 1]?.[0] ?? '')
      process.kill(Number(read(cwd, 'pid')), 'SIGKILL')
      await terminal.end()
      const text = read(cwd, file)
      expect(parse(text).problems).toEqual([])
      for (const mark of marks.slice(0, stop + 1)) expect(text).toContain(mark)
    }
  })

  it('ends at Ctrl-C with 130, the file named and the terminal as it was', async () => {
    const cwd = folder()
    const terminal = new Terminal(cwd, opening)
    await terminal.shows('How severe was it?')
    await terminal.type('\u0003')
    await terminal.shows(`Cancelled. Your answers are in ${file}.`)
    await terminal.shows(' echo')
    expect(await terminal.end()).toBe(130)
    expect(filesIn(cwd)).toContain(file)
  })

  it('says that nothing was written when it is left before the first answers', async () => {
    const cwd = folder()
    const terminal = new Terminal(cwd, 'new')
    await terminal.shows('What failed, for whom?')
    await terminal.type('\u0003')
    await terminal.shows('Cancelled. Nothing was written.')
    expect(await terminal.end()).toBe(130)
    expect(filesIn(cwd)).toEqual(['pid', 'tty'])
  })

  it('takes a pasted timeline line by line, and says what it cannot read', async () => {
    const cwd = folder()
    const flags = '--severity SEV2 --service api --summary x --impact y'
    const terminal = new Terminal(cwd, `${opening} ${flags}`)
    await terminal.shows('Timeline: a time and what happened')
    await terminal.type('06:55 a\r06:59 b\rnonsense\r')
    await terminal.shows('Begin with a time')
    await terminal.type('\u0015')
    await terminal.type('07:02 c\r\u0003')
    await terminal.shows('Cancelled.')
    await terminal.end()
    expect(parse(read(cwd, file)).events.map(e => e.text)).toEqual(['a', 'b', 'c'])
  })

  it('takes a pasted text with empty lines in it, and keeps what was typed when it is left', async () => {
    const cwd = folder()
    const terminal = new Terminal(cwd, `${opening} --severity SEV2 --service api`)
    await terminal.shows('Summary: what happened')
    await terminal.type('First paragraph.\r\rSecond paragraph,\rtwo lines.\r\r\rThird.\r')
    await terminal.type('\r')
    await terminal.shows('Impact: who was affected')
    await terminal.type('Everyone so far\r')
    await terminal.type('\u0003')
    await terminal.shows('Cancelled.')
    await terminal.end()
    const text = read(cwd, file)
    expect(text).toContain('First paragraph.\n\nSecond paragraph,\ntwo lines.\n\n\nThird.\n')
    expect(text).toContain('## Impact\n\nEveryone so far\n')
  })

  it('opens the editor for a longer text, and goes on without it if it fails', async () => {
    const cwd = folder({
      'edit.sh': '#!/bin/sh\nprintf "From the editor.\\n\\nIn two paragraphs.\\n" > "$2"\n',
    })
    const terminal = new Terminal(cwd, `${opening} --severity SEV2 --service api`, {
      VISUAL: 'sh ./edit.sh --wait',
    })
    await terminal.shows('Summary: what happened')
    await terminal.type(':e\r')
    await terminal.shows('Impact: who was affected')
    await terminal.type('\u0003')
    await terminal.end()
    expect(read(cwd, file)).toContain('From the editor.\n\nIn two paragraphs.')

    const other = folder()
    const broken = new Terminal(other, `${opening} --severity SEV2 --service api`, { VISUAL: 'false' })
    await broken.shows('Summary: what happened')
    await broken.type('typed before\r:e\r')
    await broken.shows('The editor failed')
    await broken.shows('Summary: what happened')
    await broken.type('and after\r\r')
    await broken.shows('Impact: who was affected')
    await broken.type('\u0003')
    await broken.end()
    expect(read(other, file)).toContain('typed before\nand after')
  })

  it.each([
    ['a line', '--severity SEV2', 'Which services'],
    ['a menu', '', 'How severe'],
    ['lines', '--severity SEV2 --service api', 'Summary: what happened'],
  ])('leaves at Ctrl-D and Ctrl-C from %s, and says where the answers are', async (_, flags, question) => {
    for (const key of ['\u0004', '\u0003']) {
      const cwd = folder()
      const terminal = new Terminal(cwd, `${opening} ${flags}`)
      await terminal.shows(question)
      await terminal.type(key)
      await terminal.shows(`Cancelled. Your answers are in ${file}.`)
      await terminal.shows(' echo ')
      expect(await terminal.end()).toBe(130)
    }
  })

  it('leaves at Ctrl-D from a search, before there is a file', async () => {
    const terminal = new Terminal(folder(), 'new Outage --date 2012-03-28')
    await terminal.shows('In which time zone')
    await terminal.type('\u0004')
    await terminal.shows('Cancelled. Nothing was written.')
    expect(await terminal.end()).toBe(130)
  })

  it('keeps the line that was being typed', async () => {
    const cwd = folder()
    const terminal = new Terminal(cwd, `${opening} --severity SEV2 --service api`)
    await terminal.shows('Summary: what happened')
    await terminal.type('First line\rand half of ano')
    await terminal.shows('half of ano')
    await terminal.type('\u0003')
    await terminal.shows('Cancelled.')
    await terminal.end()
    expect(read(cwd, file)).toContain('## Summary\n\nFirst line\nand half of ano\n')
  })

  it('helps, goes back, and remarks on words while they are typed', async () => {
    const terminal = new Terminal(folder(), `${opening} --severity SEV2 --service api`)
    await terminal.shows('Summary: what happened')
    await terminal.type('?\r')
    await terminal.shows('Some people read nothing else')
    await terminal.type(':skip\r')
    await terminal.shows('Impact: who was affected')
    await terminal.type(':back\r')
    await terminal.shows('Summary: what happened')
    await terminal.type('It was due to human error')
    await terminal.shows('Do not stop at "human error"')
    await terminal.type('\u0003')
    expect(await terminal.end()).toBe(130)
  })

  it('fits a window of 40 columns, and one that changes', async () => {
    const cwd = folder()
    const terminal = new Terminal(cwd, `${opening} --severity SEV2 --service api`, {}, 40)
    await terminal.shows('Summary: what happened')
    await terminal.type('A line that is longer than the window is wide\r')
    await terminal.type('\r')
    await terminal.shows('Impact: who was affected')
    terminal.resize(20)
    await terminal.type('Everyone, and for longer than that\r\r')
    await terminal.shows('Timeline:')
    await terminal.type('\u0003')
    expect(await terminal.end()).toBe(130)
    expect(read(cwd, file)).toContain('A line that is longer than the window is wide\n')
    expect(read(cwd, file)).toContain('Everyone, and for longer than that\n')
  })

  it('asks in plain lines where somebody listens: no escape, no redraw', async () => {
    for (const [args, env] of [
      ['', { ACCESSIBLE: '1' }],
      ['', { TERM: 'dumb' }],
      ['--plain', {}],
    ] as const) {
      const cwd = folder()
      const terminal = new Terminal(cwd, `${opening} ${args}`, env)
      let heard = ''
      terminal.process.stdout.on('data', data => {
        heard += data
      })
      for (const [question, keys] of plainConversation) {
        await terminal.shows(question)
        await terminal.type(keys)
      }
      await terminal.shows('Next:')
      expect(await terminal.end()).toBe(0)
      // colour is no harm, a cursor that moves is
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
      expect(heard).not.toMatch(/\u001b\[[\d;]*[^\d;m]/)
      const { events, milestones, actions } = parse(read(cwd, file))
      expect(events.map(({ text }) => text)).toEqual(['Migration started', 'Resumes slowed'])
      expect(milestones.started?.text).toBe('06:55')
      expect(milestones.detected?.text).toBe('06:59')
      expect(actions).toHaveLength(1)
    }
  }, 60_000)

  it('uses colour only where it may', async () => {
    const terminal = new Terminal(folder(), `${opening} --severity SEV2`, { NO_COLOR: '1' })
    let seen = ''
    terminal.process.stdout.on('data', data => {
      seen += data
    })
    await terminal.shows('Which services')
    await terminal.type('\u0003')
    await terminal.end()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(seen).not.toMatch(/\u001b\[3[0-7]m/)
  })
})

const plainConversation: readonly (readonly [string, string])[] = [
  ['Number:', '7\n'],
  ['Type a number', '2\n'],
  ['Which services', '?\n'],
  ['find this postmortem', 'api\n'],
  ['Summary', 'One.\n\nTwo.\n'],
  ['Two.', '\n'],
  ['Impact', 'Everyone.\n\n'],
  ['Timeline', '06:55 Migration started\nnonsense\n+4m Resumes slowed\n\n'],
  ['When did the impact begin?', '1\n'],
  ['When did a person', '9\n'],
  ['There are 2 events', '2\n'],
  ['When did the impact end?', '\n'],
  ['When was everything back to normal?', '25:61\n'],
  ['not a valid time', ':back\n'],
  ['When did the impact end?', ':skip\n'],
  ['When was everything back to normal?', ':skip\n'],
  ['Root cause', 'No limit.\n\n'],
  ['Contributing', '\n'],
  ['Action items', 'Limit it — @me\n\n'],
  ['Lessons', '\n'],
  ['What next?', '1\n'],
]

describe.runIf(process.platform === 'linux')('import in a terminal', () => {
  const pager = JSON.stringify({
    log_entries: ['trigger', 'resolve'].map((kind, i) => ({
      id: `L${i}`,
      type: `${kind}_log_entry`,
      created_at: `2026-03-31T0${i + 6}:00:00Z`,
      summary: `The pager says ${kind}`,
    })),
  })
  const chat = '[2026-03-31 06:10] <kim> looking\n[2026-03-31 06:20] <kim> rolled back api\n'

  it('asks for the zone, the title, which entries, and each milestone', async () => {
    const cwd = folder({ 'pager.json': pager, 'chat.txt': chat })
    const terminal = new Terminal(cwd, 'import pager.json chat.txt')
    await terminal.shows('In which zone?')
    await terminal.type('\u0015UTC\r')
    await terminal.shows('Which of these 4?')
    await terminal.shows('rolled back api')
    // the second, which is not a likely one
    await terminal.type('\u001b[B \r')
    await terminal.shows('What failed, and for whom?')
    await terminal.type('Checkout errors\r')
    await terminal.shows('Set detected 2026-03-31 06:00')
    await terminal.type('\r')
    await terminal.shows('Set resolved 2026-03-31 07:00')
    await terminal.type('n\r')
    expect(await terminal.end()).toBe(0)
    const { events, milestones } = parse(read(cwd, 'postmortems/2026-03-31-checkout-errors.md'))
    expect(events.map(({ text }) => text)).toEqual([
      'The pager says trigger',
      'kim: looking',
      'kim: rolled back api',
      'The pager says resolve',
    ])
    expect([milestones.detected?.text, milestones.resolved]).toEqual(['06:00', null])
  })

  it('makes the list shorter by what is typed', async () => {
    const cwd = folder({ 'pager.json': pager, 'chat.txt': chat })
    const terminal = new Terminal(cwd, 'import pager.json chat.txt --title Down --timezone UTC')
    await terminal.shows('3 chosen, 4 of 4 shown')
    // none, then those of the pager that are resolved
    await terminal.type('n/RESOLVE pager')
    await terminal.shows('0 chosen, 1 of 4 shown')
    await terminal.type('\r ')
    await terminal.shows('1 chosen, 1 of 4 shown')
    await terminal.type('/nothing like it')
    await terminal.shows('nothing has these words')
    await terminal.type('\u001b')
    await terminal.shows('1 chosen, 4 of 4 shown')
    // the second: the arrows move in the whole list again
    await terminal.type('\u001b[B ')
    await terminal.shows('2 chosen, 4 of 4 shown')
    await terminal.type('\r')
    // of what was not chosen no milestone is proposed
    await terminal.shows('Set resolved')
    await terminal.type('n\r')
    expect(await terminal.end()).toBe(0)
    const { events } = parse(read(cwd, 'postmortems/2026-03-31-down.md'))
    expect(events.map(({ text }) => text)).toEqual(['kim: looking', 'The pager says resolve'])
  })
})

describe.runIf(process.platform === 'linux')('start in a terminal', () => {
  it('names the postmortem that is most like it, if one is close', async () => {
    const cwd = collection()
    const like = new Terminal(cwd, 'start "Checkout fails, the basket has locks"')
    await like.shows('postmortem resolve')
    await like.shows('Like 2026-05-20 Checkout errors again')
    expect(await like.end()).toBe(0)
    const other = new Terminal(cwd, 'start "Mail is late" --force')
    expect(await other.end()).toBe(0)
    expect(other.screen).not.toContain('Like ')
  })
})
