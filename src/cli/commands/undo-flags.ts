import type { CommandDeclaration } from '../declaration.ts'
import type { UndoOptions } from './undo.ts'

export const undoCommand: CommandDeclaration = {
  name: 'undo',
  group: 'During an incident',
  examples: ['postmortem undo', 'postmortem undo --file checkout'],
  declare: (command, host, end) =>
    command
      .description(
        'take back the last change of start, log, resolve, reopen, new or edit; again for the one before',
      )
      .option(
        '--file <file>',
        'the postmortem, by path or part of its name or title (default: the last changed)',
      )
      .action(async (options: UndoOptions) => {
        const { undo } = await import('./undo.ts')
        end(await undo(options, host))
      }),
}
