import { withAnswers } from '../collection/filter-flags.ts'
import type { CommandDeclaration } from '../declaration.ts'
import type { SearchOptions } from './search.ts'

export const searchCommand: CommandDeclaration = {
  name: 'search',
  group: 'The collection',
  examples: ['postmortem search certificate expired', 'postmortem search dns --since 2025 --service api'],
  declare: (command, host, end) =>
    withAnswers(
      command
        .description('find the postmortems that have some words, the best answers first')
        .argument('<words...>', 'what to look for; the start of a word is enough, and a letter may be wrong'),
    ).action(async (words: string[], options: SearchOptions) => {
      const { search } = await import('./search.ts')
      end(await search(words, options, host))
    }),
}
