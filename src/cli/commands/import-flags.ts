import type { CommandDeclaration } from '../declaration.ts'
import type { ImportOptions } from './import.ts'

export const importCommand: CommandDeclaration = {
  name: 'import',
  group: 'The write-up',
  examples: [
    'postmortem import incident-channel.zip pagerduty.json --title "Checkout errors"',
    'git log --since "1 day ago" | postmortem import - --into FILE',
    'postmortem import chat.txt --into FILE --timezone Europe/Berlin --yes',
  ],
  declare: (command, host, end) =>
    command
      .description('make a timeline of exports: chats, pagers, alerts, status pages, issues, git log, CSV')
      .argument('[sources...]', 'files, folders, zip archives; - reads standard input')
      .optionsGroup('Where to:')
      .option('--into <file>', 'add to this postmortem (default: a new draft)')
      .option('--title <title>', 'the title of the new draft (default: that of the pager or the issue)')
      .option('--folder <folder>', 'the folder of the new draft')
      .optionsGroup('What it is:')
      .option('--from <name>', 'what the sources are, where that is guessed wrongly; --list has the names')
      .option('--timezone <zone>', 'the zone of times that name none, and of a new draft')
      .option('--date <date>', 'the day of times that have none')
      .optionsGroup('What to take:')
      .option('--since <time>', 'nothing before this time')
      .option('--until <time>', 'nothing after this time')
      .option('--author <name>', 'only of authors with this in their name')
      .option('--match <text>', 'only with this text')
      .option('--reaction <name>', 'only with this reaction, such as pushpin')
      .option('--yes', 'take the likely ones without asking')
      .option('--all', 'take all without asking')
      .option('--answers <file>', 'JSON or YAML: take, milestones, and for a new draft what new takes')
      .option('--redact', 'people by roles; who is who is printed, and not written')
      .optionsGroup('What to print:')
      .option('--show-skipped', 'list what was not taken for an event, and why')
      .option('--list', 'list what can be read, and how to get it')
      .action(async (sources: string[], options: ImportOptions) => {
        const { importSources } = await import('./import.ts')
        end(await importSources(sources, options, host))
      }),
}
