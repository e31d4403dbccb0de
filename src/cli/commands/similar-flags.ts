import { filtersOnly } from '../collection/filter-flags.ts'
import { type CommandDeclaration, repeated, wholeNumber } from '../declaration.ts'
import type { SearchOptions } from './search.ts'

export const similarCommand: CommandDeclaration = {
  name: 'similar',
  group: 'The collection',
  examples: ['postmortem similar FILE', 'postmortem similar "Checkout errors after a deploy"'],
  declare: (command, host, end) =>
    filtersOnly(
      command
        .description('find postmortems like one, or like a title: have we had this before?')
        .argument('<file or title...>', 'a postmortem, or the words of a title'),
    )
      .option(
        '--in <path>',
        'a file or a folder (default: the folder of postmortems); may be repeated',
        repeated,
      )
      .optionsGroup('How:')
      .option('--limit <n>', 'at most so many (default: 10)', wholeNumber)
      .option('--json', 'print JSON')
      .action(async (words: string[], options: SearchOptions) => {
        const { similar } = await import('./similar.ts')
        end(await similar(words, options, host))
      }),
}
