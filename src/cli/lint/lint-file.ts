import type { Host } from '../../host/index.ts'
import { type FileReport, type LintOptions, lintText, type Settings } from '../../lint/index.ts'
import type { Configs } from '../config.ts'
import { surroundingsOf } from './surroundings.ts'

/**
 * How files are linted, whichever command speaks of findings: at this time, and with what is around each.
 *
 * @param paths all that are linted in one go.
 */
export function lintOptionsFor(
  paths: readonly string[],
  host: Host,
): (path: string, settings: Settings) => LintOptions {
  const now = host.clock.now().getTime()
  const around = surroundingsOf(paths, host)
  return (path, settings) => ({ settings, now, path, surroundings: around(path) })
}

/** What `lint` says of one file. @param text what the file holds, or is to hold. */
export async function lintFile(
  path: string,
  text: string,
  configs: Configs,
  host: Host,
): Promise<FileReport> {
  const settings = await (await configs(path)).settings()
  return lintText(path, text, lintOptionsFor([path], host)(path, settings))
}
