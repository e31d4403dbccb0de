import type { CommandDeclaration } from '../declaration.ts'
import type { McpOptions } from './serve.ts'

export const mcpCommand: CommandDeclaration = {
  name: 'mcp',
  group: 'Checks',
  examples: ['postmortem mcp', 'postmortem mcp --write'],
  declare: (command, host, end) =>
    command
      .description(
        'hold an assistant that drafts to the facts: the model context protocol on standard streams',
      )
      .option('--write', 'let it add events to a timeline too')
      .action(async (options: McpOptions) => {
        const { serveAssistant } = await import('./serve.ts')
        end(await serveAssistant(options, host))
      }),
}
