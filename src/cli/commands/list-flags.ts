import { type Order, orders } from '../../collection/orders.ts'
import { withFilters } from '../collection/filter-flags.ts'
import { type CommandDeclaration, named } from '../declaration.ts'
import type { ListOptions } from './list.ts'

export const listCommand: CommandDeclaration = {
  name: 'list',
  group: 'The collection',
  examples: [
    'postmortem list',
    'postmortem list --since 2026 --severity SEV1',
    'postmortem list --sort actions --csv',
  ],
  declare: (command, host, end) =>
    withFilters(command.description('list all postmortems: when, how severe, how long, what is undone'))
      .optionsGroup('How:')
      .option(
        '--sort <order>',
        `by ${orders.join(', ')} (default: date, the newest first)`,
        named(Object.fromEntries(orders.map(order => [order, order]))),
      )
      .option('--json', 'print JSON')
      .option('--csv', 'print CSV')
      .action(async (paths: string[], options: ListOptions & { readonly sort?: Order }) => {
        const { list } = await import('./list.ts')
        end(await list(paths, options, host))
      }),
}
