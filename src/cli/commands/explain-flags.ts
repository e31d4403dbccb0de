import type { CommandDeclaration } from '../declaration.ts'

export const explainCommand: CommandDeclaration = {
  name: 'explain',
  group: 'Checks',
  examples: ['postmortem explain blame'],
  declare: (command, host, end) =>
    command
      .description('explain what a rule checks, and why, with examples')
      .argument('<rule>', 'its name, as in a finding')
      .action(async (rule: string) => {
        const { explain } = await import('./explain.ts')
        end(explain(rule, host))
      }),
}
