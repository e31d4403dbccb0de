import type { CommandDeclaration } from '../declaration.ts'
import type { ReopenOptions } from './reopen.ts'

export const reopenCommand: CommandDeclaration = {
  name: 'reopen',
  group: 'During an incident',
  examples: ['postmortem reopen', 'postmortem reopen "Errors are back"'],
  declare: (command, host, end) =>
    command
      .description('open the incident again that was closed last')
      .argument('[text...]', 'why it is not over')
      .option('--at <time>', 'when it came back (default: now)')
      .option('--file <file>', 'the postmortem, by path or part of its name or title')
      .option('--json', 'print the incident as JSON')
      .action(async (text: string[], options: ReopenOptions) => {
        const { reopen } = await import('./reopen.ts')
        end(await reopen(text, options, host))
      }),
}
