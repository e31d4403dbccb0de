import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { reasonOf, unreadable } from './failures.ts'

export interface Found {
  readonly files: readonly string[]
  /** Patterns that matched nothing. */
  readonly unmatched: readonly string[]
}

export function statOf(path: string, stat: (path: string) => Stats): Stats | undefined {
  try {
    return stat(path)
  } catch {
    return undefined
  }
}

export function kind(path: string): 'file' | 'folder' | null {
  const stats = statOf(path, statSync)
  return stats?.isFile() ? 'file' : stats?.isDirectory() ? 'folder' : null
}

export async function find(
  patterns: readonly string[],
  isIgnored: (path: string) => boolean = () => false,
): Promise<Found> {
  // by resolved path, so that two spellings of a file are one
  const files = new Map<string, string>()
  const unmatched: string[] = []
  for (const pattern of patterns) {
    // a link that is named is followed, one that is found below it is not
    const found =
      kind(pattern) === 'folder'
        ? [...walk(pattern, isIgnored)]
        : statOf(pattern, lstatSync)
          ? [pattern]
          : /[*?[\]{}!()]/.test(pattern)
            ? (await glob(pattern)).filter(path => !isIgnored(path))
            : []
    if (found.length === 0) unmatched.push(pattern)
    for (const file of found) if (!files.has(resolve(file))) files.set(resolve(file), file)
  }
  return { files: [...files.values()], unmatched }
}

async function glob(pattern: string): Promise<string[]> {
  const tinyglobby = await import('tinyglobby')
  const found = await tinyglobby.glob(pattern, { followSymbolicLinks: false, expandDirectories: false })
  return found.sort()
}

const MARKDOWN = /\.(?:md|markdown)$/i

/** The Markdown files below a folder by name; without links, hidden folders and node_modules. */
function* walk(folder: string, isIgnored: (path: string) => boolean): Iterable<string> {
  let entries: ReturnType<typeof list>
  try {
    entries = list(folder)
  } catch (error) {
    throw unreadable(folder, reasonOf(error))
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (
        !entry.name.startsWith('.') &&
        entry.name !== 'node_modules' &&
        !MARKDOWN.test(entry.name) &&
        !isIgnored(`${path}/`)
      )
        yield* walk(path, isIgnored)
    } else if (entry.isFile() && MARKDOWN.test(entry.name) && !isIgnored(path)) yield path
  }
}

export const markdownIn = (folder: string): string[] => filesIn(folder).filter(path => MARKDOWN.test(path))

export function filesIn(folder: string): string[] {
  try {
    return list(folder).flatMap(entry => (entry.isFile() ? [join(folder, entry.name)] : []))
  } catch {
    return []
  }
}

const list = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))

export function isSame(one: string, other: string): boolean {
  const [a, b] = [statOf(one, statSync), statOf(other, statSync)]
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}

export function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(resolve(path))
    return parent === resolve(path) ? parent : join(real(parent), basename(path))
  }
}
