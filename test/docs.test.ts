import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { templates } from '../src/render/index.ts'
import { pageShape, VIEW_VERSION } from '../src/render/view/view-shape.ts'
import { filesIn, folder, program, run } from './cli/run.ts'

const root = resolve(import.meta.dirname, '..')
const read = (path: string) => readFileSync(resolve(root, path), 'utf8')

describe('the page on templates', () => {
  const page = read('docs/templates.md')

  it('names every template', () => {
    for (const name of Object.keys(templates)) expect(page).toContain(`| \`${name}\` |`)
  })

  it('names every field of the view, and its version', () => {
    expect(page).toContain(`## The view, version ${VIEW_VERSION}`)
    for (const name of Object.keys(pageShape)) expect(page).toContain(`\`${name}`)
  })
})

describe('the README', () => {
  const readme = read('README.md')
  const blocks = (language: string) =>
    [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
      ([, text = '']) => text,
    )
  const file = 'postmortems/2012-03-28-storage-migration.md'

  it('shows a file, and the finding that lint reports in it', () => {
    const [postmortem = ''] = blocks('markdown')
    const [session = ''] = blocks('console')
    const { code, out, err } = run(folder({ [file]: postmortem }), ['lint'])
    expect(`$ postmortem lint\n${out}${err}`).toBe(session)
    expect(code).toBe(1)
  })

  it('has commands that work, in the order of the page', () => {
    const commands = blocks('sh')
      .flatMap(block => block.split('\n'))
      .filter(line => line.startsWith('postmortem '))
      .map(line => line.replace(/ +#.*/, ''))
    expect(commands.length).toBeGreaterThan(15)
    const cwd = folder({
      [file]: blocks('markdown')[0] ?? '',
      'answers.yaml': read('examples/cloudshare.answers.yaml'),
    })
    const git = 'git -c user.name=a -c user.email=a@example.com'
    const shell = [
      `postmortem() { "${process.execPath}" "${program}" "$@"; }`,
      `FILE=${file}`,
      `git init -q . && ${git} commit -q --allow-empty -m first && git update-ref refs/remotes/origin/main HEAD`,
      ...commands
        .filter(command => !command.startsWith('postmortem preview'))
        .map(
          command =>
            `${command.replace('FILE', '$FILE')} </dev/null >/dev/null 2>&1; echo "$? ${command.replaceAll('"', "'")}"`,
        ),
    ].join('\n')
    const { stdout } = spawnSync('sh', ['-c', shell], { cwd, encoding: 'utf8' })
    const failed = stdout.split('\n').filter(line => !line.startsWith('0 '))
    // commands that ask, without a terminal; and lint, which finds the error shown
    expect(failed).toEqual([
      '2 postmortem edit',
      '2 postmortem new',
      '1 postmortem lint',
      '2 postmortem init',
      '',
    ])
    expect(filesIn(cwd)).toContain('report.html')
  })
})
