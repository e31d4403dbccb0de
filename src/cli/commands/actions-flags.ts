import { type Grouping, groupings } from '../../collection/orders.ts'
import { withFilters } from '../collection/filter-flags.ts'
import { type CommandDeclaration, named, repeated } from '../declaration.ts'
import type { ActionsFormat, ActionsOptions, AssignOptions, SyncOptions } from './actions.ts'

const asThemselves = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, name]))

export const actionsCommand: CommandDeclaration = {
  name: 'actions',
  group: 'The collection',
  examples: [
    'postmortem actions --open --by owner',
    'postmortem actions --fail-overdue',
    'postmortem actions done 3f2a1',
    'postmortem actions assign 3f2a1 @kim --due 2026-04-10',
    'gh issue list --state all --json number,url,state | postmortem actions sync -',
  ],
  declare(command, host, end) {
    withFilters(command.description('list the action items of all postmortems, and say which are done'))
      .optionsGroup('Which actions:')
      .option('--open', 'only those that are neither done nor declined')
      .option('--overdue', 'only open ones whose date is past')
      .option('--owner <name>', 'of this owner; may be repeated', repeated)
      .option('--type <type>', 'prevent, detect, mitigate or process; may be repeated', repeated)
      .optionsGroup('How:')
      .option('--by <what>', `in groups: ${groupings.join(', ')}`, named(asThemselves(groupings)))
      .option(
        '--format <format>',
        'table, markdown, json, csv, ics (default: table)',
        named(asThemselves(['table', 'markdown', 'json', 'csv', 'ics'])),
      )
      .option('--fail-overdue', 'exit with 1 if one of them is overdue')
      .action(
        async (
          paths: string[],
          options: ActionsOptions & { readonly by?: Grouping; readonly format?: ActionsFormat },
        ) => {
          const { listActions } = await import('./actions.ts')
          end(await listActions(paths, options, host))
        },
      )
    command
      .command('done')
      .description('mark an action item as done, in its document')
      .argument('<action>', 'its id in the list')
      .argument('[paths...]', 'files and folders (default: the folder of postmortems)')
      .action(async (id: string, paths: string[]) => {
        const { markDone } = await import('./actions.ts')
        end(await markDone(id, paths, host))
      })
    command
      .command('assign')
      .description('give an action item an owner, a due date, or both, in its document')
      .argument('<action>', 'its id in the list')
      .argument('[owner]', 'the owner, such as @kim')
      .option('--due <day>', 'the day it is due: 2026-04-10, "next friday"')
      .action(async (id: string, owner: string | undefined, options: AssignOptions) => {
        const { assign } = await import('./actions.ts')
        end(await assign(id, owner, options, host))
      })
    command
      .command('sync')
      .description('mark as done what its ticket says is done')
      .argument('<file>', 'JSON of gh issue list, glab issue list, Jira or Linear; - reads standard input')
      .argument('[paths...]', 'files and folders (default: the folder of postmortems)')
      .option('--yes', 'write the changes without asking')
      .action(async (file: string, paths: string[], options: SyncOptions) => {
        const { sync } = await import('./actions.ts')
        end(await sync(file, paths, options, host))
      })
  },
}
