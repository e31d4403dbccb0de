import { type CommandDeclaration, repeated } from '../declaration.ts'
import type { InitOptions } from './init.ts'

export const initCommand: CommandDeclaration = {
  name: 'init',
  group: 'Setup',
  examples: ['postmortem init', 'postmortem init --yes --with config --with github'],
  declare: (command, host, end) =>
    command
      .description('set up a repository: config, CI, hook, editor')
      .option(
        '--folder <folder>',
        'folder for the postmortems (default: the one that is there, else postmortems)',
      )
      .option('--with <part>', 'config, github, gitlab, pre-commit or vscode; may be repeated', repeated)
      .option('--yes', 'write without asking')
      .action(async (options: InitOptions) => {
        const { init } = await import('./init.ts')
        end(await init(options, host))
      }),
}
