import type { Host } from '../../host/index.ts'
import type { LintOptions, Settings } from '../../lint/index.ts'
import { surroundingsOf } from './surroundings.ts'

/**
 * The lint options of every command that reports findings: the current time, and the surroundings of each file.
 *
 * @param paths all files of the run.
 */
export function lintOptionsFor(
  paths: readonly string[],
  host: Host,
): (path: string, settings: Settings) => LintOptions {
  const now = host.clock.now().getTime()
  const around = surroundingsOf(paths, host)
  return (path, settings) => ({ settings, now, path, surroundings: around(path) })
}
