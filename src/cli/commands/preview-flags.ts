import { type CommandDeclaration, port } from '../declaration.ts'
import { withPage } from '../page/page-options.ts'
import type { PreviewFlags } from './preview.ts'

export const previewCommand: CommandDeclaration = {
  name: 'preview',
  group: 'Pages',
  examples: [
    'postmortem preview FILE',
    'postmortem preview FILE -t letter --open',
    'postmortem preview --open',
  ],
  declare: (command, host, end) =>
    withPage(command, 'the postmortem (default: all of them, as a site)')
      .description(
        'show the page with its findings, or the site of all postmortems, in a local browser, and update it after each save',
      )
      .option('--open', 'open the browser')
      .option('--port <number>', 'the port of the page (default: a free one)', port)
      .action(async (path: string | undefined, options: PreviewFlags) => {
        const { preview } = await import('./preview.ts')
        end(await preview(path, options, host))
      }),
}
