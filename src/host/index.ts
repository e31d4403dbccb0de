import { type Clock, nodeClock } from './clock.ts'
import { type Files, nodeFiles } from './files.ts'
import { type Git, nodeGit } from './git.ts'
import { type Journal, nodeJournal } from './journal.ts'
import { nodePrograms, type Programs } from './programs.ts'
import { nodeTerminal, type Terminal } from './terminal.ts'
import { nodeWeb, type Web } from './web.ts'

export type { Contents } from './contents.ts'
export type { GitResult } from './git.ts'

/**
 * The machine. Nothing else names `process`, `fs`, the clock or a stream.
 *
 * Failures are thrown as `PostmortemError`.
 */
export interface Host {
  readonly files: Files
  readonly journal: Journal
  readonly terminal: Terminal
  readonly git: Git
  readonly programs: Programs
  readonly web: Web
  readonly clock: Clock
}

export const nodeHost = (): Host => ({
  files: nodeFiles,
  journal: nodeJournal(),
  terminal: nodeTerminal(),
  git: nodeGit(),
  programs: nodePrograms,
  web: nodeWeb,
  clock: nodeClock(),
})
