import type { CommandDeclaration } from '../declaration.ts'
import type { ResolveOptions } from './resolve.ts'

export const resolveCommand: CommandDeclaration = {
  name: 'resolve',
  group: 'During an incident',
  examples: ['postmortem resolve', 'postmortem resolve "Cache back to normal" --at 15:10'],
  declare: (command, host, end) =>
    command
      .description('close the open incident')
      .argument('[text...]', 'what ended it')
      .option('--at <time>', 'when it ended (default: now)')
      .option('--file <file>', 'the postmortem, by path or part of its name or title (default: the open one)')
      .option('--force', 'move the end that is set, or set it before another milestone')
      .option('--json', 'print the incident as JSON')
      .action(async (text: string[], options: ResolveOptions) => {
        const { resolve } = await import('./resolve.ts')
        end(await resolve(text, options, host))
      }),
}
