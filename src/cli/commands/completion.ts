import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { Command } from '../declaration.ts'
import { completeLine, type KnownValues, type Shell, shellScripts } from '../setup/completion.ts'

export function completion(shell: Shell, host: Host): ExitCode {
  host.terminal.out(shellScripts[shell])
  return exitCode.ok
}

/** Prints each candidate on a line, or `:files`, for the completion scripts. */
export async function completionWords(
  program: Command,
  words: readonly string[],
  host: Host,
): Promise<ExitCode> {
  const found = await completeLine(program, words, knownValues)
  host.terminal.out(found === 'files' ? ':files\n' : found.map(word => `${word}\n`).join(''))
  return exitCode.ok
}

const ruleNames = async () => (await import('../../lint/index.ts')).rules.map(({ id }) => id)

const knownValues: KnownValues = {
  rule: ruleNames,
  format: async () => (await import('../../report/index.ts')).reportFormats,
  preset: async () => ['strict', 'public'],
  with: async () => Object.keys((await import('../setup/init-files.ts')).initParts),
  template: async () => Object.keys((await import('../../render/index.ts')).templates),
  timezone: async () => Intl.supportedValuesOf('timeZone'),
  title: async () => [],
  text: async () => [],
}
