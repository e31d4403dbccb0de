import { filtersOnly } from '../collection/filter-flags.ts'
import { type CommandDeclaration, repeated, wholeNumber } from '../declaration.ts'
import type { SearchOptions } from './search.ts'

export const searchCommand: CommandDeclaration = {
  name: 'search',
  group: 'The collection',
  examples: ['postmortem search certificate expired', 'postmortem search dns --since 2025 --service api'],
  declare: (command, host, end) =>
    filtersOnly(
      command
        .description('find the postmortems that have some words, the best answers first')
        .argument('<words...>', 'what to look for; the start of a word is enough, and a letter may be wrong'),
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
        const { search } = await import('./search.ts')
        end(await search(words, options, host))
      }),
}
