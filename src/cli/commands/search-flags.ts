import { searchOrders } from '../../collection/orders.ts'
import { withAnswers } from '../collection/filter-flags.ts'
import { type CommandDeclaration, named } from '../declaration.ts'
import type { SearchOptions } from './search.ts'

export const searchCommand: CommandDeclaration = {
  name: 'search',
  group: 'The collection',
  examples: [
    'postmortem search certificate expired',
    'postmortem search dns --since 2025 --service api',
    'postmortem search kafka --sort oldest --limit 1',
  ],
  declare: (command, host, end) =>
    withAnswers(
      command
        .description('find the postmortems that have some words, the best answers first')
        .argument('<words...>', 'what to look for; the start of a word is enough, and a letter may be wrong'),
    )
      .option(
        '--sort <order>',
        `by ${searchOrders.join(', ')} (default: best); by date only those that have all words`,
        named(Object.fromEntries(searchOrders.map(order => [order, order]))),
      )
      .action(async (words: string[], options: SearchOptions) => {
        const { search } = await import('./search.ts')
        end(await search(words, options, host))
      }),
}
