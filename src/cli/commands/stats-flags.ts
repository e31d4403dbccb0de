import { withFilters } from '../collection/filter-flags.ts'
import type { CommandDeclaration } from '../declaration.ts'
import type { StatsOptions } from './stats.ts'

export const statsCommand: CommandDeclaration = {
  name: 'stats',
  group: 'The collection',
  examples: [
    'postmortem stats',
    'postmortem stats --since 2026 --service checkout',
    'postmortem stats --json',
  ],
  declare: (command, host, end) =>
    withFilters(
      command.description('say how often, how long and how noticed: medians and quartiles, never a mean'),
    )
      .optionsGroup('How:')
      .option('--json', 'print JSON')
      .option('--csv', 'print CSV')
      .action(async (paths: string[], options: StatsOptions) => {
        const { stats } = await import('./stats.ts')
        end(await stats(paths, options, host))
      }),
}
