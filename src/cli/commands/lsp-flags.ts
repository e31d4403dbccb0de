import type { CommandDeclaration } from '../declaration.ts'

export const lspCommand: CommandDeclaration = {
  name: 'lsp',
  group: 'Checks',
  examples: ['postmortem lsp'],
  declare: (command, host, end) =>
    command
      .description(
        'check postmortems in an editor as they are written: the language server protocol on standard streams',
      )
      // what editors pass
      .option('--stdio', 'standard streams, which it always uses')
      .action(async () => {
        const { serveEditor } = await import('../lsp/serve.ts')
        end(await serveEditor(host))
      }),
}
