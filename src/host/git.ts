import { join } from 'node:path'
import { type Contents, decode, MAX_BYTES } from './contents.ts'
import { kind } from './find.ts'
import { findProgram } from './programs.ts'
import { readContents } from './read.ts'

export interface GitResult {
  /** Null if there is no git. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Git, in the working folder. */
export interface Git {
  run(args: readonly string[]): GitResult
  /** The file that git has under a name such as `:path`; null if there is none. */
  show(name: string): Contents | null
  /** The path of the user's own patterns of files to ignore everywhere, as git finds it; null where none may be. */
  excludesFile(): string | null
}

type Setting = readonly [name: string, value: string]

/** Settings that go before those of the repository, which may name programs to run. Its filters are asked for below. */
const SAFE: readonly Setting[] = [
  ['core.fsmonitor', 'false'],
  ['safe.bareRepository', 'explicit'],
  ['core.hooksPath', '/dev/null'],
  ['core.quotePath', 'false'],
  // a clone without all objects would fetch what is missing, by a program that it names
  ['protocol.allow', 'never'],
]

interface Output {
  /** Null if there is no git. */
  readonly code: number | null
  readonly out: Buffer
  readonly err: string
}

const NOTHING = Buffer.alloc(0)

/** Runs the git of the search path, never one of the working folder. */
function runGit(settings: readonly Setting[], args: readonly string[]): Output {
  const git = findProgram(['git'])
  if (git === null) return { code: null, out: NOTHING, err: 'git is not on the search path' }
  // Node's module for processes takes a while to load, and most runs start none
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { status, stdout, stderr, error } = spawnSync(git, ['--no-optional-locks', ...args], {
    env: {
      ...process.env,
      ...settingsAsEnv(settings),
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
    },
    maxBuffer: 256 * MAX_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return error
    ? { code: null, out: NOTHING, err: error.message }
    : { code: status, out: stdout, err: stderr.toString('utf8') }
}

/** The settings after those that the environment has. */
function settingsAsEnv(settings: readonly Setting[]): Record<string, string> {
  const first = Number(process.env.GIT_CONFIG_COUNT ?? 0) || 0
  const pairs = settings.flatMap(([name, value], i) => [
    [`GIT_CONFIG_KEY_${first + i}`, name],
    [`GIT_CONFIG_VALUE_${first + i}`, value],
  ])
  return { ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(first + settings.length) }
}

/** Settings that turn off the filters that the repository's own config names; those of the user's config stay. */
function withoutFilters(): readonly Setting[] {
  const { out } = runGit(SAFE, ['config', '--show-scope', '--name-only', '-z', '--get-regexp', FILTERS])
  const parts = out.toString('utf8').split('\0')
  const names = parts.filter((_, i) => i % 2 === 1 && ['local', 'worktree'].includes(parts[i - 1] ?? ''))
  return names.map(name => [name, /required$/i.test(name) ? 'false' : ''])
}

const FILTERS = '^filter\\..*\\.(clean|smudge|process|required)$'

/** Whether the user's config names a file of patterns: only then is git asked for it, which takes a process. */
function namesExcludes(home: string, folder: string): boolean {
  const paths = [process.env.GIT_CONFIG_GLOBAL ?? join(home, '.gitconfig'), join(folder, 'config')]
  return paths.some(path => {
    const contents = kind(path) === 'file' ? readContents(path) : null
    return contents?.kind === 'text' && /excludesfile|\binclude/i.test(contents.text)
  })
}

function excludesFile(): string | null {
  const home = process.env.HOME || process.env.USERPROFILE || null
  if (home === null) return null
  const folder = join(process.env.XDG_CONFIG_HOME || join(home, '.config'), 'git')
  const named = namesExcludes(home, folder)
    ? runGit(SAFE, ['config', '--global', '--type=path', '--get', 'core.excludesFile'])
        .out.toString('utf8')
        .trim()
    : ''
  return named || join(folder, 'ignore')
}

export function nodeGit(): Git {
  let filters: readonly Setting[] | null = null
  const run = (args: readonly string[]): Output => {
    filters ??= withoutFilters()
    return runGit([...SAFE, ...filters], args)
  }
  return {
    run(args) {
      const { code, out, err } = run(args)
      return { code, out: out.toString('utf8'), err }
    },
    excludesFile,
    show(name) {
      const { code, out } = run(['cat-file', 'blob', name])
      if (code !== 0) return null
      return out.length > MAX_BYTES ? { kind: 'too-large', bytes: out.length, limit: MAX_BYTES } : decode(out)
    },
  }
}
