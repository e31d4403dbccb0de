import { Command, CommanderError } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { type ExitCode, exitCode, PostmortemError, stackOf } from '../errors.ts'
import type { Host } from '../host/index.ts'
import { visible } from '../visible.ts'
import { actionsCommand } from './commands/actions-flags.ts'
import { adoptCommand } from './commands/adopt-flags.ts'
import { completionCommand, completionWordsCommand } from './commands/completion-flags.ts'
import { editCommand } from './commands/edit-flags.ts'
import { explainCommand } from './commands/explain-flags.ts'
import { exportCommand } from './commands/export-flags.ts'
import { importCommand } from './commands/import-flags.ts'
import { initCommand } from './commands/init-flags.ts'
import { lintCommand } from './commands/lint-flags.ts'
import { listCommand } from './commands/list-flags.ts'
import { logCommand } from './commands/log-flags.ts'
import { lspCommand } from './commands/lsp-flags.ts'
import { newCommand } from './commands/new-flags.ts'
import { previewCommand } from './commands/preview-flags.ts'
import { renderCommand } from './commands/render-flags.ts'
import { reopenCommand } from './commands/reopen-flags.ts'
import { resolveCommand } from './commands/resolve-flags.ts'
import { rulesCommand } from './commands/rules-flags.ts'
import { searchCommand } from './commands/search-flags.ts'
import { showCommand } from './commands/show-flags.ts'
import { similarCommand } from './commands/similar-flags.ts'
import { siteCommand } from './commands/site-flags.ts'
import { startCommand } from './commands/start-flags.ts'
import { statsCommand } from './commands/stats-flags.ts'
import { statusCommand } from './commands/status-flags.ts'
import { templatesCommand } from './commands/templates-flags.ts'
import { undoCommand } from './commands/undo-flags.ts'
import type { CommandDeclaration } from './declaration.ts'
import { mcpCommand } from './mcp/mcp-flags.ts'

/** Every command, in the order of the help. */
const commands: readonly CommandDeclaration[] = [
  startCommand,
  logCommand,
  resolveCommand,
  reopenCommand,
  undoCommand,
  statusCommand,
  newCommand,
  editCommand,
  importCommand,
  lintCommand,
  lspCommand,
  mcpCommand,
  adoptCommand,
  showCommand,
  listCommand,
  actionsCommand,
  searchCommand,
  similarCommand,
  statsCommand,
  siteCommand,
  exportCommand,
  renderCommand,
  previewCommand,
  templatesCommand,
  rulesCommand,
  explainCommand,
  initCommand,
  completionCommand,
  completionWordsCommand,
]

/**
 * Runs the program.
 *
 * @param argv the words after the program's name.
 * @returns the exit code. Never throws: it prints a failure to the error output, and a bug with its stack.
 */
export async function main(argv: readonly string[], host: Host): Promise<ExitCode> {
  try {
    return await run(argv, host)
  } catch (error) {
    return report(error, host)
  }
}

function report(error: unknown, host: Host): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.cannotRun
  const known = error instanceof PostmortemError
  const text = known
    ? `${error.message}\n`
    : `This is a bug in postmortem. Please report it together with the command that you ran.\n${stackOf(error)}\n`
  try {
    host.terminal.err(visible(text))
  } catch {
    // the error output is gone too: only the exit code is left
  }
  return known ? error.exitCode : exitCode.bug
}

async function run(argv: readonly string[], host: Host): Promise<ExitCode> {
  let result: ExitCode = exitCode.ok
  const program = programOf(neededBy(argv), inColor(host, colorFlag(argv)), code => {
    result = code
  })
  await program.parseAsync(argv, { from: 'user' })
  return result
}

/** What `--color` or `--no-color` says, wherever it stands: the last counts, and help is printed before flags are read. */
function colorFlag(argv: readonly string[]): boolean | undefined {
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length)
  const last = flags.findLast(word => word === '--color' || word === '--no-color')
  return last === undefined ? undefined : last === '--color'
}

/** A host whose terminal has colours, or none. */
function inColor(host: Host, wanted: boolean | undefined): Host {
  if (wanted === undefined) return host
  const { color, links } = host.terminal
  const levels = wanted ? { out: color.out || 1, err: color.err || 1 } : { out: 0, err: 0 }
  // the terminal makes its other values when they are named
  const terminal = Object.create(host.terminal, {
    color: { value: levels },
    links: { value: wanted && links },
  })
  return { ...host, terminal }
}

/** The commands that a run declares, which takes a while: the named one, or all for help and completion. */
function neededBy([first = '']: readonly string[]): readonly CommandDeclaration[] {
  if (first === '--version') return []
  const named = first === 'completion-words' ? undefined : commands.find(({ name }) => name === first)
  return named ? [named] : commands
}

function programOf(
  declared: readonly CommandDeclaration[],
  host: Host,
  end: (code: ExitCode) => void,
): Command {
  const program = new Command('postmortem')
    .description('Write, check and render incident postmortems.')
    .version(manifest.version, '-v, --version')
    .option('--color', 'colours, in a pipe too')
    .option('--no-color', 'no colours')
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => host.terminal.columns,
      getErrHelpWidth: () => host.terminal.columns,
      // to ask Node's streams would load them
      getOutHasColors: () => host.terminal.color.out > 0,
      getErrHasColors: () => host.terminal.color.err > 0,
      writeOut: text => host.terminal.out(text),
      writeErr: text => host.terminal.err(visible(text)),
      outputError: (text, write) =>
        write(
          `${asSentence(text)}${synonymHint(text)}${/^error: unknown option '-[^ '\n]* /.test(text) ? DASHES : ''}`,
        ),
    })
    .addHelpText(
      'before',
      'Examples:\n  postmortem start "Checkout errors"        during an incident\n  postmortem log "Traffic moved away"\n  postmortem new "Checkout errors"          after an incident\n  postmortem lint\n  postmortem render FILE -t sre -f html -o page.html\n',
    )
    .addHelpText('after', ABOUT_RUNS)
  for (const { name, group, examples, declare } of declared) {
    const command = program.command(name, { hidden: examples.length === 0 }).helpGroup(`${group}:`)
    if (examples.length > 0)
      command.addHelpText('before', `Examples:\n${examples.map(line => `  ${line}\n`).join('')}`)
    declare(command, host, end)
  }
  return program
}

/** What the help of the program says at its end. */
export const ABOUT_RUNS = `
Exit codes:
  0 done, 1 findings, 2 could not run, 70 a bug of this program, 130 stopped

Environment:
  TZ                   the time zone of this machine
  VISUAL, EDITOR       the editor for long answers
  ACCESSIBLE           1 asks line by line, without redraws
  NO_COLOR             no colours; FORCE_COLOR: colours in a pipe too

Files:
  postmortem.config.yaml     settings, for all files below its folder
  postmortem-baseline.json   findings that lint passes over
  .postmortem/               what log and undo remember; git ignores it
`

/** What other tools call the commands. */
const SYNONYMS: Readonly<Record<string, string>> = {
  ls: 'list',
  open: 'start',
  begin: 'start',
  close: 'resolve',
  end: 'resolve',
  add: 'log',
  note: 'log',
  check: 'lint',
  validate: 'lint',
  version: '--version',
}

/** A message of commander in the form of all others: `error: unknown option '--x'` is "Unknown option '--x'." */
const asSentence = (error: string): string =>
  error.replace(
    /^error: (.)([^\n]*?)\.?\n/,
    (_, first: string, rest: string) => `${first.toUpperCase()}${rest}.\n`,
  )

function synonymHint(error: string): string {
  const word = /^error: unknown command '([^']{1,20})'/.exec(error)?.[1] ?? ''
  return Object.hasOwn(SYNONYMS, word) ? `Use postmortem ${SYNONYMS[word]}.\n` : ''
}

const DASHES =
  'Put -- before a text that begins with a dash, and flags before the --: --at 14:05 -- "-5% traffic".\n'

/** The program with every command, for pages about it. */
export const declaredProgram = (host: Host): Command => programOf(commands, host, () => {})
