import { type CommandDeclaration, repeated } from '../declaration.ts'
import type { StartOptions } from './start.ts'

export const startCommand: CommandDeclaration = {
  name: 'start',
  group: 'During an incident',
  examples: [
    'postmortem start "Checkout errors"',
    'postmortem start "Checkout errors" --severity SEV2 --at "10 min ago"',
  ],
  declare: (command, host, end) =>
    command
      .description('open an incident that has just begun')
      .argument('<title...>', 'what fails, for whom')
      .option('--at <time>', 'when it began: 14:05, "10 min ago", 2026-03-08T02:30-05:00 (default: now)')
      .option('--severity <label>', 'such as SEV2')
      .option('--service <name>', 'an affected service; may be repeated', repeated)
      .option('--timezone <zone>', "IANA zone of the times (default: the config's, or this machine's)")
      .option('--folder <folder>', "folder for the file (default: the config's folder, or postmortems)")
      .option('--force', 'open another incident of a title that is open')
      .option('--json', 'print the incident as JSON')
      .action(async (title: string[], options: StartOptions) => {
        const { start } = await import('./start.ts')
        end(await start(title, options, host))
      }),
}
