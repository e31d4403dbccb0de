import manifest from '../package.json' with { type: 'json' }
import type { Command } from '../src/cli/declaration.ts'
import { ABOUT_RUNS, declaredProgram } from '../src/cli/program.ts'
import type { Host } from '../src/host/index.ts'

/** The manual page of the program and of each command, by file name. */
export function manPages(): Readonly<Record<string, string>> {
  // help asks nothing else of the machine
  const host = { terminal: { columns: 80, color: { out: 0, err: 0 } } } as unknown as Host
  const program = declaredProgram(host)
  const named = below(program).map(
    words => [pageName(words.map(({ command }) => command.name())), words] as const,
  )
  const all = named.map(([name]) => name)
  return {
    'postmortem.1': programPage(program, all),
    ...Object.fromEntries(
      named.map(([name, words]) => [
        `${name}.1`,
        commandPage(name, words.at(-1), words.at(0)?.examples ?? []),
      ]),
    ),
  }
}

interface Word {
  readonly command: Command
  readonly examples: readonly string[]
}

const pageName = (words: readonly string[]) => ['postmortem', ...words].join('-')

/** Every command that help lists, with those above it. */
const below = (command: Command): (readonly Word[])[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter(one => one.name() !== 'help')
    .flatMap(one => {
      const word = { command: one, examples: examplesIn(one) }
      return [[word], ...below(one).map(words => [word, ...words])]
    })

/** The lines below "Examples:" of a help text. */
const examplesIn = (command: Command): readonly string[] => {
  let text = ''
  command.configureOutput({ ...command.configureOutput(), writeOut: part => (text += part) })
  command.outputHelp()
  const [, lines = ''] = /^Examples:\n((?: {2}.*\n)+)/.exec(text) ?? []
  return lines
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

function programPage(program: Command, pages: readonly string[]): string {
  const help = program.createHelp()
  const commands = help.visibleCommands(program).filter(one => one.name() !== 'help')
  return [
    head('postmortem', program.description()),
    section('SYNOPSIS', '.B postmortem\n[options] [command]'),
    section('COMMANDS', commands.map(one => tagged(pageName([one.name()]), one.description())).join('\n')),
    section('OPTIONS', optionsOf(program)),
    aboutRuns(),
    section(
      'SEE ALSO',
      `${pages.map(page => `.BR ${roff(page)} (1)`).join(' ,\n')}\n.PP\n${manifest.homepage}`,
    ),
  ].join('')
}

function commandPage(name: string, word: Word | undefined, examples: readonly string[]): string {
  if (!word) throw new Error(`${name} has no command`)
  const { command } = word
  const help = command.createHelp()
  const args = help.visibleArguments(command)
  const description = command.description()
  return [
    head(name, description),
    section('SYNOPSIS', `.B ${roff(name.replaceAll('-', ' '))}\n${roff(command.usage())}`),
    section(
      'DESCRIPTION',
      `${sentence(description)}${args.map(one => `\n${tagged(one.name(), one.description)}`).join('')}`,
    ),
    section('OPTIONS', optionsOf(command)),
    examples.length > 0 ? section('EXAMPLES', `.nf\n${examples.map(roff).join('\n')}\n.fi`) : '',
    section('SEE ALSO', '.BR postmortem (1)'),
  ].join('')
}

const head = (name: string, description: string) =>
  `.TH ${name.toUpperCase()} 1 "" "postmortem ${manifest.version}" "postmortem"\n${section('NAME', `${roff(name)} \\- ${roff(description)}`)}`

const section = (title: string, text: string) => `.SH ${title}\n${text}\n`

const tagged = (term: string, text: string) => `.TP\n.B ${roff(term)}\n${roff(text)}`

const sentence = (text: string) => `${roff(text.charAt(0).toUpperCase() + text.slice(1))}.`

function optionsOf(command: Command): string {
  const help = command.createHelp()
  const options = help.visibleOptions(command)
  const headings = [...new Set(options.map(({ helpGroupHeading = '' }) => helpGroupHeading))]
  return headings
    .map(heading => {
      const list = options
        .filter(({ helpGroupHeading = '' }) => helpGroupHeading === heading)
        .map(one => tagged(help.optionTerm(one), help.optionDescription(one)))
        .join('\n')
      return heading ? `.SS ${roff(heading.replace(/:$/, ''))}\n${list}` : list
    })
    .join('\n')
}

/** What the help says at its end, in sections with a term and a text to a line. */
function aboutRuns(): string {
  const titles: Readonly<Record<string, string>> = { 'Exit codes': 'EXIT STATUS' }
  return ABOUT_RUNS.trim()
    .split('\n\n')
    .map(part => {
      const [heading = '', ...lines] = part.split('\n')
      const title = heading.replace(/:$/, '')
      const body = lines.map(line => {
        const [, term, text] = /^ {2}(\S.*?) {2,}(.*)$/.exec(line) ?? []
        return term === undefined ? roff(line.trim()) : tagged(term, text ?? '')
      })
      return section(titles[title] ?? title.toUpperCase(), body.join('\n'))
    })
    .join('')
}

/** A text as roff prints it. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&')
