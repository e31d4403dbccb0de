import { dirname, isAbsolute, join } from 'node:path'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visibleLine } from '../../visible.ts'
import { pathFrom } from '../config.ts'
import { repositoryOf } from '../repository.ts'

/** Bytes of the largest picture. A page that is sent by mail should have fewer than ten of them. */
const LARGEST = 2 * 1024 * 1024

/** The kinds of pictures, by their first bytes: names can be wrong. */
const kinds: readonly (readonly [string, (head: string) => boolean])[] = [
  ['image/png', head => head.startsWith('\u0089PNG\r\n')],
  ['image/jpeg', head => head.startsWith('\u00ff\u00d8\u00ff')],
  ['image/gif', head => head.startsWith('GIF8')],
  ['image/webp', head => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['image/avif', head => head.slice(4, 12) === 'ftypavif'],
  ['image/svg+xml', head => /^(?:\u00ef\u00bb\u00bf)?\s{0,99}<(?:\?xml|!--|svg)/.test(head)],
]

/**
 * The pictures of a document as `data:` addresses. A picture that is missing, outside of the repository, too large or not a
 * picture is left out with a note.
 *
 * @param addresses as written. @param from the document's path. @param notes receives the notes.
 */
export function embed(
  addresses: readonly string[],
  from: string,
  host: Host,
  notes: string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const address of addresses) {
    const read = readPicture(address, from, host)
    if ('data' in read) found.set(address, read.data)
    else notes.push(`The picture ${visibleLine(address)} is not in the page: ${read.reason}.`)
  }
  return found
}

/** One picture as a `data:` address, or the reason why it cannot be one. */
export function readPicture(
  address: string,
  from: string,
  host: Host,
): { readonly data: string } | { readonly reason: string } {
  const name = decoded(address.split(/[?#]/, 1)[0] ?? '')
  const path = isAbsolute(name) ? name : join(dirname(from), name)
  const top = host.files.real(repositoryOf(dirname(from), host) ?? dirname(from))
  const way = pathFrom(top, host.files.real(path))
  if (way === '..' || way.startsWith('../') || isAbsolute(way))
    return { reason: 'it is outside of the repository' }
  try {
    const bytes = host.files.readBytes(path, LARGEST)
    if (!bytes) return { reason: `it has more than ${LARGEST / 1024 / 1024} MiB` }
    const head = Buffer.from(bytes.subarray(0, 120)).toString('latin1')
    const kind = kinds.find(([, begins]) => begins(head))?.[0]
    if (!kind) return { reason: 'it is not in a format that browsers show' }
    return { data: `data:${kind};base64,${Buffer.from(bytes).toString('base64')}` }
  } catch (error) {
    if (error instanceof PostmortemError && 'reason' in error.failure) return { reason: error.failure.reason }
    throw error
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
