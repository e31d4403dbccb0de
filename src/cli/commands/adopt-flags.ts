import type { CommandDeclaration } from '../declaration.ts'
import type { AdoptFlags } from './adopt.ts'

export const adoptCommand: CommandDeclaration = {
  name: 'adopt',
  group: 'The write-up',
  examples: ['postmortem adopt', 'postmortem adopt docs/incidents --dry-run'],
  declare: (command, host, end) =>
    command
      .description('write front matter into old postmortems, from what their text says')
      .argument('[paths...]', "files, folders and patterns (default: the config's folder, or postmortems)")
      .option('--dry-run', 'print the changes as a diff, and write nothing')
      .option('--yes', 'write without asking')
      .action(async (paths: readonly string[], flags: AdoptFlags) => {
        const { adopt } = await import('./adopt.ts')
        end(await adopt(paths, flags, host))
      }),
}
