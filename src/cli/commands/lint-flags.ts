import { type CommandDeclaration, repeated, wholeNumber } from '../declaration.ts'
import type { LintFlags } from './lint.ts'

export const lintCommand: CommandDeclaration = {
  name: 'lint',
  group: 'Checks',
  examples: [
    'postmortem lint',
    'postmortem lint docs/incidents "**/*-postmortem.md"',
    'postmortem lint --since origin/main --format github',
    'postmortem lint --fix FILE',
  ],
  declare: (command, host, end) =>
    command
      .description('check postmortems: structure, times, claims, action items, language')
      .argument('[paths...]', "files, folders and patterns (default: the config's folder, or postmortems)")
      .optionsGroup('What to check:')
      .option('--since <ref>', 'only files that differ from where the branch left REF')
      .option('--staged', 'only staged files, as they are staged')
      .option('--changed-lines', 'with --since or --staged: only findings on lines that changed')
      .option('--stdin', 'lint standard input; with --fix, print the fixed text')
      .option('--stdin-filename <path>', 'the path to report for standard input')
      .option('--allow-empty', 'exit 0 when a path matches nothing')
      .optionsGroup('By which rules:')
      .option('--config <file>', 'use this config instead of the nearest')
      .option('--no-config', 'use no config')
      .option('--preset <name>', 'add the rules of a preset: strict or public; may be repeated', repeated)
      .option('--rule <rule=level>', 'set a rule: off, on, warn or error; may be repeated', repeated)
      .option('--timezone <zone>', 'the zone of times that have no other zone')
      .option('--print-config <file>', 'print the settings for a file and exit')
      .addOption(
        command
          .createOption(
            '--baseline <what>',
            'write: record all findings, so that only new ones count; ignore: count all',
          )
          .choices(['write', 'ignore']),
      )
      .optionsGroup('What to change:')
      .option('--fix', 'apply the fixes that cannot change the meaning')
      .option('--fix-unsafe', 'apply all fixes')
      .option('--fix-dry-run', 'print what --fix would change as a diff, and change nothing')
      .optionsGroup('What to report:')
      .option(
        '--format <format>',
        'pretty, unix, json, sarif, junit, github, gitlab, checkstyle, rdjson, markdown; FORMAT=FILE writes a file; may be repeated',
        repeated,
      )
      .option('--quiet', 'report errors only')
      .option('--max-warnings <count>', 'exit 1 when there are more warnings than this', wholeNumber)
      .action(async (paths: string[], options: LintFlags) => {
        const { lint } = await import('./lint.ts')
        end(await lint(paths, options, host))
      }),
}
