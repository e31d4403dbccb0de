import { dirname, join, resolve } from 'node:path'
import type { Host } from '../host/index.ts'

/** The folder at the top of the repository that a path lies in; null outside of one. */
export function repositoryOf(path: string, host: Host): string | null {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (host.kind(join(folder, '.git')) !== null) return folder
    if (dirname(folder) === folder) return null
  }
}
