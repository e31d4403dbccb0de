import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, it, onTestFinished } from 'vitest'
import { filesIn, folder, read, run } from './run.ts'

/** What is set up for CI, run as CI runs it: with npm, a registry on this machine, and a checkout that nobody has reviewed. */

const root = join(import.meta.dirname, '../..')
const { version } = JSON.parse(read(root, 'package.json')) as { version: string }
const clean = read(root, 'examples/cloudshare.md')
const todo = `${clean}\nTODO: say more\n`

/** A registry that has this program, as a package that runs the one built here. */
async function registry(): Promise<string> {
  const path = folder({
    'package/package.json': JSON.stringify({
      name: 'postmortem-cli',
      version,
      type: 'module',
      bin: { postmortem: 'bin/postmortem.js' },
    }),
    'package/bin/postmortem.js': `import ${JSON.stringify(join(root, 'bin/postmortem.js'))}\n`,
  })
  execFileSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: path })
  const server = createServer((request, response) => {
    if (request.url?.endsWith('.tgz')) return response.end(readFileSync(join(path, 'package.tgz')))
    const tarball = `http://${request.headers.host}/package.tgz`
    const versions = { [version]: { name: 'postmortem-cli', version, dist: { tarball } } }
    return response.end(
      JSON.stringify({ name: 'postmortem-cli', 'dist-tags': { latest: version }, versions }),
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
}

const TRAP = "node -e \"require('fs').writeFileSync(process.env.TRAPPED, 'ran')\""

/** What a pull request may hold that npm and npx believe. */
const traps = {
  '.npmrc': [
    'registry=http://127.0.0.1:9/',
    'node-options=--require=./trap.cjs',
    'script-shell=./trap.sh',
    'ignore-scripts=false',
    'prefix=./node_modules',
    '',
  ].join('\n'),
  'package.json': JSON.stringify({ name: 'x', scripts: { preinstall: TRAP, install: TRAP, prepare: TRAP } }),
  'trap.cjs': "require('fs').writeFileSync(process.env.TRAPPED, 'ran')\n",
  'trap.sh': `#!/bin/sh\n${TRAP}\n`,
  'node_modules/.bin/postmortem': `#!/bin/sh\n${TRAP}\n`,
  'node_modules/.bin/postmortem-cli': `#!/bin/sh\n${TRAP}\n`,
  'node_modules/postmortem-cli/package.json': JSON.stringify({
    name: 'postmortem-cli',
    version,
    bin: { postmortem: 'bin/postmortem.js' },
  }),
  'node_modules/postmortem-cli/bin/postmortem.js':
    "#!/usr/bin/env node\nrequire('fs').writeFileSync(process.env.TRAPPED, 'ran')\n",
}

interface Checkout {
  readonly path: string
  /** The file that GitHub reads outputs from. */
  readonly outputs: string
  /** Runs shell lines in the checkout. @returns the exit code, where it is not 0, and the output. */
  sh(script: string, env?: Readonly<Record<string, string>>): Promise<string>
  trapped(): boolean
}

async function checkout(files: Readonly<Record<string, string>>): Promise<Checkout> {
  const address = await registry()
  const path = folder({ ...traps, ...files })
  for (const name of [
    'trap.sh',
    'node_modules/.bin/postmortem',
    'node_modules/.bin/postmortem-cli',
    'node_modules/postmortem-cli/bin/postmortem.js',
  ])
    execFileSync('chmod', ['+x', join(path, name)])
  const runner = folder({ npmrc: `registry=${address}\n`, 'temp/x': '' })
  // a test that npm runs has its settings in the environment, and those go before any file
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_|^TMPDIR$/i.test(name))
  const env = {
    ...Object.fromEntries(inherited),
    npm_config_userconfig: join(runner, 'npmrc'),
    npm_config_cache: join(runner, 'cache'),
    RUNNER_TEMP: join(runner, 'temp'),
    TMPDIR: join(runner, 'temp'),
    TRAPPED: join(runner, 'trapped'),
    GITHUB_STEP_SUMMARY: '',
    NO_COLOR: '1',
  }
  return {
    path,
    outputs: join(runner, 'outputs'),
    sh: (script, more = {}) =>
      new Promise(done =>
        execFile(
          'bash',
          ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
          { cwd: path, env: { ...env, ...more } },
          (error, out, err) => done(error ? `${error.code} ${out}${err}` : out),
        ),
      ),
    trapped: () => filesIn(runner).includes('trapped'),
  }
}

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string>>
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

describe('the action', () => {
  const action = load(read(root, 'action.yml')) as Action
  const lint = action.runs.steps.find(({ id }) => id === 'lint')

  /** Runs the step that lints, with inputs as GitHub passes them. */
  const act = ({ sh, outputs }: Checkout, inputs: Readonly<Record<string, string>> = {}) => {
    const env = Object.entries(lint?.env ?? {}).map(([name, value]) => {
      const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? []
      return [name, inputs[input] ?? action.inputs[input]?.default ?? '']
    })
    return sh(lint?.run ?? '', { ...Object.fromEntries(env), GITHUB_OUTPUT: outputs })
  }

  it('installs the version of this package', () => {
    expect(action.inputs.version?.default).toBe(version)
  })

  it('takes inputs by the environment alone, and pins what it uses', () => {
    for (const { run = '', uses, env = {} } of action.runs.steps) {
      expect(run).not.toContain('${{')
      if (uses) expect(uses).toMatch(/@[0-9a-f]{40}$/)
      for (const value of Object.values(env)) expect(value).toMatch(/^\$\{\{ inputs\.[\w-]+ \}\}$/)
    }
    const used = JSON.stringify(action.runs)
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`inputs.${name}`)
  })

  it('runs nothing of the checkout, and lints it', async () => {
    const checkedOut = await checkout({ 'p q/a.md': todo, 'b.md': clean })
    const { trapped, path } = checkedOut
    const before = filesIn(path)
    const lintPaths = (paths: string, args: string) => act(checkedOut, { paths, args })
    expect(await lintPaths('p q\nb.md\n', '')).toMatch(/^::warning file=p q\/a\.md,line=/)
    expect(await lintPaths('p q', '--rule blame=off\n--max-warnings 0\n')).toMatch(/^1 ::warning/)
    expect(await lintPaths('\n  \r\nb.md\r\n', '')).toBe('1 file checked: 0 errors, 0 warnings.\n')
    expect(await lintPaths('*.md', '')).toBe('1 file checked: 0 errors, 0 warnings.\n')
    expect([trapped(), filesIn(path)]).toEqual([false, before])
  }, 60_000)

  it('gives the counts, and writes SARIF where it is asked to', async () => {
    const checkedOut = await checkout({ 'postmortems/a.md': todo })
    await act(checkedOut, { sarif: 'out.sarif' })
    const given = read(checkedOut.outputs).trimEnd().split('\n')
    expect(given).toEqual(['errors=0', 'warnings=1', 'files=1'])
    expect(Object.keys(action.outputs)).toEqual(given.map(line => line.split('=')[0]))
    expect(JSON.parse(read(checkedOut.path, 'out.sarif')).runs[0].results).toHaveLength(1)
  }, 60_000)

  it('says what a version is', async () => {
    const checkedOut = await checkout({})
    for (const wrong of ['latest', 'file:.', '0.1.0 x', '$(touch x)'])
      expect(await act(checkedOut, { version: wrong })).toMatch(/^2 ::error::version: write a version/)
    expect(filesIn(checkedOut.path)).not.toContain('x')
  })
})

describe('the package', () => {
  it('is packed without a word, for pre-commit takes all that is printed for the name of the file', () => {
    const path = folder({
      '.npmrc': read(root, '.npmrc'),
      'package.json': JSON.stringify({ name: 'x', version: '1.0.0', scripts: { prepack: 'echo Building' } }),
    })
    const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))
    const env = Object.fromEntries(inherited)
    expect(execFileSync('npm', ['pack'], { cwd: path, env, encoding: 'utf8' })).toBe('x-1.0.0.tgz\n')
  })
})

describe('the workflows of init', () => {
  const initialised = (part: string, name: string): unknown => {
    const path = folder()
    expect(run(path, ['init', '--yes', '--with', part]).code).toBe(0)
    return load(read(path, name))
  }

  const { repository } = JSON.parse(read(root, 'package.json')) as { repository: { url: string } }
  const [, own] = /github\.com\/(.*)\.git$/.exec(repository.url) ?? []

  it('use the action on GitHub, in a form that update bots see, and give it little', () => {
    interface Workflow {
      readonly permissions: object
      readonly jobs: { readonly lint: { readonly permissions: object; readonly steps: readonly Step[] } }
    }
    const { permissions, jobs } = initialised('github', '.github/workflows/postmortems.yml') as Workflow
    const { steps } = jobs.lint
    expect(steps.map(({ uses }) => uses?.replace(/@v\d+$/, '@vN'))).toEqual([
      'actions/checkout@vN',
      `${own}@v${version}`,
      'github/codeql-action/upload-sarif@vN',
    ])
    expect(permissions).toEqual({ contents: 'read' })
    expect(jobs.lint.permissions).toEqual({
      contents: 'read',
      actions: 'read',
      'security-events': 'write',
    })
    expect(steps[0]?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false })
    const { inputs } = load(read(root, 'action.yml')) as Action
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(steps[1]?.with ?? {})))
    expect(steps[1]?.with?.args).toContain('--since origin/')
    expect(steps[2]?.with?.sarif_file).toBe(steps[1]?.with?.sarif)
  })

  it('run nothing of the checkout on GitLab', async () => {
    interface Jobs {
      readonly postmortems: {
        readonly script: readonly string[]
        readonly variables: Readonly<Record<string, string>>
      }
    }
    const { postmortems } = initialised('gitlab', '.gitlab-ci.yml') as Jobs
    const { sh, trapped, path } = await checkout({ 'postmortems/a.md': todo })
    const variables = Object.fromEntries(
      Object.entries(postmortems.variables).map(([name, value]) => [name, String(value)]),
    )
    const script = postmortems.script.join('\n')
    await sh(script, variables)
    expect(JSON.parse(read(path, 'codequality.json'))).toHaveLength(1)
    expect(read(path, 'postmortems.xml')).toContain('<testsuites')
    expect(trapped()).toBe(false)
    // of a merge request, only what it changes
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        cwd: path,
        encoding: 'utf8',
      })
    git('init', '-q')
    git('add', 'postmortems')
    git('commit', '-qm', 'x')
    const base = git('rev-parse', 'HEAD').trim()
    await sh(script, { ...variables, CI_MERGE_REQUEST_DIFF_BASE_SHA: base })
    expect(JSON.parse(read(path, 'codequality.json'))).toEqual([])
  }, 60_000)
})
