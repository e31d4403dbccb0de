import type { CommandDeclaration } from '../declaration.ts'
import type { EjectOptions } from './templates.ts'

export const templatesCommand: CommandDeclaration = {
  name: 'templates',
  group: 'Pages',
  examples: [
    'postmortem templates',
    'postmortem templates show letter',
    'postmortem templates eject letter --as our-letter',
  ],
  declare(command, host, end) {
    const list = async () => {
      const { listTemplates } = await import('./templates.ts')
      end(await listTemplates(host))
    }
    command.description('list templates, print their source, or copy one to change it').action(list)
    command.command('list').description('list all templates').action(list)
    command
      .command('show')
      .description('print the source of a template')
      .argument('<template>', 'its name')
      .action(async (name: string) => {
        const { showTemplate } = await import('./templates.ts')
        end(await showTemplate(name, host))
      })
    command
      .command('eject')
      .description('copy a built-in template into your own folder')
      .argument('<template>', 'its name')
      .option('--as <name>', 'the name of the copy (default: the same; your copy replaces the built-in one)')
      .option('--folder <folder>', "folder for the copy (default: the config's templates, or templates)")
      .action(async (name: string, options: EjectOptions) => {
        const { ejectTemplate } = await import('./templates.ts')
        end(await ejectTemplate(name, options, host))
      })
  },
}
