import type { CommandDeclaration } from '../declaration.ts'
import type { RulesOptions } from './rules.ts'

export const rulesCommand: CommandDeclaration = {
  name: 'rules',
  group: 'Checks',
  examples: ['postmortem rules', 'postmortem rules --json'],
  declare: (command, host, end) =>
    command
      .description('list every rule')
      .option('--json', 'print JSON, with reasons, options and defaults')
      .action(async (options: RulesOptions) => {
        const { rules } = await import('./rules.ts')
        end(rules(options, host))
      }),
}
