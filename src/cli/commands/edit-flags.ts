import { withAnswers } from '../answers/answer-flags.ts'
import type { CommandDeclaration } from '../declaration.ts'
import type { EditOptions } from './edit.ts'

export const editCommand: CommandDeclaration = {
  name: 'edit',
  group: 'The write-up',
  examples: [
    'postmortem edit',
    'postmortem edit FILE --root-cause "The routine had no limit." --action "Limit it — @storage"',
  ],
  declare: (command, host, end) =>
    withAnswers(
      command
        .description('continue a postmortem: asks for what is missing or flagged by lint')
        .argument('[file]', 'the postmortem (default: one of the drafts)')
        .option('--title <text>', 'what failed, for whom')
        .addHelpText(
          'after',
          '\nEvents, actions, factors and lessons are added to the existing ones; other answers replace what is there.',
        ),
    ).action(async (file: string | undefined, options: EditOptions) => {
      const { edit } = await import('./edit.ts')
      end(await edit(file, options, host))
    }),
}
