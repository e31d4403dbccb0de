import { withFolders } from '../collection/filter-flags.ts'
import type { CommandDeclaration } from '../declaration.ts'
import type { SiteOptions } from '../site/site.ts'

export const siteCommand: CommandDeclaration = {
  name: 'site',
  group: 'The collection',
  examples: [
    'postmortem site',
    'postmortem site --audience public --url https://status.example.com/postmortems/ --out public',
  ],
  declare: (command, host, end) =>
    withFolders(
      command.description('write a static site of all postmortems: a list to search, their pages, figures'),
    )
      .option('-o, --out <folder>', 'where to (default: site)')
      .addOption(
        command
          .createOption(
            '--audience <audience>',
            'public has what is published, without what is internal (default: internal)',
          )
          .choices(['internal', 'public']),
      )
      .option('-t, --template <name>', 'of the pages (default: sre, or dropbox for the public)')
      .option('--theme <file>', 'a style sheet to add to that of the postmortems')
      .option('--logo <file>', 'a picture for the top of the postmortems')
      .option('--url <address>', 'where it will be on the web: for the sitemap and the feed')
      .action(async (paths: string[], options: SiteOptions) => {
        const { site } = await import('../site/site.ts')
        end(await site(paths, options, host))
      }),
}
