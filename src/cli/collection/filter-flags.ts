import type { Filter } from '../../collection/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type Command, repeated, wholeNumber } from '../declaration.ts'

/** The flags of every command about many postmortems. */
export interface FilterFlags {
  readonly since?: string
  readonly until?: string
  readonly severity?: readonly string[]
  readonly service?: readonly string[]
  readonly status?: readonly string[]
  readonly tag?: readonly string[]
  readonly author?: readonly string[]
}

/** Adds the paths and the filters to a command. */
export const withFilters = (command: Command): Command => filtersOnly(withFolders(command))

/** Adds the paths to a command. */
export const withFolders = (command: Command): Command =>
  command.argument('[paths...]', 'files and folders (default: the folder of postmortems)')

/** Adds the filters, and how many answers are shown, to a command that looks for what its arguments say. */
export const withAnswers = (command: Command): Command =>
  filtersOnly(command)
    .option(
      '--in <path>',
      'a file or a folder (default: the folder of postmortems); may be repeated',
      repeated,
    )
    .optionsGroup('How:')
    .option('--limit <n>', 'at most so many (default: 10)', wholeNumber)
    .option('--json', 'print JSON')

const filtersOnly = (command: Command): Command =>
  command
    .optionsGroup('Which postmortems:')
    .option('--since <day>', 'that began on this day or later: 2026-03-31, 2026-03, 2026, "3 months ago"')
    .option('--until <day>', 'that began on this day or earlier')
    .option('--severity <label>', 'of this severity; may be repeated, as the others', repeated)
    .option('--service <name>', 'that affected this service', repeated)
    .option('--status <status>', 'draft, in_review, published, open', repeated)
    .option('--tag <tag>', 'with this tag', repeated)
    .option('--author <name>', 'by this author', repeated)

/** The filter that flags ask for. @throws PostmortemError for a day that is none */
export async function filterOf({ since, until, ...others }: FilterFlags, host: Host): Promise<Filter> {
  return {
    ...others,
    since: since === undefined ? undefined : await dayOf('--since', since, 'first', host),
    until: until === undefined ? undefined : await dayOf('--until', until, 'last', host),
  }
}

/** The first or the last day of a year or a month, or the day that is named. */
async function dayOf(flag: string, text: string, end: 'first' | 'last', host: Host): Promise<string> {
  const [, year, month] = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(text.trim()) ?? []
  // a day that no month has, and still after all of them
  if (year) return `${year}-${month ?? (end === 'first' ? '01' : '12')}-${end === 'first' ? '01' : '31'}`
  return namedDay(flag, text, 'past', 'a day, a month or a year', host)
}

/** The day that a flag names. @throws PostmortemError that says what it expects */
export async function namedDay(
  flag: string,
  text: string,
  direction: 'past' | 'future',
  expects: string,
  host: Host,
): Promise<string> {
  const { readDay } = await import('../when/named-day.ts')
  const day = readDay(text, host.clock.now().getTime(), host.clock.timezone, direction)
  if ('date' in day) return day.date
  throw new PostmortemError({ code: 'flag-invalid', flag, value: text, expects })
}
