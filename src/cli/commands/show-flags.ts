import type { CommandDeclaration } from '../declaration.ts'
import type { ShowOptions } from './show.ts'

export const showCommand: CommandDeclaration = {
  name: 'show',
  group: 'Checks',
  examples: ['postmortem show FILE', 'postmortem show --claims FILE', 'postmortem show --json FILE'],
  declare: (command, host, end) =>
    command
      .description('print what the program reads in a postmortem')
      .argument('[files...]', 'the files to show (default: the only one, or the one that you choose)')
      .option('--claims', 'print every statement in figures, and what it rests on')
      .option('--json', 'print JSON: one object, or one per line for several files')
      .action(async (paths: string[], options: ShowOptions) => {
        const { show } = await import('./show.ts')
        end(await show(paths, options, host))
      }),
}
