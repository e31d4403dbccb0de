import { basename, dirname, join, resolve } from 'node:path'
import { idOf } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import type { Surroundings } from '../../lint/index.ts'
import { leadsOutOf, repositoryOf } from '../repository.ts'

/**
 * The surroundings of each file: the disk, and the postmortems that are linted with it or are in its folder. Nothing is
 * read before a rule asks.
 */
export function surroundingsOf(files: readonly string[], host: Host): (path: string) => Surroundings {
  let names: ReadonlyMap<string, readonly string[]> | null = null
  const called = (name: string): readonly string[] => {
    names ??= namesOf(withNeighbours(files, host), host)
    return names.get(name) ?? []
  }
  return path => {
    let top: string | null = null
    return {
      exists(link) {
        const target = join(dirname(path), link)
        // links out of the repository, or out of the working folder where there is none, are not checked
        top ??= repositoryOf(dirname(path), host) ?? '.'
        return leadsOutOf(top, target, host) || host.files.kind(target) !== null
      },
      postmortemsCalled: name => called(name).filter(other => resolve(other) !== resolve(path)),
    }
  }
}

function withNeighbours(files: readonly string[], host: Host): string[] {
  const folders = new Set(files.map(file => dirname(file)))
  const all = [...files, ...[...folders].flatMap(folder => host.files.markdownIn(folder))]
  return [...new Map(all.map(path => [resolve(path), path])).values()]
}

function namesOf(files: readonly string[], host: Host): Map<string, string[]> {
  const names = new Map<string, string[]>()
  const add = (name: string, path: string) => {
    const same = names.get(name)
    if (same) same.push(path)
    else names.set(name, [path])
  }
  for (const path of files) {
    add(basename(path).replace(/\.(?:md|markdown)$/i, ''), path)
    const contents = host.files.kind(path) === 'file' ? host.files.read(path) : null
    const id = contents?.kind === 'text' ? idOf(contents.text) : null
    if (id !== null) add(id, path)
  }
  return names
}
