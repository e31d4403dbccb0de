import type { Host } from '../../host/index.ts'
import { type FileReport, type LintOptions, lintText, type Settings } from '../../lint/index.ts'
import type { Configs } from '../config.ts'
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

/** The report of `lint` on one file. @param text the content of the file, now or in future. */
export async function lintFile(
  path: string,
  text: string,
  configs: Configs,
  host: Host,
): Promise<FileReport> {
  const settings = await (await configs(path)).settings()
  return lintText(path, text, lintOptionsFor([path], host)(path, settings))
}
