import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { reasonOf, unreadable } from './failures.ts'

export interface Found {
  readonly files: readonly string[]
  /** Patterns that matched nothing. */
  readonly unmatched: readonly string[]
  /** Documents in named folders that are no Markdown files, and files about the folder itself. */
  readonly passedOver: readonly string[]
}

/** Which files of a folder are wanted. The path of a folder ends with a slash. */
export interface Wanted {
  isIgnored?(path: string): boolean
  /** Whether a file is wanted whatever its name is. */
  isIncluded?(path: string): boolean
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

export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

export async function find(patterns: readonly string[], wanted: Wanted = {}): Promise<Found> {
  // by resolved path, so that two spellings of a file are one
  const files = new Map<string, string>()
  const unmatched: string[] = []
  const passedOver: string[] = []
  for (const pattern of patterns) {
    // a link that is named is followed, one that is found below it is not
    const found =
      kind(pattern) === 'folder'
        ? [...walk(pattern, wanted, passedOver)]
        : statOf(pattern, lstatSync)
          ? [pattern]
          : /[*?[\]{}!()]/.test(pattern)
            ? (await glob(pattern)).filter(path => !wanted.isIgnored?.(path))
            : []
    if (found.length === 0) unmatched.push(pattern)
    for (const file of found) if (!files.has(resolve(file))) files.set(resolve(file), file)
  }
  return { files: [...files.values()], unmatched, passedOver }
}

async function glob(pattern: string): Promise<string[]> {
  const tinyglobby = await import('tinyglobby')
  const found = await tinyglobby.glob(pattern, { followSymbolicLinks: false, expandDirectories: false })
  return found.sort()
}

const MARKDOWN = /\.(?:md|markdown)$/i

/** Other text documents: people would expect to hear that they are not read. */
const DOCUMENT = /\.(?:mdx|qmd|rmd|mdown|mkdn?|md\.\w+|adoc|asciidoc|rst|txt|org|textile)$/i

/** A template, and what repositories say about themselves. */
const ABOUT =
  /^(?:contributing|changelog|licen[cs]e|code_of_conduct|_index|[_.]?(?:(?:post-?mortem|incident|report)s?[-_ ]?){0,2}templates?)\.(?:md|markdown)$/i

const README = /^readme\.(?:md|markdown)$/i

/** The Markdown files below a folder by name; without links, hidden folders and node_modules. */
function* walk(folder: string, wanted: Wanted, passedOver: string[], isTop = true): Iterable<string> {
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
        !wanted.isIgnored?.(`${path}/`)
      )
        yield* walk(path, wanted, passedOver, false)
    } else if (entry.isFile() && !wanted.isIgnored?.(path)) {
      // in a folder of one incident, the README is its report
      const isAbout = ABOUT.test(entry.name) || (isTop && README.test(entry.name))
      if (wanted.isIncluded?.(path) || (MARKDOWN.test(entry.name) && !isAbout)) yield path
      else if (isAbout || DOCUMENT.test(entry.name)) passedOver.push(path)
    }
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
