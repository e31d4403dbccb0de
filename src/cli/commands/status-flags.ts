import type { CommandDeclaration } from '../declaration.ts'
import type { StatusOptions } from './status.ts'

export const statusCommand: CommandDeclaration = {
  name: 'status',
  group: 'During an incident',
  examples: ['postmortem status', 'postmortem status --json'],
  declare: (command, host, end) =>
    command
      .description('list the open incidents and how long each has been open')
      .option('--json', 'print JSON')
      .action(async (options: StatusOptions) => {
        const { status } = await import('./status.ts')
        end(await status(options, host))
      }),
}
