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

describe('the action', () => {
  interface Action {
    readonly runs: { readonly steps: readonly [{ readonly run: string }] }
  }
  const { run: script } = (load(read(root, 'action.yml')) as Action).runs.steps[0]

  it('installs the version of this package', () => {
    expect(script).toContain(`postmortem-cli@${version} `)
  })

  it('runs nothing of the checkout, and lints it', async () => {
    const { sh, trapped, path } = await checkout({ 'p q/a.md': todo, 'b.md': clean })
    const before = filesIn(path)
    const act = (PATHS: string, ARGS: string) => sh(script, { PATHS, ARGS })
    expect(await act('p q\nb.md\n', '')).toMatch(/^::warning file=p q\/a\.md,line=/)
    expect(await act('p q', '--rule blame=off\n--max-warnings 0\n')).toMatch(/^1 ::warning/)
    expect(await act('\n  \r\nb.md\r\n', '')).toBe('1 file checked: 0 errors, 0 warnings.\n')
    expect(await act('*.md', '')).toBe('1 file checked: 0 errors, 0 warnings.\n')
    expect([trapped(), filesIn(path)]).toEqual([false, before])
  }, 60_000)
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

  it('run nothing of the checkout on GitHub', async () => {
    interface Workflow {
      readonly jobs: { readonly lint: { readonly steps: readonly { readonly run?: string }[] } }
    }
    const { jobs } = initialised('github', '.github/workflows/postmortems.yml') as Workflow
    const scripts = jobs.lint.steps.flatMap(step => step.run ?? [])
    expect(scripts).toHaveLength(1)
    const { sh, trapped } = await checkout({ 'postmortems/a.md': todo })
    expect(await sh(scripts[0] ?? '')).toMatch(/^::warning file=postmortems\/a\.md,line=/)
    expect(trapped()).toBe(false)
  }, 60_000)

  it('run nothing of the checkout on GitLab', async () => {
    interface Jobs {
      readonly postmortems: { readonly script: readonly string[] }
    }
    const { postmortems } = initialised('gitlab', '.gitlab-ci.yml') as Jobs
    const { sh, trapped, path } = await checkout({ 'postmortems/a.md': todo })
    await sh(postmortems.script.join('\n'))
    expect(JSON.parse(read(path, 'codequality.json'))).toHaveLength(1)
    expect(trapped()).toBe(false)
  }, 60_000)
})
