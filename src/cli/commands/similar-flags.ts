import { withAnswers } from '../collection/filter-flags.ts'
import type { CommandDeclaration } from '../declaration.ts'
import type { SearchOptions } from './search.ts'

export const similarCommand: CommandDeclaration = {
  name: 'similar',
  group: 'The collection',
  examples: ['postmortem similar FILE', 'postmortem similar "Checkout errors after a deploy"'],
  declare: (command, host, end) =>
    withAnswers(
      command
        .description('find postmortems like one, or like a title: have we had this before?')
        .argument('<file or title...>', 'a postmortem, or the words of a title'),
    ).action(async (words: string[], options: SearchOptions) => {
      const { similar } = await import('./similar.ts')
      end(await similar(words, options, host))
    }),
}
