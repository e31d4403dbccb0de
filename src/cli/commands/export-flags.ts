import { withFilters } from '../collection/filter-flags.ts'
import type { CommandDeclaration } from '../declaration.ts'
import type { ExportOptions } from './export.ts'

export const exportCommand: CommandDeclaration = {
  name: 'export',
  group: 'The collection',
  examples: [
    'postmortem export > postmortems.jsonl',
    'postmortem export --format csv --out tables',
    'postmortem export --format sqlite --out postmortems.db',
  ],
  declare: (command, host, end) =>
    withFilters(
      command.description('write documents, events, actions and durations as tables for other programs'),
    )
      .optionsGroup('How:')
      .addOption(
        command
          .createOption('--format <format>', 'a row a line as JSON, CSV, or a database (default: jsonl)')
          .choices(['jsonl', 'csv', 'sqlite']),
      )
      .option('-o, --out <path>', 'a file; for CSV of all tables a folder')
      .addOption(
        command
          .createOption('--table <name>', 'only this one')
          .choices(['documents', 'events', 'actions', 'durations']),
      )
      .action(async (paths: string[], options: ExportOptions) => {
        const { exportTables } = await import('./export.ts')
        end(await exportTables(paths, options, host))
      }),
}
