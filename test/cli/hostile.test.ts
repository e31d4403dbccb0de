import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanExample } from '../../src/lint/example.ts'
import { filesIn, folder, read, run } from './run.ts'

/** What a pull request from anybody may hold: see docs/security.md. */

const draft = (title: string) =>
  `---\ntitle: ${title}\ndate: 2026-03-08\ntimezone: UTC\nstatus: draft\nstarted: 06:00\n---\n\n## Timeline\n\n- 06:00 It began\n`

const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
    cwd,
    stdio: 'pipe',
  })

/** What a runner of GitHub or Azure obeys: `::` at the start of a line, `##[` and `##vso[` anywhere. */
const commandsIn = (text: string) =>
  text.split('\n').filter(line => /^\s*::(?!(?:error|warning|notice) )|##(?:vso)?\[/i.test(line))

describe('the log of a CI job', () => {
  const words = ['::set-output name=a::b', '##[add-matcher]x', 'x ##vso[task.setvariable]y', '###[group]']
  const text = `---\ntitle: "::error::x"\ndate: 2024-03-12\ntimezone: UTC\nseverity: "##vso[task]"\n---\n\n## Timeline\n\n${words
    .map((word, i) => `- 25:0${i} ${word} TODO\n`)
    .join('')}\n## Summary\n\n::warning file=x::TODO ##[error]\n\nAn engineer forgot ##[command]it; crazy\n`

  it.each([
    'pretty',
    'json',
    'github',
    'gitlab',
    'sarif',
    'junit',
    'checkstyle',
    'rdjson',
    'markdown',
  ])('has no command of a document in %s', format => {
    const path = folder({ '::error file=a::b.md': text, ' ##[group].md': text })
    const { code, out, err } = run(path, ['lint', '--format', format, '--preset', 'strict', '.'])
    expect(code).toBe(1)
    expect(commandsIn(out + err)).toEqual([])
  })

  it.each([
    ['show', '::a.md'],
    ['show', '--json', '::a.md'],
    ['lint', '--fix-dry-run', '::a.md'],
    ['lint', '::none.md'],
    ['render', '-t', 'none', '::a.md'],
    ['status'],
    ['edit', '::a.md', '--severity', 'SEV1'],
  ])('has none after %s %s %s', (...args) => {
    const path = folder({ '::a.md': text, 'postmortems/::b.md': draft('"::error::x"') })
    const { out, err } = run(path, args)
    expect(commandsIn(out + err)).toEqual([])
  })
})

describe('links out of the repository', () => {
  const outside = () =>
    folder({
      'deep/secret.md': `${cleanExample}\nTODO secret words\n`,
      'x.yaml': 'rules:\n  blame: off\n',
      'p.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>secret</text></svg>',
    })
  const repository = (files: Readonly<Record<string, string>>) => {
    const path = folder(files)
    git(path, 'init', '-q')
    const target = outside()
    symlinkSync(target, join(path, 'link'))
    return { path, target }
  }

  it.each(['link/deep', './link/deep', 'link'])('are not followed by the folder of a config: %s', name => {
    const { path } = repository({ 'postmortem.config.yaml': `folder: ${name}\n` })
    const { code, out, err } = run(path, ['lint'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('leads out of the repository')
  })

  it('are not followed by what a config extends', () => {
    const { path } = repository({
      'postmortem.config.yaml': 'extends: ./link/x.yaml\n',
      'a.md': cleanExample,
    })
    expect(run(path, ['lint', 'a.md'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('outside of the repository'),
    })
  })

  it.each([
    ['start', 'x'],
    ['status'],
    ['log', 'x', '--at', '2026-03-08T07:00Z'],
    ['resolve'],
    ['new', 'x', '--date', '2026-03-08', '--timezone', 'UTC', '--severity', 'SEV1', '--summary', 'x'],
  ])('are not followed by the folder of postmortems: %s', (...args) => {
    const path = folder()
    git(path, 'init', '-q')
    const target = folder({ 'a.md': draft('x') })
    symlinkSync(target, join(path, 'postmortems'))
    const before = read(target, 'a.md')
    expect(run(path, args)).toMatchObject({
      code: 2,
      err: expect.stringContaining('leads out of the repository'),
    })
    expect([filesIn(target), read(target, 'a.md')]).toEqual([['a.md'], before])
  })

  it('do not tell whether a file is there', () => {
    const { path } = repository({
      'a.md': `${cleanExample}\n[a](link/deep/secret.md) [b](link/deep/none.md)\n`,
    })
    expect(run(path, ['lint', 'a.md']).out).toContain('no findings')
  })

  it('are not put into a page', () => {
    const { path } = repository({ 'a.md': `${cleanExample}\n![a](link/p.svg)\n` })
    const { out, err } = run(path, ['render', 'a.md', '-f', 'html'])
    expect(out).not.toContain('secret')
    expect(err).toContain('outside of the repository')
  })

  it('are followed inside', () => {
    const path = folder({ 'docs/incidents/a.md': cleanExample, 'postmortem.config.yaml': 'folder: here\n' })
    git(path, 'init', '-q')
    symlinkSync('docs/incidents', join(path, 'here'))
    expect(run(path, ['lint']).out).toContain('1 file checked')
  })

  it.each(['page.html', 'report.json'])('are not written through: %s', name => {
    const { path, target } = repository({ 'a.md': cleanExample })
    writeFileSync(join(target, 'kept'), 'as it was')
    symlinkSync(join(target, 'kept'), join(path, name))
    const args = name.endsWith('html')
      ? ['render', 'a.md', '-o', name]
      : ['lint', 'a.md', '--format', `json=${name}`]
    expect(run(path, args)).toMatchObject({
      code: 2,
      err: expect.stringContaining('leads out of its folder'),
    })
    expect(read(target, 'kept')).toBe('as it was')
  })
})

describe('the folder beside a postmortem', () => {
  const at = (path: string) => ['log', 'It ended', '--at', '2026-03-08T07:00Z', '--file', path]
  const file = 'postmortems/a.md'

  it('is not a link', () => {
    const path = folder({ [file]: draft('x') })
    const target = folder()
    symlinkSync(target, join(path, 'postmortems/.postmortem'))
    const { code, err } = run(path, at(file))
    expect([code, filesIn(target)]).toEqual([2, []])
    expect(err).toContain('It ended')
  })

  it.each(['link', 'pipe'])('has no journal that is a %s', kind => {
    const path = folder({
      [file]: draft('x'),
      'postmortems/.postmortem/.gitignore': '*\n',
      target: 'as it was\n',
    })
    const journal = join(path, 'postmortems/.postmortem/a.md.journal')
    if (kind === 'link') symlinkSync('../../target', journal)
    else execFileSync('mkfifo', [journal])
    expect(run(path, at(file)).code).toBe(2)
    expect(run(path, ['status']).code).toBe(kind === 'link' ? 2 : 0)
    expect(read(path, 'target')).toBe('as it was\n')
  })

  it.each([
    '{"note":null}',
    '{"put":5}',
    '{"note":{"id":"a"}}',
    '{"note":{"id":"a","instant":1e300,"written":null,"text":"x","sets":[]}}',
    '{"note":{"id":"a","instant":0,"written":null,"text":"x","sets":["title"]}}',
    '{"done":{}}',
    '{"put":[{"id":"a","line":"x"}]}',
    '{}',
  ])('may have a foreign line in its journal: %s', line => {
    const path = folder({ [file]: draft('x'), 'postmortems/.postmortem/a.md.journal': `\n${line}\n` })
    const { code, err } = run(path, at(file))
    expect([code, err]).toEqual([
      0,
      'Skipped a line of postmortems/.postmortem/a.md.journal that postmortem did not write.\n',
    ])
    expect(run(path, ['status']).code).toBe(0)
    expect(read(path, file)).toContain('- 07:00 It ended\n')
  })

  it('has a lock that expires, whatever its clock says', () => {
    const path = folder({ [file]: draft('x'), 'postmortems/.postmortem/a.md.lock/1-1-elsewhere': '' })
    const future = Date.now() / 1000 + 1e6
    utimesSync(join(path, 'postmortems/.postmortem/a.md.lock/1-1-elsewhere'), future, future)
    expect(run(path, at(file))).toMatchObject({ code: 0, err: '' })
  })

  it('is as open as the file, and no more', () => {
    for (const [mode, around] of [
      [0o600, 0o755],
      [0o664, 0o775],
    ] as const) {
      const path = folder({ [file]: draft('x') })
      chmodSync(join(path, file), mode)
      chmodSync(join(path, 'postmortems'), around)
      // the journal stays while the lock is another's
      mkdirSync(join(path, 'postmortems/.postmortem/a.md.lock'), { recursive: true })
      run(path, ['log', 'It ended', '--file', file])
      const modeOf = (name: string) => statSync(join(path, name)).mode & 0o7777
      expect(modeOf(file)).toBe(mode)
      expect(modeOf('postmortems/.postmortem/a.md.journal')).toBe(mode)
    }
  })

  it.runIf(process.getuid?.() === 0)('keeps owner and group of what it replaces', () => {
    const path = folder({ [file]: draft('x') })
    chownSync(join(path, file), 1234, 2345)
    run(path, at(file))
    const { uid, gid } = statSync(join(path, file))
    expect([uid, gid, read(path, file).includes('It ended')]).toEqual([1234, 2345, true])
  })
})

describe('git', () => {
  const trap = (path: string) => `touch ${join(path, 'trapped')}; cat`

  it('runs nothing that the repository names', () => {
    const path = folder({
      'postmortems/a.md': cleanExample,
      '0:postmortems/b.md': cleanExample,
      '.gitattributes': '*.md filter=evil diff=evil\n',
    })
    git(path, 'init', '-q')
    git(path, 'add', '-A')
    git(path, 'commit', '-qm', 'x')
    for (const [name, value] of Object.entries({
      'core.fsmonitor': `touch ${join(path, 'trapped')}`,
      'filter.evil.clean': trap(path),
      'filter.evil.process': trap(path),
      'filter.evil.required': 'true',
      'diff.evil.textconv': trap(path),
      'diff.external': trap(path),
      'core.pager': trap(path),
    }))
      execFileSync('git', ['config', name, value], { cwd: path })
    writeFileSync(join(path, '0:postmortems/b.md'), `${cleanExample}\nTODO\n`)
    execFileSync(
      'git',
      [
        '-c',
        'core.fsmonitor=false',
        '-c',
        'filter.evil.clean=',
        '-c',
        'filter.evil.process=',
        '-c',
        'filter.evil.required=false',
        'add',
        '-A',
      ],
      { cwd: path },
    )
    for (const args of [['--staged'], ['--since', 'HEAD'], ['--since', 'HEAD', '--changed-lines']]) {
      const { out, err } = run(path, ['lint', '.', ...args])
      expect(err).toBe('')
      expect(out).toContain('placeholder-left')
      expect(existsSync(join(path, 'trapped'))).toBe(false)
    }
  })

  it('fetches nothing, though a clone lacks objects', () => {
    const path = folder({
      'postmortems/a.md': cleanExample,
      'evil.sh': `#!/bin/sh\ntouch trapped\nexec git-upload-pack "$@"\n`,
    })
    chmodSync(join(path, 'evil.sh'), 0o755)
    git(path, 'init', '-q')
    git(path, 'add', '-A')
    git(path, 'commit', '-qm', 'x')
    writeFileSync(join(path, 'postmortems/a.md'), `${cleanExample}\nTODO\n`)
    git(path, 'commit', '-qam', 'y')
    const blob = git(path, 'rev-parse', 'HEAD~1:postmortems/a.md').toString().trim()
    for (const [name, value] of Object.entries({
      'core.repositoryformatversion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.url': path,
      'remote.origin.promisor': 'true',
      'remote.origin.uploadpack': join(path, 'evil.sh'),
    }))
      git(path, 'config', name, value)
    rmSync(join(path, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    run(path, ['lint', '--since', 'HEAD~1', '--changed-lines'])
    expect(existsSync(join(path, 'trapped'))).toBe(false)
  })

  it('is not one of the checkout', () => {
    const path = folder({ 'postmortems/a.md': cleanExample, git: '#!/bin/sh\ntouch trapped\n' })
    chmodSync(join(path, 'git'), 0o755)
    git(path, 'init', '-q')
    run(path, ['lint', '--since', 'HEAD'], { env: { PATH: `:.:${process.env.PATH}` } })
    expect(existsSync(join(path, 'trapped'))).toBe(false)
  })

  it('reads no repository that is committed into another', () => {
    const path = folder({ 'postmortems/a.md': cleanExample })
    git(path, 'init', '-q', '--bare', 'postmortems/bare')
    const inner = join(path, 'postmortems/bare')
    execFileSync('git', ['--git-dir', inner, 'config', 'core.bare', 'false'])
    execFileSync('git', ['--git-dir', inner, 'config', 'core.worktree', '..'])
    execFileSync('git', ['--git-dir', inner, 'config', 'core.fsmonitor', `touch ${join(path, 'trapped')}`])
    run(inner, ['lint', '--since', 'HEAD', '--allow-empty', '.'])
    expect(existsSync(join(path, 'trapped'))).toBe(false)
  })
})

describe('configs', () => {
  it('that extend three others each, nine deep, are refused in time', () => {
    const names = (level: number) => [0, 1, 2].map(i => `./${level}-${i}.yaml`)
    const files: Record<string, string> = {
      'postmortem.config.yaml': `extends: [${names(1)}]\n`,
      'a.md': cleanExample,
    }
    for (let level = 1; level < 10; level++)
      for (const i of [0, 1, 2])
        files[`${level}-${i}.yaml`] = level < 9 ? `extends: [${names(level + 1)}]\n` : 'rules: {}\n'
    const { code, err } = run(folder(files), ['lint', 'a.md'])
    expect([code, err]).toEqual([2, expect.stringContaining('more than 50 files would be read')])
  })

  it('are not sought above the repository', () => {
    const path = folder({
      'postmortem.config.yaml': 'rules: {nonsense: error}\n',
      'package.json': '{"postmortem":',
      'in/a.md': cleanExample,
    })
    git(join(path, 'in'), 'init', '-q')
    expect(run(join(path, 'in'), ['lint', 'a.md'])).toMatchObject({ code: 0, err: '' })
  })

  it('are not read from a manifest that cannot be read', () => {
    const path = folder({ 'package.json': Buffer.from([0x7b, 0xff, 0xfe]), 'in/a.md': cleanExample })
    expect(run(join(path, 'in'), ['lint', 'a.md'])).toMatchObject({ code: 0, err: '' })
  })
})

describe('what is large', () => {
  it('is a picture, shown 400 times', () => {
    const bytes = Buffer.alloc(1024 * 1024, 1)
    bytes.write('GIF89a')
    const path = folder({ 'a.md': `${cleanExample}\n${'![a](p.gif)\n\n'.repeat(400)}`, 'p.gif': bytes })
    const { code, err } = run(path, ['render', 'a.md', '-o', 'a.html'])
    expect([code, err]).toEqual([0, expect.stringContaining('more than 24 MiB')])
    expect(statSync(join(path, 'a.html')).size).toBeLessThan(2_000_000)
  })

  it('is a folder of 300 files with one id', () => {
    const text = cleanExample.replace('---\n', '---\nid: INC-1\n')
    const path = folder(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.md`, text])))
    const { out } = run(path, ['lint', '--format', 'json', '.'])
    expect(out).toContain('and 294 more')
    expect(out.length).toBeLessThan(300 * 2000)
  })

  it('is a file of 125,000 headings, beside another', () => {
    const path = folder({ 'a.md': '# a\n'.repeat(125_000), 'b.md': `${cleanExample}\nTODO\n` })
    const { out } = run(path, ['lint', '.', '--format', 'json'])
    expect(JSON.parse(out).summary.files).toBe(2)
  })
})

describe('pictures', () => {
  it.each([
    '<?xml version="1.0"?><secret/>',
    '<!-- c --><html>secret</html>',
    '<?xml?><!-- <svg> --><plist>secret',
  ])('are no other XML: %s', text => {
    const path = folder({ 'a.md': `${cleanExample}\n![a](p.svg)\n`, 'p.svg': text })
    const { out, err } = run(path, ['render', 'a.md', '-f', 'html'])
    expect(out).not.toContain(Buffer.from(text).toString('base64').slice(0, 20))
    expect(err).toContain('not in a format that browsers show')
  })

  it.each([
    '<svg/>',
    '<?xml version="1.0"?>\n<!-- c -->\n<!DOCTYPE svg>\n<svg xmlns="a">',
  ])('are SVG: %s', text => {
    const path = folder({ 'a.md': `${cleanExample}\n![a](p.svg)\n`, 'p.svg': text })
    expect(run(path, ['render', 'a.md', '-f', 'html'])).toMatchObject({ code: 0, err: '' })
  })
})

describe('templates of the team', () => {
  it.each([
    ['{{> head constructor}}', 'takes no arguments'],
    ['{{> head a=title}}', 'takes no arguments'],
    ['{{title a=1}}', 'Unknown helper'],
    ['{{#if title x=1}}a{{/if}}', 'Unknown helper'],
    ['<script>var a = "{{plainTitle}}"</script>', 'cannot be used in a script element'],
    ['<style>{{plainTitle}}</style>', 'cannot be used in a style element'],
    ['<a href="{{plainTitle}}">a</a>', 'cannot be used as href'],
    ['<p onclick="x({{plainTitle}})">a</p>', 'cannot be used as onclick'],
    ['<p class={{language}}>a</p>', 'must stand in quotation marks'],
  ])('are refused for %s', (body, message) => {
    const path = folder({
      'a.md': cleanExample,
      'postmortem.config.yaml': 'templates: t\n',
      't/own.html.hbs': `{{!-- title: Own --}}\n${body}\n`,
      't/partials/head.html.hbs': '<p>{{title}}</p>\n',
    })
    const { code, err } = run(path, ['render', 'a.md', '-t', 'own', '-f', 'html'])
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })
})

describe('a command that is killed', () => {
  it('leaves nothing that git sees', () => {
    const path = folder({ 'postmortems/a.md': draft('x') })
    git(path, 'init', '-q')
    git(path, 'add', '-A')
    git(path, 'commit', '-qm', 'x')
    writeFileSync(
      join(path, 'hook.cjs'),
      [
        "const fs = require('node:fs')",
        "for (const name of ['renameSync', 'linkSync']) {",
        '  const real = fs[name]',
        "  const kill = () => process.kill(process.pid, 'SIGKILL')",
        "  fs[name] = (from, to) => (to.endsWith('.md') ? kill() : real(from, to))",
        '}',
      ].join('\n'),
    )
    for (const args of [
      ['start', 'Another'],
      ['log', 'It ended', '--file', 'postmortems/a.md'],
    ])
      run(path, args, { env: { NODE_OPTIONS: '--require ./hook.cjs' } })
    expect(git(path, 'status', '--porcelain').toString()).toBe('?? hook.cjs\n')
    expect(readdirSync(join(path, 'postmortems')).filter(name => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a file that cannot be read, beside the incident', () => {
  it.skipIf(process.platform !== 'linux')('is named and keeps nobody from writing', () => {
    const path = folder({ 'postmortems/b.md': '# B\n\n## Timeline\n' })
    run(path, ['start', 'The queue is full', '--at', '2026-03-08 06:55', '--timezone', 'UTC'])
    writeFileSync(
      Buffer.concat([Buffer.from(join(path, 'postmortems/a')), Buffer.from([0xff]), Buffer.from('.md')]),
      '# A\n',
    )
    const { code, out, err } = run(path, ['log', 'The queue is empty'])
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('Cannot read postmortems/a') })
    expect(out).toContain('The queue is empty')
    expect(run(path, ['status']).code).toBe(0)
  })
})

describe('a report', () => {
  it('is not written through a link of the repository to the outside', () => {
    const outside = folder()
    const cwd = folder({ '.git/HEAD': 'ref: refs/heads/main\n', 'a.md': '# a\n' })
    symlinkSync(outside, join(cwd, 'reports'))
    const { code, err } = run(cwd, ['lint', '--format', 'sarif=reports/out.sarif', 'a.md'])
    expect([code, err]).toEqual([2, expect.stringContaining('leads out of the repository')])
    expect(filesIn(outside)).toEqual([])
    expect(run(cwd, ['lint', '--format', `sarif=${join(outside, 'b.sarif')}`, 'a.md']).code).toBe(0)
  })
})
