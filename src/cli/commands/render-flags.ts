import { type CommandDeclaration, named } from '../declaration.ts'
import { withPage } from '../page/page-options.ts'
import type { RenderFlags } from './render.ts'

export const renderCommand: CommandDeclaration = {
  name: 'render',
  group: 'Pages',
  examples: [
    'postmortem render FILE',
    'postmortem render FILE -t cloudshare -o page.html',
    'postmortem render FILE -t letter -o letter.pdf',
    'postmortem render FILE -t status -f text',
    'postmortem render FILE -t email -o mail.eml',
  ],
  declare: (command, host, end) =>
    withPage(command)
      .description('render a postmortem as HTML, Markdown, text, e-mail or PDF')
      .addOption(
        command
          .createOption('-f, --format <format>', 'the output format (default: from the ending of --output)')
          .choices(['markdown', 'html', 'text', 'eml', 'pdf'])
          .argParser(named(FORMATS)),
      )
      .option('-o, --output <file>', 'where to write (default: standard output)')
      .option('--force', 'write a public page even if it may reveal internal information')
      .option('--mermaid', 'in Markdown, draw the pictures in Mermaid')
      .option('--show-claims', 'mark the figures that the times and lists of the document support')
      .option('--watch', 'render again after each save')
      .option('--browser <path>', 'the Chromium that prints a PDF (default: the first one found)')
      .action(async (path: string | undefined, options: RenderFlags) => {
        const { render } = await import('./render.ts')
        end(await render(path, options, host))
      }),
}

/** The formats by their names, and by the endings of their files. */
const FORMATS: Readonly<Record<string, string>> = {
  ...{ markdown: 'markdown', html: 'html', text: 'text', eml: 'eml', pdf: 'pdf' },
  ...{ md: 'markdown', htm: 'html', txt: 'text' },
}
