import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cleanExample, vary } from '../../src/lint/example.ts'
import { filesIn, folder, read, run } from './run.ts'

const todo = vary('Environments took', 'TODO took')

describe('a baseline', () => {
  it('is read again however many findings it holds', () => {
    const item = 'Look into what happened there and write down all of it, for somebody may ask'
    const items = Array.from({ length: 150 }, (_, i) => `- [ ] ${item} ${i}`).join('\n')
    const files = Array.from({ length: 60 }, (_, i) => [
      `p/${i}.md`,
      `# Outage\n\n## Action items\n\n- [ ] Ask — @ann, due 2999-01-01\n${items}\n`,
    ])
    const path = folder(Object.fromEntries(files))
    expect(run(path, ['lint', '--baseline', 'write', 'p']).code).toBe(0)
    expect(read(path, 'postmortem-baseline.json').length).toBeGreaterThan(1024 * 1024)
    expect(run(path, ['lint', 'p', '--max-warnings', '0'])).toMatchObject({ code: 0, err: '' })
    // and written again, over the one that is there
    expect(run(path, ['lint', '--baseline', 'write', 'p']).code).toBe(0)
  }, 30_000)

  it('holds what was there, whatever line it moves to, and nothing new', () => {
    const path = folder({ 'postmortems/a.md': todo })
    expect(run(path, ['lint', '--max-warnings', '0']).code).toBe(1)
    expect(run(path, ['lint', '--baseline', 'write'])).toMatchObject({ code: 0, out: '' })
    expect(run(path, ['lint', '--max-warnings', '0'])).toMatchObject({ code: 0, err: '' })
    // moved, with lines above it
    writeFileSync(join(path, 'postmortems/a.md'), todo.replace('\n## Summary', '\n\n\n## Summary'))
    expect(run(path, ['lint', '--max-warnings', '0']).code).toBe(0)
    // a second one like it, and one in another section
    writeFileSync(
      join(path, 'postmortems/a.md'),
      todo.replace('TODO took minutes', 'TODO took minutes to resume.\n\nTODO took minutes'),
    )
    expect(run(path, ['lint']).out).toContain('0 errors, 1 warning')
    writeFileSync(join(path, 'postmortems/a.md'), todo.replace('Every customer', 'TODO customer'))
    expect(run(path, ['lint']).out).toContain('0 errors, 1 warning')
    expect(run(path, ['lint', '--baseline', 'ignore']).out).toContain('0 errors, 2 warnings')
  })

  it('reports what no longer occurs, and is never rewritten unasked', () => {
    const path = folder({ 'postmortems/a.md': todo, 'postmortems/b.md': todo })
    run(path, ['lint', '--baseline', 'write'])
    const before = read(path, 'postmortem-baseline.json')
    writeFileSync(join(path, 'postmortems/a.md'), cleanExample)
    rmSync(join(path, 'postmortems/b.md'))
    const { code, err } = run(path, ['lint'])
    expect(code).toBe(0)
    expect(err).toContain('postmortems/a.md: placeholder-left: TODO')
    expect(err).toContain('postmortems/b.md: the file no longer exists')
    expect(read(path, 'postmortem-baseline.json')).toBe(before)
    run(path, ['lint', '--baseline', 'write'])
    expect(JSON.parse(read(path, 'postmortem-baseline.json')).files).toEqual({})
  })

  it('written for some files keeps what it says of others', () => {
    const path = folder({ 'a.md': todo, 'b.md': todo })
    run(path, ['lint', '--baseline', 'write', '.'])
    writeFileSync(join(path, 'a.md'), cleanExample)
    run(path, ['lint', '--baseline', 'write', 'a.md'])
    expect(Object.keys(JSON.parse(read(path, 'postmortem-baseline.json')).files)).toEqual(['b.md'])
  })

  it('goes with a file that is renamed, and not with another sentence', () => {
    const path = folder({ 'postmortems/a.md': todo })
    run(path, ['lint', '--baseline', 'write'])
    renameSync(join(path, 'postmortems/a.md'), join(path, 'postmortems/b.md'))
    expect(run(path, ['lint', '--max-warnings', '0'])).toMatchObject({ code: 0, err: '' })
    writeFileSync(join(path, 'postmortems/b.md'), todo.replace('TODO took minutes', 'TODO was slow'))
    expect(run(path, ['lint', '--max-warnings', '0']).code).toBe(1)
  })

  it('does not cover what has become graver', () => {
    const draft = vary('status: published', 'status: draft')
      .replace('— @storage, due 2012-04-13, prevent', '')
      .replace('[x]', '[ ]')
    const path = folder({ 'postmortems/a.md': draft })
    run(path, ['lint', '--baseline', 'write'])
    expect(run(path, ['lint', '--max-warnings', '0']).code).toBe(0)
    writeFileSync(join(path, 'postmortems/a.md'), draft.replace('status: draft', 'status: published'))
    expect(run(path, ['lint']).out).toContain('1 error, ')
  })

  it('of a rule that is off for now is not gone', () => {
    const path = folder({ 'postmortems/a.md': todo })
    run(path, ['lint', '--baseline', 'write'])
    expect(run(path, ['lint', '--rule', 'placeholder-left=off'])).toMatchObject({ code: 0, err: '' })
  })

  it('lies above the folder it is asked from', () => {
    const path = folder({ 'postmortems/a.md': todo })
    run(path, ['lint', '--baseline', 'write'])
    expect(run(join(path, 'postmortems'), ['lint', '--max-warnings', '0', '.']).code).toBe(0)
    // what the baseline knows is not mended unasked
    run(path, ['lint', '--fix'])
    expect(read(path, 'postmortems/a.md')).toBe(todo)
  })

  it('that is none is said to be none', () => {
    const path = folder({ 'a.md': todo, 'postmortem-baseline.json': '{"version": 2}' })
    expect(run(path, ['lint', 'a.md'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('it is not a baseline'),
    })
  })
})

const unused = '<!-- postmortem-disable-next-line blame -- it was there -->\n'
const fixable = vary('Environments took', `${unused}Environments took`).replace('07:35 The', '07:35 PST The')

describe('--stdin --fix', () => {
  const input = 'At 02:07 PM it began.\n\n## Timeline\n\n- 10:00 a\n- 11:00 b\n'
  const args = ['lint', '--stdin', '--stdin-filename', 'postmortems/a.md']

  it('prints what --fix makes of the file, and nothing else', () => {
    const files = { 'postmortems/a.md': fixable }
    const path = folder(files)
    const { code, out, err } = run(path, [...args, '--fix'], { input: fixable })
    run(path, ['lint', '--fix', 'postmortems/a.md'])
    expect([code, out, err]).toEqual([0, read(path, 'postmortems/a.md'), ''])
    expect(out).not.toBe(fixable)
  })

  it('prints the text as it is where there is nothing to fix, or a config ignores the file', () => {
    const path = folder({ 'postmortem.config.yaml': 'ignore: [postmortems/]\n' })
    for (const text of [fixable, input, `\ufeff${input.replaceAll('\n', '\r\n')}`, ''])
      expect(run(path, [...args, '--fix'], { input: text })).toEqual({ code: 0, out: text, err: '' })
    for (const text of [input, `\ufeff${input.replaceAll('\n', '\r\n')}`, ''])
      expect(run(folder(), [...args, '--fix'], { input: text })).toEqual({ code: 0, out: text, err: '' })
  })

  it('refuses a report in the same output', () => {
    expect(run(folder(), [...args, '--fix', '--format', 'json'], { input })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--fix prints the fixed text and no report'),
    })
  })
})

describe('paths of machine formats', () => {
  const uris = (path: string, args: readonly string[]) =>
    JSON.parse(run(path, ['lint', '--format', 'sarif', ...args]).out).runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    )

  it('are those of the repository, wherever the program runs and however a file is named', () => {
    const path = repository({ 'a/postmortems/x.md': todo, 'b/y.txt': '' })
    expect(uris(join(path, 'b'), ['../a/postmortems/x.md'])).toEqual(['a/postmortems/x.md'])
    expect(uris(join(path, 'b'), [join(path, 'a/postmortems/x.md')])).toEqual(['a/postmortems/x.md'])
    expect(uris(join(path, 'a'), ['.'])).toEqual(['a/postmortems/x.md'])
    const outside = join(folder({ 'x y.md': todo }), 'x y.md')
    expect(uris(path, [outside])).toEqual([pathToFileURL(outside).href])
  })
})

function repository(files: Readonly<Record<string, string>>): string {
  const path = folder(files)
  git(path, 'init', '-q', '-b', 'main')
  commit(path)
  return path
}

function git(path: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...identity, ...args], { cwd: path, encoding: 'utf8', stdio: 'pipe' })
}

function commit(path: string): void {
  git(path, 'add', '-A')
  git(path, 'commit', '-q', '-m', 'x')
}

const filesLinted = (path: string, args: readonly string[]) => {
  const { out, err } = run(path, ['lint', '--format', 'json', ...args])
  expect(err).toBe('')
  return (JSON.parse(out) as { files: { path: string; findings: unknown[] }[] }).files.map(
    file => `${file.path} ${file.findings.length}`,
  )
}

describe('only what changed', () => {
  it('since the branch left', () => {
    const path = repository({ 'p/a.md': todo, 'p/b.md': cleanExample, 'p/ü c.md': todo })
    git(path, 'checkout', '-q', '-b', 'work')
    writeFileSync(join(path, 'p/b.md'), todo)
    commit(path)
    writeFileSync(join(path, 'p/ü c.md'), `${todo}\n`)
    writeFileSync(join(path, 'p/new.md'), todo)
    expect(filesLinted(path, ['--since', 'main', 'p'])).toEqual(['p/b.md 1', 'p/new.md 1', 'p/ü c.md 1'])
    // the line that is wrong was not touched
    expect(filesLinted(path, ['--since', 'main', '--changed-lines', 'p'])).toEqual([
      'p/b.md 1',
      'p/new.md 1',
      'p/ü c.md 0',
    ])
    // from a folder below
    expect(filesLinted(join(path, 'p'), ['--since', 'main', '.'])).toEqual(['b.md 1', 'new.md 1', 'ü c.md 1'])
    expect(run(path, ['lint', '--since', 'HEAD', 'p/a.md'])).toMatchObject({ code: 0 })
  })

  it('as it is staged', () => {
    const path = repository({ 'p/a.md': cleanExample, 'p/b.md': todo })
    writeFileSync(join(path, 'p/a.md'), todo)
    git(path, 'add', 'p/a.md')
    writeFileSync(join(path, 'p/a.md'), cleanExample)
    expect(filesLinted(path, ['--staged', 'p'])).toEqual(['p/a.md 1'])
    expect(filesLinted(path, ['--staged', '--changed-lines', 'p'])).toEqual(['p/a.md 1'])
  })

  it('whatever the attributes say, and where a section was taken away', () => {
    const path = repository({ 'p/a.md': cleanExample, '.gitattributes': '*.md -diff\n' })
    git(path, 'config', 'diff.relative', 'true')
    writeFileSync(join(path, 'p/a.md'), todo)
    expect(filesLinted(path, ['--since', 'HEAD', '--changed-lines', 'p'])).toEqual(['p/a.md 1'])
    writeFileSync(join(path, 'p/a.md'), vary('## Impact', 'Impact'))
    expect(filesLinted(path, ['--since', 'HEAD', '--changed-lines', 'p'])).toEqual(['p/a.md 1'])
    git(path, 'add', '-A')
    git(path, 'commit', '-q', '-m', 'x')
    git(path, 'mv', 'p/a.md', 'p/b.md')
    expect(filesLinted(join(path, 'p'), ['--since', 'HEAD', '--changed-lines', '.'])).toEqual(['b.md 1'])
  })

  it('staged, though gone from the disk, or no text', () => {
    const path = repository({ 'p/x': '' })
    writeFileSync(join(path, 'p/a.md'), todo)
    writeFileSync(join(path, 'p/b.md'), Buffer.from([0x23, 0x20, 0xe9]))
    git(path, 'add', '-A')
    rmSync(join(path, 'p/a.md'))
    expect(filesLinted(path, ['--staged', 'p'])).toEqual(['p/b.md 1', 'p/a.md 1'])
  })

  it('says precisely what a shallow clone lacks', () => {
    const origin = repository({ 'p/a.md': todo })
    git(origin, 'checkout', '-q', '-b', 'work')
    for (const text of ['1', '2']) {
      writeFileSync(join(origin, 'x'), text)
      commit(origin)
    }
    git(origin, 'checkout', '-q', 'main')
    writeFileSync(join(origin, 'y'), 'y')
    commit(origin)
    const clone = join(folder(), 'clone')
    git(origin, 'clone', '-q', '--depth', '1', '--branch', 'work', `file://${origin}`, clone)
    const unknown = run(clone, ['lint', '--since', 'origin/main', 'p'])
    expect(unknown).toMatchObject({ code: 2, out: '' })
    expect(unknown.err).toContain('git fetch --no-tags origin +refs/heads/main:refs/remotes/origin/main')
    git(clone, 'fetch', '-q', '--depth', '1', 'origin', '+refs/heads/main:refs/remotes/origin/main')
    const apart = run(clone, ['lint', '--since', 'origin/main', 'p'])
    expect(apart).toMatchObject({ code: 2, out: '' })
    expect(apart.err).toContain('git fetch --unshallow')
    git(clone, 'fetch', '-q', '--unshallow', 'origin')
    git(clone, 'fetch', '-q', 'origin', '+refs/heads/main:refs/remotes/origin/main')
    expect(run(clone, ['lint', '--since', 'origin/main', 'p'])).toMatchObject({ code: 0 })
  })

  it('needs a repository, and a name that git may be told', () => {
    const path = folder({ 'a.md': todo })
    expect(
      run(path, ['lint', '--since', 'main', 'a.md'], { env: { GIT_CEILING_DIRECTORIES: path } }).err,
    ).toContain('need a git repository')
    const repo = repository({ 'a.md': todo })
    expect(run(repo, ['lint', '--since', '--output=x', 'a.md']).code).toBe(2)
    expect(existsSync(join(repo, 'x'))).toBe(false)
    expect(run(repo, ['lint', '--since', 'nowhere', 'a.md']).err).toContain('Git does not know nowhere here')
  })
})

describe('fixes', () => {
  it('are applied, then the text is linted again; a second time changes nothing', () => {
    const path = folder({ 'a.md': fixable })
    const { out } = run(path, ['lint', '--fix', 'a.md'])
    const once = read(path, 'a.md')
    expect(once).toBe(vary('07:35 The', '07:35 PDT The'))
    expect(out).toContain('2 fixes applied.')
    expect(out).toContain('no findings')
    run(path, ['lint', '--fix', 'a.md'])
    expect(read(path, 'a.md')).toBe(once)
  })

  it('can be seen first', () => {
    const path = folder({ 'a.md': fixable })
    const { out, code } = run(path, ['lint', '--fix-dry-run', 'a.md'])
    expect(read(path, 'a.md')).toBe(fixable)
    expect(code).toBe(0)
    writeFileSync(join(path, 'fix.diff'), out)
    execFileSync('git', ['apply', 'fix.diff'], { cwd: path, stdio: 'pipe' })
    expect(read(path, 'a.md')).toBe(vary('07:35 The', '07:35 PDT The'))
    expect(
      run(path, ['lint', '--fix-dry-run', '--stdin', '--stdin-filename', 'a.md'], { input: fixable }).out,
    ).toBe(out)
  })

  it('are shown in a form that git applies, whatever the line ends', () => {
    const path = folder({ 'a.md': fixable.replace(/\n/g, '\r\n') })
    writeFileSync(join(path, 'fix.diff'), run(path, ['lint', '--fix-dry-run', 'a.md']).out)
    execFileSync('git', ['apply', 'fix.diff'], { cwd: path, stdio: 'pipe' })
    expect(read(path, 'a.md')).toBe(vary('07:35 The', '07:35 PDT The').replace(/\n/g, '\r\n'))
  })

  it('keep line ends, and what no fix touches', () => {
    const path = folder({ 'a.md': `\ufeff${fixable.replace(/\n/g, '\r\n')}` })
    run(path, ['lint', '--fix', 'a.md'])
    expect(read(path, 'a.md')).toBe(`\ufeff${vary('07:35 The', '07:35 PDT The').replace(/\n/g, '\r\n')}`)
  })
})

describe('reports', () => {
  it('go to files beside the one for people, and to the summary of the job', () => {
    const path = folder({ 'a.md': todo })
    const { out } = run(path, [
      'lint',
      '--format',
      'sarif=out/a.sarif',
      '--format',
      'junit=out/a.xml',
      'a.md',
    ])
    expect(out).toContain('placeholder-left')
    expect(JSON.parse(read(path, 'out/a.sarif')).runs[0].results.length).toBe(1)
    expect(read(path, 'out/a.xml')).toContain('<testcase')
    const summary = join(path, 'summary.md')
    writeFileSync(summary, 'before\n')
    run(path, ['lint', '--format', 'github', 'a.md'], { env: { GITHUB_STEP_SUMMARY: summary } })
    expect(read(summary)).toMatch(/^before\n## Postmortems\n[\s\S]*placeholder/)
  })

  it('are written into what is no file, and replace nothing but files', () => {
    const path = folder({ 'a.md': todo })
    execFileSync('mkfifo', [join(path, 'pipe')])
    const reader = spawn('cat', [join(path, 'pipe')], { stdio: ['ignore', 'pipe', 'ignore'] })
    const { code } = run(path, ['lint', '--format', 'json=pipe', 'a.md'])
    expect(code).toBe(0)
    expect(lstatSync(join(path, 'pipe')).isFIFO()).toBe(true)
    reader.kill()
    expect(run(path, ['lint', '--format', 'json=a', '--format', 'sarif=a', 'a.md']).code).toBe(2)
  })

  it('can leave out warnings, which still count', () => {
    const path = folder({ 'a.md': todo })
    const { out, code } = run(path, ['lint', '--quiet', '--max-warnings', '0', 'a.md'])
    expect(out).not.toContain('placeholder-left')
    expect([code, out]).toEqual([1, expect.stringContaining('0 errors, 1 warning')])
  })

  it('are of standard input, under the name it is said to have', () => {
    const path = folder({ 'p/postmortem.config.yaml': 'rules: { placeholder-left: error }\n' })
    const { out, code } = run(path, ['lint', '--stdin', '--stdin-filename', 'p/a.md'], { input: todo })
    expect(out).toContain('p/a.md:15:1 error')
    expect(code).toBe(1)
  })
})

describe('init', () => {
  it('writes nothing without a word, and shows what it would write', () => {
    const path = folder()
    const { out, err, code } = run(path, ['init'])
    expect([code, filesIn(path)]).toEqual([2, []])
    expect(out).toContain('postmortem.config.yaml:\n')
    expect(err).toContain('--yes')
  })

  it('sets up what is asked for, and never overwrites', () => {
    const path = folder({ '.gitlab-ci.yml': 'mine: true\n' })
    const parts = ['config', 'github', 'gitlab', 'pre-commit', 'vscode'].flatMap(part => ['--with', part])
    const { out, code } = run(path, ['init', '--yes', '--folder', 'docs/incidents', ...parts])
    expect(code).toBe(0)
    expect(read(path, '.gitlab-ci.yml')).toBe('mine: true\n')
    expect(out).toContain('.gitlab-ci.yml already exists')
    expect(out).toContain('gitlab=codequality.json')
    expect(filesIn(path)).toEqual(
      expect.arrayContaining([
        'docs/incidents/.gitkeep',
        '.github/workflows/postmortems.yml',
        '.pre-commit-config.yaml',
        '.vscode/settings.json',
        'postmortem.config.yaml',
      ]),
    )
    const after = filesIn(path).map(name => name)
    run(path, ['init', '--yes', '--folder', 'docs/incidents', ...parts])
    expect(filesIn(path)).toEqual(after)
    mkdirSync(join(path, 'docs/incidents'), { recursive: true })
    writeFileSync(join(path, 'docs/incidents/a.md'), cleanExample)
    expect(run(path, ['lint'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('1 file checked'),
    })
  })

  it('leaves a repository that has nothing yet at peace', () => {
    const path = folder({ 'postmortem.config.json': '{}' })
    expect(run(path, ['init', '--yes']).code).toBe(0)
    expect(filesIn(path)).not.toContain('postmortem.config.yaml')
    expect(run(path, ['lint'])).toMatchObject({ code: 0, out: '0 files checked, no findings.\n' })
    const repo = repository({ 'sub/x': '' })
    expect(run(join(repo, 'sub'), ['init', '--yes'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('top of the repository'),
    })
  })

  it.each(['../x', '/tmp/x', 'a b', "a'b", ''])('refuses the folder %j', name => {
    expect(run(folder(), ['init', '--yes', '--folder', name]).code).toBe(2)
  })
})

const documents = process.env.POSTMORTEM_CORPUS

describe.runIf(documents)('adoption', () => {
  it('leaves old files alone, and finds all that is wrong in a new one', () => {
    const path = folder()
    for (const name of filesIn(documents ?? '').filter(file => /\.(?:md|markdown)$/.test(file))) {
      mkdirSync(join(path, 'postmortems', name, '..'), { recursive: true })
      copyFileSync(join(documents ?? '', name), join(path, 'postmortems', name))
    }
    expect(run(path, ['init', '--yes', '--with', 'config', '--with', 'github']).code).toBe(0)
    expect(run(path, ['lint']).code).toBe(1)
    expect(run(path, ['lint', '--baseline', 'write']).code).toBe(0)
    const clean = run(path, ['lint', '--max-warnings', '0', '--format', 'json'])
    expect([clean.code, clean.err]).toEqual([0, ''])
    const { summary } = JSON.parse(clean.out)
    expect(summary).toMatchObject({ errors: 0, warnings: 0, baseline: { gone: 0 } })
    expect(summary.files).toBeGreaterThan(250)
    writeFileSync(join(path, 'postmortems/new.md'), todo.replace('detected: 07:02', 'detected: 06:02'))
    const after = run(path, ['lint', '--format', 'json'])
    expect(after.code).toBe(1)
    const found = (JSON.parse(after.out) as { files: { path: string; findings: { rule: string }[] }[] }).files
      .flatMap(file => file.findings.map(({ rule }) => `${file.path} ${rule}`))
      .sort()
    expect(found).toEqual(['postmortems/new.md milestone-order', 'postmortems/new.md placeholder-left'])
  }, 120_000)
})
