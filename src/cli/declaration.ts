import { type Command, InvalidArgumentError } from 'commander'
import type { ExitCode } from '../errors.ts'
import type { Host } from '../host/index.ts'

export type { Command } from 'commander'

/** A command as help, completion and the docs list it. It imports the command's code only when the command runs. */
export interface CommandDeclaration {
  readonly name: string
  /** The heading that the help has it under. */
  readonly group: 'During an incident' | 'The write-up' | 'Checks' | 'The collection' | 'Pages' | 'Setup'
  /** Command lines shown at the top of its help; a command without any is hidden. */
  readonly examples: readonly string[]
  /**
   * Adds the description, arguments, options and action.
   *
   * @param end receives the exit code of the action.
   */
  declare(command: Command, host: Host, end: (code: ExitCode) => void): void
}

/** Collects the values of a flag that may be repeated. It takes one value each time, so that a path after it stays a path. */
export const repeated = (value: string, before: readonly string[] = []): string[] => [...before, value]

/** Reads one of some values by its name or another name for it. */
export const named =
  (names: Readonly<Record<string, string>>) =>
  (text: string): string => {
    const known = Object.hasOwn(names, text) ? names[text] : undefined
    if (known === undefined)
      throw new InvalidArgumentError(`Allowed choices are ${[...new Set(Object.values(names))].join(', ')}.`)
    return known
  }

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Use a whole number.')
  return Number(text)
}

export function port(text: string): number {
  const number = wholeNumber(text)
  if (number > 65_535) throw new InvalidArgumentError('Use a number from 0 to 65535.')
  return number
}
