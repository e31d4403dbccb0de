import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shellScripts, shells } from '../../src/cli/setup/completion.ts'
import { folder, program, run } from './run.ts'

const wordsFor = (line: string): string[] =>
  run(folder(), ['completion-words', '--', ...line.split(' ').slice(1)])
    .out.split('\n')
    .slice(0, -1)

describe('completion', () => {
  it.each([
    ['postmortem lin', ['lint']],
    ['postmortem --ver', ['--version']],
    ['postmortem lint --fix-', ['--fix-unsafe', '--fix-dry-run']],
    ['postmortem lint --format gi', ['github', 'gitlab']],
    ['postmortem lint --baseline ', ['write', 'ignore']],
    ['postmortem lint --rule human', ['human-error']],
    ['postmortem explain counterf', ['counterfactual']],
    ['postmortem render a.md -t clo', ['cloudshare']],
    ['postmortem render a.md -f ', ['markdown', 'html', 'text', 'eml', 'pdf']],
    ['postmortem init --with vs', ['vscode']],
    ['postmortem new --timezone Europe/Berl', ['Europe/Berlin']],
    ['postmortem completion ', ['bash', 'zsh', 'fish']],
    ['postmortem lint ', [':files']],
    ['postmortem render -o ', [':files']],
    ['postmortem lint --nothing', []],
    ['postmortem fox ', []],
  ])('of %j', (line, expected) => {
    const found = wordsFor(line)
    if (line === 'postmortem fox ') expect(found).toContain('lint')
    else expect(found).toEqual(expected)
  })

  it('offers commands that answer to their names', () => {
    const names = wordsFor('postmortem ').filter(word => /^[a-z]/.test(word))
    expect(names.length).toBeGreaterThan(10)
    for (const name of names)
      expect(run(folder(), [name, '--help']).out).toContain(`Usage: postmortem ${name}`)
  })

  it('is not asked for more than there is', () => {
    expect(run(folder(), ['completion', 'powershell']).code).toBe(2)
    expect(run(folder(), ['--help']).out).not.toContain('completion-words')
  })
})

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0

/** A folder in which the shells find the program by its name. */
function withProgram(files: Readonly<Record<string, string>>): { path: string; env: NodeJS.ProcessEnv } {
  const path = folder({
    ...files,
    ...Object.fromEntries(shells.map(shell => [`${shell}.sh`, shellScripts[shell]])),
  })
  writeFileSync(join(path, 'postmortem'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(join(path, 'postmortem'), 0o755)
  return { path, env: { ...process.env, PATH: `${path}:${process.env.PATH}`, HOME: path } }
}

const asked: readonly (readonly [line: string, expected: readonly string[]])[] = [
  ['postmortem expl', ['explain']],
  ['postmortem lint --fix-', ['--fix-dry-run', '--fix-unsafe']],
  ['postmortem lint inci', ['incidents/', 'incident-1.md']],
]

const files = { 'incidents/a.md': '', 'incident-1.md': '' }

describe.runIf(has('bash'))('in bash', () => {
  it.each(asked.slice(0, 2))('%s', (line, expected) => {
    const { path, env } = withProgram(files)
    const script = `. ./bash.sh
read -ra COMP_WORDS <<<"$1"; COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
compopt() { :; }
_postmortem; printf '%s\\n' "\${COMPREPLY[@]}" | sort`
    const out = execFileSync('bash', ['-c', script, 'bash', line], {
      cwd: path,
      env,
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(out.trim().split('\n')).toEqual(expected)
  })
})

describe.runIf(has('fish'))('in fish', () => {
  it.each(asked)('%s', (line, expected) => {
    const { path, env } = withProgram(files)
    const out = execFileSync('fish', ['--no-config', '-c', `source fish.sh; complete -C '${line}'`], {
      cwd: path,
      env,
      encoding: 'utf8',
    })
    const found = out
      .trim()
      .split('\n')
      .map(row => row.split('\t')[0])
    expect(found.sort()).toEqual([...expected].sort())
  })
})

describe.runIf(has('zsh'))('in zsh', () => {
  it.each([...asked.slice(0, 2), ['postmortem lint inci', ['FILES']] as const])('%s', (line, expected) => {
    const { path, env } = withProgram(files)
    const script = `compdef() { : }
compadd() { shift; print -l -- "$@" }
_files() { print FILES }
source ./zsh.sh
words=(\${=1}); CURRENT=$#words
_postmortem`
    const out = execFileSync('zsh', ['-fc', script, 'zsh', line], {
      cwd: path,
      env,
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(out.trim().split('\n').sort()).toEqual(expected)
  })
})
