import { quote, visibleLine } from '../visible.ts'
import type { Failure, FlagConflict } from './failure.ts'

/** The message of a failure: what is wrong, where, and how to fix it. */
export const describe = <Code extends Failure['code']>(failure: Extract<Failure, { code: Code }>): string =>
  (messages[failure.code as Code] as (failure: Extract<Failure, { code: Code }>) => string)(failure)

const listed = (paths: readonly string[]): string => paths.map(path => `  ${visibleLine(path)}`).join('\n')

const messages: {
  readonly [Code in Failure['code']]: (failure: Extract<Failure, { code: Code }>) => string
} = {
  cancelled: ({ kept }) =>
    kept ? `Cancelled. Your answers are in ${visibleLine(kept)}.` : 'Cancelled. Nothing was written.',

  'file-unreadable': ({ path, reason }) => `Cannot read ${visibleLine(path)}: ${reason}.`,
  'file-not-text': ({ path, reason }) => `Cannot use ${visibleLine(path)}: ${reason}.`,
  'file-failed': ({ path, stack }) =>
    `Cannot check ${visibleLine(path)}. This is a bug in postmortem. Please report it, with the file if you may.\n${stack}`,
  'file-exists': ({ path }) =>
    `${visibleLine(path)} already exists and was not changed. Choose another title, date or --folder.`,
  'file-unwritable': ({ path, reason, unsaved, kept }) => {
    const lost = unsaved ? `\nNot saved:\n\n${unsaved}` : ''
    const rest = kept
      ? `The event is saved in ${visibleLine(kept)}, and the next postmortem log adds it to the file.`
      : 'Nothing on the disk was changed.'
    return `Cannot write ${visibleLine(path)}: ${reason}. ${rest}${lost}`
  },
  'nothing-matched': ({ patterns }) =>
    `No file matches ${patterns.map(visibleLine).join(', ')}. Name existing files, folders or patterns, set folder in a config, or pass --allow-empty.`,
  'outside-repository': ({ folder }) =>
    `The folder ${folder} leads out of the repository. To use it anyway, name it, or the file in it, on the command line.`,
  'editor-failed': ({ command, reason }) =>
    `The editor failed (${command}): ${reason}. Set VISUAL or EDITOR to one that works.`,

  usage: ({ message }) => message,
  'flags-conflict': ({ conflict }) => conflicts[conflict],
  'flag-invalid': ({ flag, value, expects }) => `${quote(value)} is not valid for ${flag}. Use ${expects}.`,
  'format-unknown': ({ name, known }) =>
    `There is no format ${quote(name)}. Use one of: ${known.join(', ')}; FORMAT=FILE writes a file.`,
  'format-without-file': ({ format }) => `--format ${format}= names no file. Use --format ${format}=FILE.`,
  'formats-to-one-file': ({ path }) =>
    `Two formats would go to ${quote(path)}. Give each format a file of its own.`,
  'rule-unknown': ({ id, hint }) =>
    `There is no rule ${quote(id)}${hint || '.'} To list all rules, run postmortem rules.`,
  'time-unclear': ({ flag, text, problem, choices }) =>
    `${flag} ${quote(text)}: ${problem}${choices.length > 0 ? `. Write one of: ${choices.join(', ')}.` : ''}`,

  'answers-missing': ({ flags }) =>
    `Cannot ask questions without a terminal. Missing: ${flags.join(', ')}. Give them as flags or in --answers FILE.`,
  'answers-invalid': ({ source, problems }) =>
    [`Cannot use the answers in ${visibleLine(source)}:`, ...problems.map(p => `  ${p}`)].join('\n'),
  'nobody-to-ask': () =>
    'Cannot ask questions without a terminal. Give answers as flags, such as --summary, or in --answers FILE.',
  'draft-missing': () => 'There is no draft to continue. Name a file, or begin one with postmortem new.',
  'draft-unclear': ({ paths }) => `There are several drafts. Name one:\n${listed(paths)}`,
  'init-unconfirmed': () => 'Nothing was written. To write these files, pass --yes.',
  'adopt-unconfirmed': () => 'Nothing was written. To write these changes, pass --yes.',
  'init-below-repository': ({ top }) =>
    `This is not the top of the repository. Run this in ${visibleLine(top)}, where CI and hooks look for these files.`,

  'milestone-refused': ({ problem }) => `${problem} To set it all the same, pass --force.`,
  'title-missing': () => 'The title is missing. Say what fails: postmortem start "Checkout errors".',
  'event-missing': () => 'The event is missing. Say what happened: postmortem log "Traffic moved away".',
  'event-too-long': ({ length, limit }) =>
    `The event has ${length} characters, and the limit is ${limit}. Shorten it, and add the rest to the file by hand.`,
  'incident-missing': ({ folder, closed }) =>
    closed
      ? `No incident is open in ${folder}. ${visibleLine(closed.path)} was closed ${closed.ago} ago: name it with --file, or open it again with postmortem reopen.`
      : `No incident is open in ${folder}. Open one with postmortem start "TITLE", or name a file with --file.`,
  'incident-unclear': ({ paths }) => `Several incidents are open. Name one with --file:\n${listed(paths)}`,
  'fields-not-set': ({ path, fields }) =>
    `The event is in ${visibleLine(path)}, but ${fields.join(' and ')} could not be set: the front matter is not valid YAML. Fix it, then set ${fields.length === 1 ? 'it' : 'them'} by hand.`,
  'archive-refused': ({ path, reason }) => `Cannot read the archive ${visibleLine(path)}: ${reason}.`,
  'source-unknown': ({ source, named, why }) =>
    named === null && why !== null
      ? `${visibleLine(source)} begins like JSON, but cannot be read: ${visibleLine(why)}. Export it again, or mend it.`
      : named === null
        ? `Nothing knows ${visibleLine(source)} by its content. Name what it is with --from; postmortem import --list has the names.`
        : `${visibleLine(source)} is not what --from ${visibleLine(named)} reads. Leave --from out, or see postmortem import --list.`,
  'action-unknown': ({ id, like }) =>
    like.length > 0
      ? `${quote(id)} is the start of ${like.length} ids:\n${like.map(line => `  ${visibleLine(line)}\n`).join('')}Type more of one.`
      : `No action item has the id ${quote(id)}. postmortem actions lists them; an id changes with the words of its item.`,
  'import-empty': ({ skipped, left }) => {
    const why = [
      ...(left > 0 ? [`${left} are left out by the flags`] : []),
      ...(skipped > 0 ? [`${skipped} were skipped, see --show-skipped`] : []),
    ]
    return `There is nothing to import${why.length > 0 ? `: ${why.join('; ')}` : ''}. Nothing was written.`
  },
  'import-unconfirmed': ({ entries, likely }) =>
    `Nothing was written. ${entries} were read: pass --yes for the ${likely} likely ones, --all for all, or run this on a terminal to choose.`,
  'zone-unknown': ({ count, first }) =>
    `${count === 1 ? 'One time names' : `${count} times name`} no zone, the first of them ${quote(first)}. Pass --timezone, such as --timezone Europe/Berlin.`,
  'incident-open': ({ title, path }) =>
    `${quote(title)} is open already: ${visibleLine(path)}. Add to it with postmortem log, or pass --force to open another one.`,
  'incident-not-closed': ({ folder }) =>
    `No draft in ${folder} is of an incident that is over. Name a file with --file.`,
  'file-not-named': ({ newest }) =>
    newest === null ? 'Name a file.' : `Name a file. The newest is ${visibleLine(newest)}.`,
  'nothing-to-undo': ({ folder }) =>
    `There is no change of start, log, resolve, reopen, new or edit to take back in ${folder}.`,
  'undo-changed': ({ path, event }) =>
    `What the last change wrote into ${visibleLine(path)}${event === null ? '' : ` (${quote(event)})`} has been changed since. Nothing was written: edit the file.`,

  'config-invalid': ({ path, problems }) =>
    problems.map(problem => `${visibleLine(path)}:${problem}`).join('\n'),
  'configs-in-one-folder': ({ folder, names }) =>
    `There are several configs in ${visibleLine(folder)}: ${names.join(' and ')}. Keep one of them.`,
  'config-circular': ({ path, through }) =>
    `${visibleLine(path)} extends itself, through ${visibleLine(through.join(', '))}.`,
  'config-not-extended': ({ path, base, reason }) =>
    `${visibleLine(path)} extends ${quote(base)}: ${reason}.`,

  'git-missing': () => '--since and --staged need git, and it was not found. Install git.',
  'git-no-repository': () => '--since and --staged need a git repository, and this folder is not in one.',
  'port-taken': ({ port, reason }) =>
    `Cannot serve pages at port ${port}: ${reason}. Leave out --port for a free one.`,
  'git-no-commit': () => 'This repository has no commit yet to compare with. Leave out --since.',
  'git-failed': ({ message }) => `git failed: ${visibleLine(message.replace(/\s+/g, ' '))}`,
  'git-other-repository': ({ path }) => `${visibleLine(path)} is not in this repository.`,
  'ref-unknown': ({ ref, fetch, fetched, shallow }) =>
    `Git does not know ${visibleLine(ref)} here. Run ${visibleLine(fetch)}${fetched ? ` and use --since ${visibleLine(fetched)}` : ''}.${shallow ? UNSHALLOW : ''}`,
  'ref-unrelated': ({ ref, shallow }) =>
    shallow
      ? `The history in this clone does not reach back to where the branch left ${visibleLine(ref)}.${UNSHALLOW}`
      : `${visibleLine(ref)} and HEAD have no commit in common.`,

  'template-unknown': ({ name, known, hint }) =>
    `There is no template called "${visibleLine(name)}"${hint || '.'} Use one of: ${known.join(', ')}.`,
  'template-invalid': ({ problems }) => problems.map(visibleLine).join('\n'),
  'template-format': ({ name, formats }) =>
    `The template ${visibleLine(name)} has no such format. Use --format ${formats.join(' or ')}.`,
  'audience-unclear': ({ path, line, problem }) =>
    `${visibleLine(path)}:${line}: ${problem}, so that it is clear what is internal.`,
  'picture-unusable': ({ path, reason }) => `Cannot use the picture ${visibleLine(path)}: ${reason}.`,
  'output-is-source': ({ path }) =>
    `The page would replace ${visibleLine(path)}, from which it is made. Use another name for --output.`,
  'browser-missing': ({ named }) =>
    named === null
      ? 'Printing a PDF needs Chromium, and none was found. Install chromium or Google Chrome, or name one with --browser.'
      : `Cannot run the browser ${visibleLine(named)}. Use the path of a Chromium for --browser.`,
  'browser-failed': ({ path, exit, message }) =>
    `${visibleLine(path)} made no PDF (it ended with ${exit ?? 'a signal'}): ${visibleLine(message)}`,
}

const UNSHALLOW =
  ' This clone is shallow: also run git fetch --unshallow --no-tags (with actions/checkout: fetch-depth: 0; with GitLab CI: GIT_DEPTH: 0).'

const conflicts: Readonly<Record<FlagConflict, string>> = {
  'stdin-and-files': 'Use files or --stdin, not both.',
  'stdin-changes-files': 'With --stdin there is no file to compare or to record.',
  'stdin-fix-and-format':
    'With --stdin, --fix prints the fixed text and no report. Use --format in a run without --fix.',
  'stdin-filename-alone': 'Use --stdin-filename together with --stdin.',
  'staged-and-fix': 'Staged content cannot be fixed in place. Fix the files, then stage them again.',
  'staged-and-since': 'Use --since or --staged, not both.',
  'changed-lines-alone': 'Use --changed-lines together with --since REF or --staged.',
  'baseline-of-changes': 'A baseline records whole files. Write it without --since and --staged.',
  'baseline-and-fix': 'Fix first, then write the baseline.',
  'baseline-and-format': 'A baseline is not a report. Write it without --format.',
  'dry-run-and-format': '--fix-dry-run prints a diff. Use it without --format.',
  'pdf-without-output': 'A PDF needs a file. Use --output page.pdf.',
  'watch-without-output': '--watch writes a file after each save. Name it with --output.',
  'two-formats-to-stdout':
    'Only one format can go to standard output. Use --format FORMAT=FILE for the others.',
}
