import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, read, run } from './run.ts'

const text = '# Outage\n\nIt broke.\n'

const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd, stdio: 'pipe' })

/** The names of the files that `lint` checks, and of those that it passes over. */
function checked(cwd: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { out } = run(cwd, ['lint', '--format', 'json', ...args], { env })
  const { files, summary } = JSON.parse(out) as {
    files: { path: string }[]
    summary: { passedOver: string[] }
  }
  return { files: files.map(({ path }) => path), passedOver: summary.passedOver }
}

describe('the files of a folder', () => {
  it('are those in Markdown that are no template and do not describe the folder', () => {
    const names = ['a.md', 'b.mdx', 'c.qmd', 'd.html.md.erb', 'e.markdown', 'README.md', '2020/README.md']
    const others = [
      'template.md',
      'incident-report-template.md',
      'broken-template.md',
      'CHANGELOG.md',
      'f.png',
    ]
    const cwd = folder(Object.fromEntries([...names, ...others].map(name => [`postmortems/${name}`, text])))
    const { files, passedOver } = checked(cwd)
    expect(files.map(path => path.replace('postmortems/', ''))).toEqual([
      ...['2020/README.md', 'a.md', 'broken-template.md', 'e.markdown'],
    ])
    expect(passedOver.map(path => path.replace('postmortems/', ''))).toEqual([
      ...['CHANGELOG.md', 'README.md', 'b.mdx', 'c.qmd', 'd.html.md.erb'],
      ...['incident-report-template.md', 'template.md'],
    ])
    expect(run(cwd, ['lint']).out).toContain(
      '7 files passed over (CHANGELOG.md, README.md, .mdx, .qmd, …): to lint them, name them or add them to include',
    )
    expect(checked(cwd, ['postmortems/README.md', 'postmortems/b.mdx'])).toEqual({
      files: ['postmortems/README.md', 'postmortems/b.mdx'],
      passedOver: [],
    })
  })

  it('are also those that the config of their folder includes', () => {
    const cwd = folder({
      'a/postmortem.config.yaml': 'include: ["*.mdx", README.md]\n',
      ...Object.fromEntries(['a/x.mdx', 'a/README.md', 'b/x.mdx', 'b/y.md'].map(name => [name, text])),
    })
    expect(checked(cwd, ['a', 'b'])).toEqual({
      files: ['a/README.md', 'a/x.mdx', 'b/y.md'],
      passedOver: ['b/x.mdx'],
    })
  })

  it('are not those that the user has git ignore everywhere', () => {
    const cwd = folder({
      'postmortems/a.md': text,
      'postmortems/draft.md': text,
      'postmortems/note.md': text,
      'home/.gitconfig': '[core]\n\texcludesFile = ~/mine\n',
      'home/mine': 'draft.md\n',
      'xdg/git/ignore': 'note.md\n',
    })
    git(cwd, 'init', '-q')
    const home = (env: NodeJS.ProcessEnv) => checked(cwd, [], env).files
    const [own, other] = [join(cwd, 'home'), join(cwd, 'xdg')]
    expect(home({ HOME: own, XDG_CONFIG_HOME: cwd })).toEqual(['postmortems/a.md', 'postmortems/note.md'])
    expect(home({ HOME: other, XDG_CONFIG_HOME: other })).toEqual([
      'postmortems/a.md',
      'postmortems/draft.md',
    ])
  })
})

describe('the folder of postmortems', () => {
  it.each([
    ['docs/postmortems', { 'docs/postmortems/a.md': text }],
    ['incidents', { 'incidents/a.md': text, 'src/incidents/b.md': text }],
    ['doc/incident-reports', { 'doc/incident-reports/a.md': text, 'incidents/main.py': 'x' }],
    ['postmortems', { 'postmortems/a.md': text, 'docs/postmortems/b.md': text }],
  ])('is noticed: %s', (name, files) => {
    const cwd = folder(files)
    expect(checked(cwd).files).toEqual([`${name}/a.md`])
    expect(run(cwd, ['start', 'It', 'broke']).out).toContain(name)
    expect(run(cwd, ['init', '--yes', '--with', 'config']).code).toBe(0)
    expect(read(cwd, 'postmortem.config.yaml')).toContain(`folder: ${name}\n`)
  })
})

describe('fields of a team', () => {
  it('are none of this format misspelt', () => {
    const own = '---\ntitle: x\ndate: 2024-05-02\ntimezone: UTC\nservice: [a]\n---\n\n# x\n'
    const cwd = folder({ 'a.md': own })
    expect(run(cwd, ['lint', 'a.md']).out).toContain('did you mean services?')
    const configured = folder({ 'a.md': own, 'postmortem.config.yaml': 'fields: [service]\n' })
    expect(run(configured, ['lint', 'a.md']).out).not.toContain('did you mean')
  })
})

describe('--since', () => {
  it('says how to get what is not there, or what git says', () => {
    const cwd = folder({ 'a.md': text })
    const said = (ref: string) => run(cwd, ['lint', '--since', ref, 'a.md']).err
    expect(said('main')).toContain('this folder is not in one')
    git(cwd, 'init', '-q')
    expect(said('HEAD')).toContain('no commit yet')
    git(cwd, 'add', '.')
    git(cwd, 'commit', '-qm', 'x')
    const id = '0123456789012345678901234567890123456789'
    expect(said(id)).toContain(`Run git fetch --depth=1 origin ${id}.`)
    expect(said('v1.2')).toContain('Run git fetch --no-tags origin refs/tags/v1.2:refs/tags/v1.2.')
    expect(said('HEAD~3')).toContain('Run git fetch origin.')
    expect(said('main2')).toContain(
      '+refs/heads/main2:refs/remotes/origin/main2 and use --since origin/main2.',
    )
    const owned = { ...process.env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
    const { code, err } = run(cwd, ['lint', '--since', 'HEAD', 'a.md'], { env: owned })
    expect([code, err]).toEqual([2, expect.stringContaining('dubious ownership')])
  })
})
