import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import { confirmFiles, prompterOf } from '../ask/ask.ts'
import { configNames, configsFor } from '../config.ts'
import { pathFrom, repositoryOf } from '../repository.ts'
import { filesOf, type InitFile, type InitPart, initParts } from '../setup/init-files.ts'

export interface InitOptions {
  readonly folder?: string
  readonly with?: readonly string[]
  readonly yes?: boolean
}

const partNames = Object.keys(initParts) as InitPart[]

/** Sets up a repository. It leaves existing files as they are, and shows what to add to them. */
export async function init({ folder: named, with: chosen, yes }: InitOptions, host: Host): Promise<ExitCode> {
  const top = repositoryOf('.', host)
  if (top !== null && pathFrom('.', top) !== '')
    throw new PostmortemError({ code: 'init-below-repository', top: pathFrom('.', top) })
  const folder = readFolder(named ?? (await configsFor({}, host)('postmortem.md')).postmortems)
  const parts = chosen
    ? chosen.map(readPart)
    : yes || !host.terminal.interactive
      ? suited(host)
      : await askParts(host)
  const files = parts
    .flatMap(part => filesOf(part, folder))
    // an existing folder needs no file to keep it in git
    .filter(({ path }) => !path.endsWith('.gitkeep') || host.files.kind(folder) === null)
  const config = configNames.find(name => host.files.kind(name) !== null)
  const remark = host.files.filesIn('.').find(name => /^\.remarkrc(?:\.|$)/.test(name))
  /** What is there in place of a file: itself, or another one that has its part. */
  const instead = ({ path }: InitFile): string | undefined =>
    host.files.kind(path) !== null
      ? path
      : path.startsWith('postmortem.config')
        ? config
        : path.startsWith('.remarkrc')
          ? remark
          : undefined
  const there = files.filter(file => instead(file) !== undefined)
  const missing = files.filter(file => !there.includes(file))
  host.terminal.out(
    visible(
      [...missing.map(planned), ...there.map(file => untouched(file, instead(file) ?? '', host))].join('\n'),
    ),
  )
  if (missing.length === 0) return exitCode.ok
  if (!yes && !host.terminal.interactive) throw new PostmortemError({ code: 'init-unconfirmed' })
  if (!yes && !(await confirmFiles(missing.length, host)))
    throw new PostmortemError({ code: 'cancelled', kept: null })
  for (const { path, text } of missing)
    host.terminal.err(
      host.files.create(path, text)
        ? `Wrote ${visible(path)}\n`
        : `${visible(path)} now exists, and was not changed.\n`,
    )
  const hasCi = parts.some(part => part === 'github' || part === 'gitlab')
  host.terminal.err(
    `Next:\n${hasCi ? '' : '  postmortem init --with github       # lint in CI; or --with gitlab\n'}  postmortem lint --baseline write    # if old postmortems are not to be fixed\n  postmortem new                      # write one\n`,
  )
  return exitCode.ok
}

/** Reads a path that needs no quoting in YAML, in a pattern and in a shell. */
function readFolder(text: string): string {
  const folder = text.split('/').filter(Boolean).join('/')
  if (!text.startsWith('/') && /^[\w][\w./-]*$/.test(folder) && !folder.split('/').includes('..'))
    return folder
  throw new PostmortemError({
    code: 'flag-invalid',
    flag: '--folder',
    value: text,
    expects: 'the name of a folder below this one, of letters, digits, dots, dashes and underscores',
  })
}

function readPart(name: string): InitPart {
  const part = partNames.find(known => known === name)
  if (part) return part
  const expects = `one of: ${partNames.join(', ')}`
  throw new PostmortemError({ code: 'flag-invalid', flag: '--with', value: name, expects })
}

/** The config, and the parts that suit the files in this folder. */
function suited(host: Host): InitPart[] {
  const signs: readonly (readonly [InitPart, string])[] = [
    ['github', '.github'],
    ['gitlab', '.gitlab-ci.yml'],
    ['pre-commit', '.pre-commit-config.yaml'],
    ['vscode', '.vscode'],
  ]
  return ['config', ...signs.flatMap(([part, sign]) => (host.files.kind(sign) === null ? [] : [part]))]
}

async function askParts(host: Host): Promise<readonly InitPart[]> {
  const prompter = await prompterOf(host)
  const likely = suited(host)
  return prompter.chooseSome(
    { message: 'What do you want to set up?' },
    partNames.map(value => ({ name: initParts[value], value, chosen: likely.includes(value) })),
  )
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '  ')

const planned = ({ path, text }: InitFile) => `${path}:\n${text === '' ? '  (empty)\n' : indented(text)}`

function untouched({ text }: InitFile, there: string, host: Host): string {
  if (text === '') return ''
  const contents = host.files.read(there)
  return contents.kind === 'text' && contents.text === text
    ? `${there} is up to date.`
    : `${there} already exists and will not be changed. To add this by hand:\n${indented(text)}`
}
