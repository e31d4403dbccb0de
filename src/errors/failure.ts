/** Everything that can stop a command. What is wrong in a document is a finding, never one of these. */
export type Failure =
  | FileFailure
  | FlagFailure
  | AnswerFailure
  | IncidentFailure
  | ImportFailure
  | ConfigFailure
  | GitFailure
  | PageFailure
  | { readonly code: 'cancelled'; readonly kept: string | null }

/** A file, or standard input or output, that cannot be used. */
type FileFailure =
  | { readonly code: 'file-unreadable'; readonly path: string; readonly reason: string }
  | { readonly code: 'file-not-text'; readonly path: string; readonly reason: string }
  /** @param stack where the program itself failed. */
  | { readonly code: 'file-failed'; readonly path: string; readonly stack: string }
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
  | { readonly code: 'outside-repository'; readonly folder: string }
  | { readonly code: 'editor-failed'; readonly command: string; readonly reason: string }

/** Two flags that exclude each other, or one that needs another. */
export type FlagConflict =
  | 'stdin-and-files'
  | 'stdin-changes-files'
  | 'stdin-fix-and-format'
  | 'stdin-filename-alone'
  | 'staged-and-fix'
  | 'staged-and-since'
  | 'changed-lines-alone'
  | 'baseline-of-changes'
  | 'baseline-and-fix'
  | 'baseline-and-format'
  | 'dry-run-and-format'
  | 'pdf-without-output'
  | 'watch-without-output'
  | 'two-formats-to-stdout'

type FlagFailure =
  /** A value that the reader of configs rejects, in its words. */
  | { readonly code: 'usage'; readonly message: string }
  | { readonly code: 'flags-conflict'; readonly conflict: FlagConflict }
  /** @param expects a noun phrase for what the flag takes. */
  | { readonly code: 'flag-invalid'; readonly flag: string; readonly value: string; readonly expects: string }
  | { readonly code: 'format-unknown'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'format-without-file'; readonly format: string }
  | { readonly code: 'formats-to-one-file'; readonly path: string }
  | { readonly code: 'rule-unknown'; readonly id: string; readonly hint: string }
  | {
      readonly code: 'time-unclear'
      readonly flag: string
      readonly text: string
      readonly problem: string
      /** Full times, one of which is meant. */
      readonly choices: readonly string[]
    }

type AnswerFailure =
  | { readonly code: 'answers-missing'; readonly flags: readonly string[] }
  | { readonly code: 'answers-invalid'; readonly source: string; readonly problems: readonly string[] }
  | { readonly code: 'nobody-to-ask' }
  | { readonly code: 'draft-missing' }
  | { readonly code: 'draft-unclear'; readonly paths: readonly string[] }
  | { readonly code: 'init-unconfirmed' }
  | { readonly code: 'adopt-unconfirmed' }
  | { readonly code: 'init-below-repository'; readonly top: string }

type IncidentFailure =
  | { readonly code: 'title-missing' }
  | { readonly code: 'milestone-refused'; readonly problem: string }
  | { readonly code: 'event-missing' }
  | { readonly code: 'event-too-long'; readonly length: number; readonly limit: number }
  | {
      readonly code: 'incident-missing'
      readonly folder: string
      readonly closed: { readonly path: string; readonly ago: string } | null
    }
  | { readonly code: 'incident-unclear'; readonly paths: readonly string[] }
  | { readonly code: 'fields-not-set'; readonly path: string; readonly fields: readonly string[] }
  | { readonly code: 'incident-open'; readonly title: string; readonly path: string }
  | { readonly code: 'incident-not-closed'; readonly folder: string }
  | { readonly code: 'file-not-named'; readonly newest: string | null }
  | { readonly code: 'nothing-to-undo'; readonly folder: string }
  | { readonly code: 'undo-changed'; readonly path: string; readonly event: string | null }

type ImportFailure =
  | { readonly code: 'archive-refused'; readonly path: string; readonly reason: string }
  /** @param why what is wrong with JSON. */
  | {
      readonly code: 'source-unknown'
      readonly source: string
      readonly named: string | null
      readonly why: string | null
    }
  /** @param left the entries that the flags leave out. */
  | { readonly code: 'import-empty'; readonly skipped: number; readonly left: number }
  /** @param like those that the id is the start of. */
  | { readonly code: 'action-unknown'; readonly id: string; readonly like: readonly string[] }
  | { readonly code: 'import-unconfirmed'; readonly entries: number; readonly likely: number }
  /** @param count the entries whose clock is of an unknown zone. */
  | { readonly code: 'zone-unknown'; readonly count: number; readonly first: string }

type ConfigFailure =
  | { readonly code: 'config-invalid'; readonly path: string; readonly problems: readonly string[] }
  | { readonly code: 'configs-in-one-folder'; readonly folder: string; readonly names: readonly string[] }
  | { readonly code: 'config-circular'; readonly path: string; readonly through: readonly string[] }
  | {
      readonly code: 'config-not-extended'
      readonly path: string
      readonly base: string
      readonly reason: string
    }

type GitFailure =
  | { readonly code: 'git-missing' }
  | { readonly code: 'git-no-repository' }
  | { readonly code: 'git-no-commit' }
  | { readonly code: 'port-taken'; readonly port: number; readonly reason: string }
  | { readonly code: 'git-failed'; readonly message: string }
  | { readonly code: 'git-other-repository'; readonly path: string }
  | {
      readonly code: 'ref-unknown'
      readonly ref: string
      /** The command that fetches it. */
      readonly fetch: string
      /** The name that it has then, if that is another. */
      readonly fetched: string | null
      readonly shallow: boolean
    }
  | { readonly code: 'ref-unrelated'; readonly ref: string; readonly shallow: boolean }

type PageFailure =
  | {
      readonly code: 'template-unknown'
      readonly name: string
      readonly known: readonly string[]
      readonly hint: string
    }
  | { readonly code: 'template-invalid'; readonly problems: readonly string[] }
  | { readonly code: 'template-format'; readonly name: string; readonly formats: readonly string[] }
  | {
      readonly code: 'audience-unclear'
      readonly path: string
      readonly line: number
      readonly problem: string
    }
  | { readonly code: 'picture-unusable'; readonly path: string; readonly reason: string }
  | { readonly code: 'output-is-source'; readonly path: string }
  /** @param named the value of --browser; null if none of the usual browsers was found. */
  | { readonly code: 'browser-missing'; readonly named: string | null }
  | {
      readonly code: 'browser-failed'
      readonly path: string
      /** Null if a signal ended it. */
      readonly exit: number | null
      readonly message: string
    }
