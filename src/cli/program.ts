import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { type ExitCode, exitCode, PostmortemError } from '../errors.ts'
import type { Host } from '../host/index.ts'
import { visible } from '../visible.ts'
import type { EditOptions } from './commands/edit.ts'
import type { InitOptions } from './commands/init.ts'
import type { LintFlags } from './commands/lint.ts'
import type { LogOptions } from './commands/log.ts'
import type { NewOptions } from './commands/new.ts'
import type { PreviewFlags } from './commands/preview.ts'
import type { RenderFlags } from './commands/render.ts'
import type { ResolveOptions } from './commands/resolve.ts'
import type { RulesOptions } from './commands/rules.ts'
import type { ShowOptions } from './commands/show.ts'
import type { StartOptions } from './commands/start.ts'
import type { StatusOptions } from './commands/status.ts'
import type { Shell } from './setup/completion.ts'

/**
 * Run the program.
 *
 * @param argv what stands behind the program's name.
 * @returns how to end. Never throws: a failure is said on the error output, a bug with its stack.
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
    : `This is a bug in postmortem. Please report it with what you did.\n${stackOf(error)}\n`
  try {
    host.err(visible(text))
  } catch {
    // the error output is gone too; the exit code is all that is left to say
  }
  return known ? error.exitCode : exitCode.bug
}

const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

async function run(argv: readonly string[], host: Host): Promise<ExitCode> {
  let result: ExitCode = exitCode.ok
  const program = new Command('postmortem')
    .description('Write, check and render incident postmortems.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => host.columns,
      getErrHelpWidth: () => host.columns,
      // to ask Node's streams would load them
      getOutHasColors: () => host.color.out > 0,
      getErrHasColors: () => host.color.err > 0,
      writeOut: text => host.out(text),
      writeErr: text => host.err(visible(text)),
      outputError: (text, write) =>
        write(`${text}${/^error: unknown option '-[^ '\n]* /.test(text) ? DASHES : ''}`),
    })
    .addHelpText(
      'before',
      'Examples:\n  postmortem start "Checkout errors"        while it burns\n  postmortem log "Traffic moved away"\n  postmortem new "Checkout errors"          afterwards\n  postmortem lint\n  postmortem render FILE -t sre -f html -o page.html\n',
    )

  const end = (code: ExitCode) => {
    result = code
  }
  for (const add of neededBy(argv)) add(program, host, end)
  await program.parseAsync(argv, { from: 'user' })
  return result
}

const DASHES =
  'Put -- before a text that begins with a dash, and flags before that: --at 14:05 -- "-5% traffic".\n'

/** Is told how a command ended. */
type End = (code: ExitCode) => void

/** In the order in which help lists them. */
const commands = new Map([
  ['start', addStart],
  ['log', addLog],
  ['resolve', addResolve],
  ['status', addStatus],
  ['new', addNew],
  ['edit', addEdit],
  ['lint', addLint],
  ['show', addShow],
  ['render', addRender],
  ['preview', addPreview],
  ['templates', addTemplates],
  ['rules', addRules],
  ['explain', addExplain],
  ['init', addInit],
  ['completion', addCompletion],
  ['completion-words', addCompletionWords],
])

/** Of a run that names its command no other is made, which takes a while; completion speaks of all of them. */
function neededBy([first = '']: readonly string[]) {
  if (first === '--version') return []
  const named = first === 'completion-words' ? undefined : commands.get(first)
  return named ? [named] : commands.values()
}

function addNew(program: Command, host: Host, end: End): void {
  const command = withExamples(program.command('new'), [
    'postmortem new',
    'postmortem new "Storage migration slowed resumes" --severity SEV2 --started 06:59',
    'postmortem new --answers answers.yaml',
  ])
    .description('write a postmortem from prompts, flags or an answers file')
    .argument('[title]', 'what failed, for whom')
    .option('--folder <folder>', "where to put the file (default: the config's folder, or postmortems)")
  withAnswers(command).action(async (title: string | undefined, options: NewOptions) => {
    const { newPostmortem } = await import('./commands/new.ts')
    end(await newPostmortem(title, options, host))
  })
}

function addEdit(program: Command, host: Host, end: End): void {
  const command = withExamples(program.command('edit'), [
    'postmortem edit',
    'postmortem edit FILE --root-cause "The routine had no limit." --action "Limit it — @storage"',
  ])
    .description('go on with a postmortem: what is missing, and what lint complains of')
    .argument('[file]', 'the postmortem (default: one of the drafts)')
    .option('--title <text>', 'what failed, for whom')
    .addHelpText(
      'after',
      '\nEvents, actions, factors and lessons are added to those that are there; the rest is set.',
    )
  withAnswers(command).action(async (file: string | undefined, options: EditOptions) => {
    const { edit } = await import('./commands/edit.ts')
    end(await edit(file, options, host))
  })
}

/** The flags that answer what is asked. */
const withAnswers = (command: Command): Command =>
  command
    .option('--answers <file>', 'YAML or JSON with any of the answers; - reads standard input')
    .option('--date <date>', 'the day it began, YYYY-MM-DD')
    .option('--timezone <zone>', 'IANA zone of the times, such as America/Los_Angeles')
    .option('--severity <label>', 'such as SEV2')
    .option('--service <name>', 'a service that was affected; may be repeated', gathered)
    .option('--author <name>', 'who writes this; may be repeated', gathered)
    .option('--summary <text>', 'what happened, in a few sentences')
    .option('--impact <text>', 'who was affected, how much, for how long')
    .option(
      '--event <line>',
      'a timeline entry: "06:55 what happened", "+4m what happened next"; may be repeated',
      gathered,
    )
    .option('--started <time>', 'when the impact began')
    .option('--detected <time>', 'when somebody or something noticed')
    .option('--acknowledged <time>', 'when somebody began to work on it')
    .option('--mitigated <time>', 'when the impact ended')
    .option('--resolved <time>', 'when all was as before')
    .option('--root-cause <text>', 'the condition whose repair prevents it')
    .option('--factor <text>', 'a contributing factor; may be repeated', gathered)
    .option(
      '--action <line>',
      'an action item: "what — @owner, due 2012-04-13, prevent"; may be repeated',
      gathered,
    )
    .option('--lesson <text>', 'something learned; may be repeated', gathered)
    .option('--plain', 'ask in plain lines, without menus or redraws (also: ACCESSIBLE=1)')

function addStart(program: Command, host: Host, end: End): void {
  withExamples(program.command('start'), [
    'postmortem start "Checkout errors"',
    'postmortem start "Checkout errors" --severity SEV2 --at "10 min ago"',
  ])
    .description('open an incident that has just begun')
    .argument('<title...>', 'what fails, for whom')
    .option('--at <time>', 'when it began: 14:05, "10 min ago", 2026-03-08T02:30-05:00 (default: now)')
    .option('--severity <label>', 'such as SEV2')
    .option('--service <name>', 'a service that is affected; may be repeated', gathered)
    .option('--timezone <zone>', "IANA zone of the times (default: the config's, or this machine's)")
    .option('--folder <folder>', "where to put the file (default: the config's folder, or postmortems)")
    .action(async (title: string[], options: StartOptions) => {
      const { start } = await import('./commands/start.ts')
      end(await start(title, options, host))
    })
}

function addLog(program: Command, host: Host, end: End): void {
  withExamples(program.command('log'), [
    'postmortem log "Traffic moved away"',
    'postmortem log "First alert" --at "10 min ago" --detected',
    'kubectl get events | tail -1 | postmortem log -',
  ])
    .description('note an event of the incident that is open')
    .argument('[text...]', 'what happened; - reads standard input')
    .option(
      '--at <time>',
      'when: 14:05, "10 min ago", +4m behind the last event, 2026-03-08T02:30-05:00 (default: now)',
    )
    .option('--detected', 'this is when somebody or something noticed')
    .option('--acknowledged', 'this is when somebody began to work on it')
    .option('--mitigated', 'this ended the impact')
    .option('--resolved', 'with this all was as before')
    .option('--file <file>', 'the postmortem, where several incidents are open')
    .action(async (text: string[], options: LogOptions) => {
      const { log } = await import('./commands/log.ts')
      end(await log(text, options, host))
    })
}

function addResolve(program: Command, host: Host, end: End): void {
  withExamples(program.command('resolve'), [
    'postmortem resolve',
    'postmortem resolve "Cache back to normal" --at 15:10',
  ])
    .description('close the incident that is open')
    .argument('[text...]', 'what ended it')
    .option('--at <time>', 'when it was over (default: now)')
    .option('--file <file>', 'the postmortem, where several incidents are open')
    .action(async (text: string[], options: ResolveOptions) => {
      const { resolve } = await import('./commands/resolve.ts')
      end(await resolve(text, options, host))
    })
}

function addStatus(program: Command, host: Host, end: End): void {
  withExamples(program.command('status'), ['postmortem status', 'postmortem status --json'])
    .description('show the incidents that are open, with the clock running')
    .option('--json', 'for programs')
    .action(async (options: StatusOptions) => {
      const { status } = await import('./commands/status.ts')
      end(await status(options, host))
    })
}

function addLint(program: Command, host: Host, end: End): void {
  withExamples(program.command('lint'), [
    'postmortem lint',
    'postmortem lint docs/incidents "**/*-postmortem.md"',
    'postmortem lint --since origin/main --format github',
    'postmortem lint --fix FILE',
  ])
    .description('check postmortems: structure, times, claims, action items, language')
    .argument('[paths...]', "files, folders and patterns (default: the config's folder, or postmortems)")
    .optionsGroup('What to check:')
    .option('--since <ref>', 'only files that differ from where the branch left REF')
    .option('--staged', 'only what is staged, as it is staged')
    .option('--changed-lines', 'with these: only findings on lines that changed')
    .option('--stdin', 'lint standard input')
    .option('--stdin-filename <path>', 'the path that standard input is said to have')
    .option('--allow-empty', 'exit 0 when a path matches nothing')
    .optionsGroup('By which rules:')
    .option('--config <file>', 'use this config instead of the nearest')
    .option('--no-config', 'use no config')
    .option('--preset <name>', 'add the rules of a preset: strict or public; may be repeated', gathered)
    .option('--rule <rule=level>', 'set a rule: off, on, warn or error; may be repeated', gathered)
    .option('--timezone <zone>', 'the zone of times that nothing gives one')
    .option('--print-config <file>', 'print the settings of a file and do nothing else')
    .addOption(
      new Option(
        '--baseline <what>',
        'write: record all findings, so that only new ones count; ignore: count all',
      ).choices(['write', 'ignore']),
    )
    .optionsGroup('What to change:')
    .option('--fix', 'apply the fixes that cannot change what is meant')
    .option('--fix-unsafe', 'apply all fixes')
    .option('--fix-dry-run', 'print what --fix would change as a diff, and change nothing')
    .optionsGroup('What to report:')
    .option(
      '--format <format>',
      'pretty, json, sarif, junit, github, gitlab, checkstyle, rdjson, markdown; FORMAT=FILE writes a file; may be repeated',
      gathered,
    )
    .option('--quiet', 'report errors only')
    .option('--max-warnings <count>', 'exit 1 when there are more warnings than this', wholeNumber)
    .action(async (paths: string[], options: LintFlags) => {
      const { lint } = await import('./commands/lint.ts')
      end(await lint(paths, options, host))
    })
}

function addShow(program: Command, host: Host, end: End): void {
  withExamples(program.command('show'), ['postmortem show FILE', 'postmortem show --json FILE'])
    .description('print a postmortem as it is understood')
    .argument('<files...>', 'the files to show')
    .option('--json', 'for programs: one object, or one to a line for several files')
    .action(async (paths: string[], options: ShowOptions) => {
      const { show } = await import('./commands/show.ts')
      end(await show(paths, options, host))
    })
}

function addRender(program: Command, host: Host, end: End): void {
  withPage(
    withExamples(program.command('render'), [
      'postmortem render FILE',
      'postmortem render FILE -t cloudshare -o page.html',
      'postmortem render FILE -t letter -o letter.pdf',
      'postmortem render FILE -t status -f text',
    ]).description('render a postmortem as a page, Markdown, text or PDF'),
  )
    .addOption(
      new Option('-f, --format <format>', 'what to make; by default what --output ends in').choices([
        'markdown',
        'html',
        'text',
        'pdf',
      ]),
    )
    .option('-o, --output <file>', 'where to write (default: standard output)')
    .option('--force', 'write a page for the public though it may give something away')
    .option('--mermaid', 'in Markdown, draw the pictures in Mermaid')
    .option('--watch', 'make the page again after each save')
    .option('--browser <path>', 'the Chromium that prints a PDF (default: the one that is found)')
    .action(async (path: string, options: RenderFlags) => {
      const { render } = await import('./commands/render.ts')
      end(await render(path, options, host))
    })
}

function addPreview(program: Command, host: Host, end: End): void {
  withPage(
    withExamples(program.command('preview'), [
      'postmortem preview FILE',
      'postmortem preview FILE -t letter --open',
    ]).description('show the page in a browser of this machine, with findings beside it, after each save'),
  )
    .option('--open', 'open the browser')
    .action(async (path: string, options: PreviewFlags) => {
      const { preview } = await import('./commands/preview.ts')
      end(await preview(path, options, host))
    })
}

/** What decides how a page looks. */
const withPage = (command: Command): Command =>
  command
    .argument('<file>', 'the postmortem')
    .addOption(new Option('-t, --template <name>', 'postmortem templates lists them').default('sre'))
    .addOption(
      new Option(
        '--audience <audience>',
        'public leaves out what is marked as internal; by default public where customers read the template',
      ).choices(['internal', 'public']),
    )
    .option('--theme <file>', 'a style sheet that is laid over that of the page')
    .option('--logo <file>', 'a picture for the head of the page')

function addTemplates(program: Command, host: Host, end: End): void {
  const command = withExamples(program.command('templates'), [
    'postmortem templates',
    'postmortem templates show letter',
    'postmortem templates eject letter --as our-letter',
  ])
    .description('list templates, show how one is written, copy one to change it')
    .action(async () => {
      const { listTemplates } = await import('./commands/templates.ts')
      end(await listTemplates(host))
    })
  command
    .command('list')
    .description('list all templates')
    .action(async () => {
      const { listTemplates } = await import('./commands/templates.ts')
      end(await listTemplates(host))
    })
  command
    .command('show')
    .description('print how a template is written')
    .argument('<template>', 'its name')
    .action(async (name: string) => {
      const { showTemplate } = await import('./commands/templates.ts')
      end(await showTemplate(name, host))
    })
  command
    .command('eject')
    .description('copy a built-in template into a folder of your own')
    .argument('<template>', 'its name')
    .option('--as <name>', 'the name of the copy (default: the same, which goes before the built-in one)')
    .option('--folder <folder>', "where to put it (default: the config's templates, or templates)")
    .action(async (name: string, options: { as?: string; folder?: string }) => {
      const { ejectTemplate } = await import('./commands/templates.ts')
      end(await ejectTemplate(name, options, host))
    })
}

function addRules(program: Command, host: Host, end: End): void {
  withExamples(program.command('rules'), ['postmortem rules', 'postmortem rules --json'])
    .description('list every rule')
    .option('--json', 'for programs: with reasons, options and defaults')
    .action(async (options: RulesOptions) => {
      const { rules } = await import('./commands/rules.ts')
      end(rules(options, host))
    })
}

function addExplain(program: Command, host: Host, end: End): void {
  withExamples(program.command('explain'), ['postmortem explain blame'])
    .description('say what a rule asks for, and why, with examples')
    .argument('<rule>', 'its name, as in a finding')
    .action(async (rule: string) => {
      const { explain } = await import('./commands/explain.ts')
      end(explain(rule, host))
    })
}

function addInit(program: Command, host: Host, end: End): void {
  withExamples(program.command('init'), [
    'postmortem init',
    'postmortem init --yes --with config --with github',
  ])
    .description('set a repository up: config, CI, hook, editor')
    .option('--folder <folder>', 'where the postmortems are', 'postmortems')
    .option('--with <part>', 'config, github, gitlab, pre-commit or vscode; may be repeated', gathered)
    .option('--yes', 'ask nothing, and write')
    .action(async (options: InitOptions) => {
      const { init } = await import('./commands/init.ts')
      end(await init(options, host))
    })
}

function addCompletion(program: Command, host: Host, end: End): void {
  withExamples(program.command('completion'), [
    'postmortem completion bash > /etc/bash_completion.d/postmortem',
  ])
    .description('print what makes a shell complete this program')
    .addArgument(new Argument('<shell>', 'which one').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => {
      const { completion } = await import('./commands/completion.ts')
      end(completion(shell, host))
    })
}

function addCompletionWords(program: Command, host: Host, end: End): void {
  program
    .command('completion-words', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      const { completionWords } = await import('./commands/completion.ts')
      end(await completionWords(program, words, host))
    })
}

const withExamples = (command: Command, examples: readonly string[]): Command =>
  command.addHelpText('before', `Examples:\n${examples.map(line => `  ${line}\n`).join('')}`)

/** Takes one value each time, so that a path behind it stays a path. */
const gathered = (value: string, before: readonly string[] = []): string[] => [...before, value]

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.')
  return Number(text)
}
