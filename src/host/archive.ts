import { fromBuffer, type ZipFile } from 'yauzl'
import { PostmortemError } from '../errors.ts'
import { reasonOf } from './failures.ts'
import { readBytes } from './read.ts'

/** A file of an archive. */
export interface Packed {
  /** Its path in the archive, below its top, with `/` between names. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface ArchiveLimits {
  /** Bytes of the archive, and of all that is in it. */
  readonly bytes: number
  readonly files: number
}

/**
 * The files of a zip archive whose paths are wanted. Nothing is written to the disk.
 *
 * @throws PostmortemError for what is no archive, leads out of it, or is larger than the limits, whatever it declares.
 */
export async function readArchive(
  path: string,
  isWanted: (path: string) => boolean,
  limits: ArchiveLimits,
): Promise<readonly Packed[]> {
  const refused = (reason: string) => new PostmortemError({ code: 'archive-refused', path, reason })
  const bytes = readBytes(path, limits.bytes)
  if (!bytes) throw refused(`it has more than ${limits.bytes} bytes`)
  try {
    return await unpacked(Buffer.from(bytes), isWanted, limits, refused)
  } catch (error) {
    throw error instanceof PostmortemError ? error : refused(reasonOf(error))
  }
}

async function unpacked(
  bytes: Buffer,
  isWanted: (path: string) => boolean,
  limits: ArchiveLimits,
  refused: (reason: string) => PostmortemError,
): Promise<readonly Packed[]> {
  const archive = await new Promise<ZipFile>((done, fail) =>
    // it checks names, and that an entry has the size that it declares
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, opened) =>
      error ? fail(error) : done(opened),
    ),
  )
  const found: Packed[] = []
  let left = limits.bytes
  await new Promise<void>((done, fail) => {
    archive.on('error', fail)
    archive.on('end', () => done())
    archive.on('entry', entry => {
      if (entry.fileName.endsWith('/') || !isWanted(entry.fileName)) return archive.readEntry()
      left -= entry.uncompressedSize
      if (left < 0) return fail(refused(`what is in it has more than ${limits.bytes} bytes`))
      if (found.length >= limits.files) return fail(refused(`it has more than ${limits.files} files`))
      return archive.openReadStream(entry, (error, stream) => {
        if (error) return fail(error)
        const chunks: Buffer[] = []
        stream.on('error', fail)
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          found.push({ path: entry.fileName, bytes: Buffer.concat(chunks) })
          archive.readEntry()
        })
      })
    })
    archive.readEntry()
  })
  return found
}
