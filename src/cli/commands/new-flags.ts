import { withAnswers } from '../answers/answer-flags.ts'
import type { CommandDeclaration } from '../declaration.ts'
import type { NewOptions } from './new.ts'

export const newCommand: CommandDeclaration = {
  name: 'new',
  group: 'The write-up',
  examples: [
    'postmortem new',
    'postmortem new "Storage migration slowed resumes" --severity SEV2 --started 06:59',
    'postmortem new --answers answers.yaml',
  ],
  declare: (command, host, end) =>
    withAnswers(
      command
        .description('write a postmortem from prompts, flags or an answers file')
        .argument('[title]', 'what failed, for whom')
        .option('--folder <folder>', "folder for the file (default: the config's folder, or postmortems)")
        .option('--json', 'print the postmortem as JSON'),
    ).action(async (title: string | undefined, options: NewOptions) => {
      const { newPostmortem } = await import('./new.ts')
      end(await newPostmortem(title, options, host))
    }),
}
