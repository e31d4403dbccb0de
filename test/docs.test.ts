import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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

describe('the pages', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...filesIn(resolve(root, 'docs')).flatMap(name => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  ]
  const withoutCode = (text: string) =>
    text.replace(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, 'code')

  it('link only to files and headings that exist', () => {
    const broken = pages.flatMap(page =>
      [...withoutCode(read(page)).matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(
        ([link, path = '', anchor]) => {
          const target = path ? join(dirname(page), path) : page
          if (!existsSync(resolve(root, target))) return [`${page}: ${link}`]
          return anchor && !anchorsOf(read(target)).includes(anchor) ? [`${page}: ${link}`] : []
        },
      ),
    )
    expect(broken).toEqual([])
  })
})

/** The anchors that Git hosts give to the headings of a page. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

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
    // edit, new and init exit with 2 because they cannot ask; lint exits with 1 because of the error shown
    expect(failed).toEqual([
      '2 postmortem edit',
      '2 postmortem new',
      '1 postmortem lint',
      '2 postmortem init --with github',
      '',
    ])
    expect(filesIn(cwd)).toContain('report.html')
  })
})
