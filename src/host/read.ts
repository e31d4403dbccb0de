import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
} from 'node:fs'
import { dirname, isAbsolute, relative } from 'node:path'
import { PostmortemError } from '../errors.ts'
import { type Contents, decode, MAX_BYTES } from './contents.ts'
import { codeOf, reasonOf, unreadable } from './failures.ts'

export const readContents = (path: string): Contents => readSimply(path) ?? readCarefully(path)

const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW } = constants

// numbers are flags too, though the types know none
const SIMPLY = (O_RDONLY | O_NONBLOCK | (O_NOFOLLOW ?? 0)) as unknown as string

/** The text of a regular file, at a quarter of the cost; null for anything else. */
function readSimply(path: string): Contents | null {
  try {
    const stats = lstatSync(path)
    if (!stats.isFile() || stats.size > MAX_BYTES) return null
    const text = readFileSync(path, { encoding: 'utf8', flag: SIMPLY })
    // the replacement for bytes that are not UTF-8, unless the author wrote it
    return text.includes('\ufffd') ? null : { kind: 'text', text }
  } catch {
    return null
  }
}

function readCarefully(path: string): Contents {
  let file: number | undefined
  try {
    file = openToRead(path)
    const stats = fstatSync(file)
    if (stats.isDirectory()) throw unreadable(path, 'it is a folder')
    if (!stats.isFile()) throw unreadable(path, 'it is not a regular file')
    const { size } = stats
    if (size > MAX_BYTES) return { kind: 'too-large', bytes: size, limit: MAX_BYTES }
    return decode(readUpTo(file, size))
  } catch (error) {
    throw error instanceof PostmortemError ? error : unreadable(path, reasonOf(error))
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** The bytes of a file; null if it has more than the limit. Links are followed as for texts. */
export function readBytes(path: string, limit: number): Uint8Array | null {
  let file: number | undefined
  try {
    file = openToRead(path)
    const stats = fstatSync(file)
    if (!stats.isFile()) throw unreadable(path, 'it is not a regular file')
    return stats.size > limit ? null : readUpTo(file, stats.size)
  } catch (error) {
    throw error instanceof PostmortemError ? error : unreadable(path, reasonOf(error))
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Opens a file. It checks where a link leads before following it, and does not wait for a pipe. */
function openToRead(path: string): number {
  if (O_NOFOLLOW === undefined)
    return openSync(lstatSync(path).isSymbolicLink() ? insideLink(path) : path, O_RDONLY | O_NONBLOCK)
  try {
    return openSync(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
  } catch (error) {
    if (codeOf(error) !== 'ELOOP' && codeOf(error) !== 'EMLINK') throw error
    return openSync(insideLink(path), O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
  }
}

/** The target of a link below this folder or the link's own: a pull request may contain a link to anything. */
export function insideLink(path: string): string {
  const target = realpathSync(path)
  const inside = (folder: string) => {
    const way = relative(realpathSync(folder), target)
    return way !== '' && way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way)
  }
  if (!inside('.') && !inside(dirname(path)))
    throw unreadable(path, 'it is a link that leads out of its folder')
  return target
}

function readUpTo(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  let at = 0
  while (at < size) {
    const count = readSync(file, bytes, at, size - at, at)
    if (count === 0) break
    at += count
  }
  return bytes.subarray(0, at)
}

export async function readStream(stream: NodeJS.ReadStream, limit = MAX_BYTES): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) throw unreadable('standard input', `it has more than ${limit} bytes`)
    chunks.push(Buffer.from(chunk))
  }
  const contents = decode(Buffer.concat(chunks))
  if (contents.kind === 'text') return contents.text
  throw unreadable('standard input', 'it is not UTF-8')
}
