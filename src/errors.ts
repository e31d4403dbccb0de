import { visibleLine } from './visible.ts'

/** How the program may end. 128 + signal number is left to the shell. */
export const exitCode = { ok: 0, findings: 1, cannotRun: 2, bug: 70, cancelled: 130 } as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** All that can stop a command. What a document says wrong is a finding, never one of these. */
export type Failure =
  | { readonly code: 'usage'; readonly message: string }
  | { readonly code: 'file-unreadable'; readonly path: string; readonly reason: string }
  | { readonly code: 'file-not-text'; readonly path: string; readonly reason: string }
  | { readonly code: 'file-exists'; readonly path: string }
  | {
      readonly code: 'file-unwritable'
      readonly path: string
      readonly reason: string
      readonly unsaved?: string
      /** A file that has what was to be written. */
      readonly kept?: string
    }
  | { readonly code: 'nothing-matched'; readonly patterns: readonly string[] }
  | { readonly code: 'answers-missing'; readonly flags: readonly string[] }
  | { readonly code: 'answers-invalid'; readonly source: string; readonly problems: readonly string[] }
  | { readonly code: 'config-invalid'; readonly path: string; readonly problems: readonly string[] }
  | {
      readonly code: 'template-unknown'
      readonly name: string
      readonly known: readonly string[]
      readonly hint: string
    }
  | { readonly code: 'template-invalid'; readonly problems: readonly string[] }
  | { readonly code: 'editor-failed'; readonly command: string; readonly reason: string }
  | { readonly code: 'cancelled'; readonly kept: string | null }

/** The command could not do its work. `main` catches it; only lint does so too, to go on with other files. */
export class PostmortemError extends Error {
  override readonly name = 'PostmortemError'
  readonly failure: Failure
  readonly exitCode: ExitCode

  constructor(failure: Failure, options?: ErrorOptions) {
    super(describe(failure), options)
    this.failure = failure
    this.exitCode = failure.code === 'cancelled' ? exitCode.cancelled : exitCode.cannotRun
  }
}

function describe(failure: Failure): string {
  switch (failure.code) {
    case 'usage':
      return failure.message
    case 'file-unreadable':
      return `Cannot read ${visibleLine(failure.path)}: ${failure.reason}.`
    case 'file-not-text':
      return `Cannot use ${visibleLine(failure.path)}: ${failure.reason}.`
    case 'file-exists':
      return `${visibleLine(failure.path)} exists already and was left as it is. Choose another title, date or --folder.`
    case 'file-unwritable': {
      const unsaved = failure.unsaved ? `\nWhat was not saved:\n\n${failure.unsaved}` : ''
      const kept = failure.kept
        ? `What you noted is in ${visibleLine(failure.kept)}, and goes into the file with the next postmortem log.`
        : 'Nothing on the disk was changed.'
      return `Cannot write ${visibleLine(failure.path)}: ${failure.reason}. ${kept}${unsaved}`
    }
    case 'nothing-matched':
      return `No file matches ${failure.patterns.map(visibleLine).join(', ')}. Name files, folders or patterns that exist, or pass --allow-empty.`
    case 'answers-missing':
      return `Without a terminal nothing can be asked. Missing: ${failure.flags.join(', ')}. Give them as flags or in --answers FILE.`
    case 'answers-invalid':
      return [
        `The answers in ${visibleLine(failure.source)} cannot be used:`,
        ...failure.problems.map(p => `  ${p}`),
      ].join('\n')
    case 'config-invalid':
      return failure.problems.map(problem => `${visibleLine(failure.path)}:${problem}`).join('\n')
    case 'template-unknown':
      return `There is no template called "${visibleLine(failure.name)}"${failure.hint || '.'} Choose one of: ${failure.known.join(', ')}.`
    case 'template-invalid':
      return failure.problems.map(visibleLine).join('\n')
    case 'editor-failed':
      return `The editor could not be used (${failure.command}): ${failure.reason}. Set VISUAL or EDITOR to one that works.`
    case 'cancelled':
      return failure.kept
        ? `Cancelled. What you answered is in ${visibleLine(failure.kept)}.`
        : 'Cancelled. Nothing was written.'
  }
}
