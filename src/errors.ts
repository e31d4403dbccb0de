import { describe } from './errors/describe.ts'
import type { Failure } from './errors/failure.ts'

export type { FlagConflict } from './errors/failure.ts'

/** The exit codes of the program. 128 + signal number is left to the shell. */
export const exitCode = { ok: 0, findings: 1, cannotRun: 2, bug: 70, cancelled: 130 } as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** A command could not do its work. `main` catches it; lint does too, to continue with other files. */
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

/** The stack of what was thrown, to report a bug by. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
