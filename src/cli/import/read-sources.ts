import { basename, join } from 'node:path'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import {
  columnsSaid,
  type Imported,
  importerOf,
  importers,
  jsonProblem,
  type Source,
  sourceFile,
} from '../../importers/index.ts'
import { visibleLine } from '../../visible.ts'
import { isInput } from '../file/postmortem-file.ts'

/** Bytes of a source, and of all that is in an archive. */
const LARGEST = 50 * 1024 * 1024
const FILES_AT_MOST = 20_000

/** The names of files that exports have. */
const IS_EXPORT = /\.(?:json|jsonl|ndjson|csv|tsv|txt|log)$/i

/** What a source was read as. */
export interface ReadSource extends Imported {
  readonly name: string
  /** The name of the importer. */
  readonly as: string
  /** How it was understood, where that is a guess. */
  readonly said: string | null
}

/**
 * Reads the sources of a command line: files, folders, zip archives and standard input.
 *
 * @param from the name of the importer, where the content does not tell.
 */
export async function readSources(
  paths: readonly string[],
  from: string | undefined,
  host: Host,
): Promise<readonly ReadSource[]> {
  const read: ReadSource[] = []
  for (const path of paths) {
    const sources = await sourcesAt(path, host)
    const tried = sources.map(source => ({ source, known: readOne(source, from) }))
    const unknown = tried.filter(({ known }) => known === null).map(({ source }) => source)
    const [first] = unknown
    if (first && unknown.length === sources.length) throw unknownSource(first, from)
    // of a folder what nothing knows is left out, and said
    for (const { name } of unknown) host.terminal.err(`${visibleLine(name)}: left out, nothing knows it\n`)
    read.push(...tried.flatMap(({ known }) => known ?? []))
  }
  return read
}

/** What a source says; null where no importer knows it. @throws PostmortemError for the name of no importer */
function readOne(source: Source, from: string | undefined): ReadSource | null {
  const importer = from === undefined ? importerOf(source) : importers.find(({ name }) => name === from)
  if (from !== undefined && !importer)
    throw new PostmortemError({
      code: 'flag-invalid',
      flag: '--from',
      value: from,
      expects: `one of ${importers.map(({ name }) => name).join(', ')}`,
    })
  if (!importer || (from !== undefined && !importer.recognises(source))) return null
  const said = importer.name === 'csv' ? (source.files.map(columnsSaid)[0] ?? null) : null
  return { name: source.name, as: importer.name, said, ...importer.read(source) }
}

const unknownSource = ({ name, files }: Source, from: string | undefined): PostmortemError =>
  new PostmortemError({
    code: 'source-unknown',
    source: name,
    named: from ?? null,
    why: files.map(({ text }) => jsonProblem(text)).find(problem => problem !== null) ?? null,
  })

async function sourcesAt(path: string, host: Host): Promise<readonly Source[]> {
  if (isInput(path)) return [oneFile('standard input', await host.terminal.readInput(LARGEST))]
  if (host.files.kind(path) === 'folder') {
    const files = host.files
      .below(path)
      .filter(name => IS_EXPORT.test(name))
      .map(name => ({ path: name, bytes: bytesOf(join(path, name), host) }))
    return together(path, files)
  }
  if (/\.zip$/i.test(path)) {
    const files = await host.files.archive(path, name => IS_EXPORT.test(name), {
      bytes: LARGEST,
      files: FILES_AT_MOST,
    })
    return together(path, files)
  }
  return [oneFile(path, textOf(path, bytesOf(path, host)))]
}

const oneFile = (name: string, text: string): Source => ({ name, files: [sourceFile(basename(name), text)] })

/** A workspace is one source, with the lists of its people and channels; in another folder each file is one. */
function together(
  path: string,
  packed: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): readonly Source[] {
  const files = packed.map(one => sourceFile(one.path, textOf(`${path}/${one.path}`, one.bytes)))
  const isWorkspace = files.some(file => /(?:^|\/)(?:users|channels)\.json$/.test(file.path))
  return isWorkspace
    ? [{ name: path, files }]
    : files.map(file => ({ name: `${path}/${file.path}`, files: [file] }))
}

function bytesOf(path: string, host: Host): Uint8Array {
  const bytes = host.files.readBytes(path, LARGEST)
  if (bytes) return bytes
  throw new PostmortemError({ code: 'file-not-text', path, reason: `it has more than ${LARGEST} bytes` })
}

function textOf(path: string, bytes: Uint8Array): string {
  // spreadsheets write UTF-16, and say so in the first two bytes
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const advice = bytes.includes(0)
      ? ''
      : '; iconv -f WINDOWS-1252 -t UTF-8 makes it so, where it is what Windows wrote'
    const reason = `it is not UTF-8${advice}`
    throw new PostmortemError({ code: 'file-not-text', path, reason })
  }
}
