import type { Command, CommandDeclaration } from '../declaration.ts'
import type { Shell } from '../setup/completion.ts'

export const completionCommand: CommandDeclaration = {
  name: 'completion',
  group: 'Setup',
  examples: ['postmortem completion bash > /etc/bash_completion.d/postmortem'],
  declare: (command, host, end) =>
    command
      .description('print the completion script for a shell')
      .addArgument(command.createArgument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
      .action(async (shell: Shell) => {
        const { completion } = await import('./completion.ts')
        end(completion(shell, host))
      }),
}

/** The command that the completion scripts call. */
export const completionWordsCommand: CommandDeclaration = {
  name: 'completion-words',
  group: 'Setup',
  examples: [],
  declare: (command, host, end) =>
    command.argument('[words...]').action(async (words: string[]) => {
      const { completionWords } = await import('./completion.ts')
      end(await completionWords(command.parent as Command, words, host))
    }),
}
