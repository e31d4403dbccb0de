import type { Command } from '../declaration.ts'

/** Adds the file, and the flags that decide how its page looks. */
export const withPage = (
  command: Command,
  file = 'the postmortem (default: the only one, or the one that you choose)',
): Command =>
  command
    .argument('[file]', file)
    .addOption(
      command.createOption('-t, --template <name>', 'see postmortem templates for a list').default('sre'),
    )
    .addOption(
      command
        .createOption(
          '--audience <audience>',
          'public leaves out what is marked as internal (default: public for templates that customers read)',
        )
        .choices(['internal', 'public']),
    )
    .option('--theme <file>', 'a style sheet to add to that of the page')
    .option('--logo <file>', 'a picture for the top of the page')
