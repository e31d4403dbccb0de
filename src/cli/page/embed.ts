import { dirname, isAbsolute, join } from 'node:path'
import { decodedAddress } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visibleLine } from '../../visible.ts'
import { leadsOutside } from '../repository.ts'

/** Bytes of the largest picture. A page that is sent by mail should have fewer than ten of them. */
const LARGEST = 2 * 1024 * 1024

/** Characters of all pictures of a page, each counted as often as it is shown. */
const ALL_LARGEST = 24 * 1024 * 1024

/** The kinds of pictures, by their first bytes: names can be wrong. */
const kinds: readonly (readonly [string, (head: string) => boolean])[] = [
  ['image/png', head => head.startsWith('\u0089PNG\r\n')],
  ['image/jpeg', head => head.startsWith('\u00ff\u00d8\u00ff')],
  ['image/gif', head => head.startsWith('GIF8')],
  ['image/webp', head => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['image/avif', head => head.slice(4, 12) === 'ftypavif'],
  ['image/svg+xml', head => SVG.test(head)],
]

/** The root element after a declaration, comments and a document type: other XML is no picture. */
const SVG = /^(?:\u00ef\u00bb\u00bf)?(?:\s|<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^>]*>)*<svg[\s>/]/

/** Bytes of a file that are looked at to tell what it is. */
const HEAD = 4096

/**
 * The pictures of a document as `data:` addresses. A picture that is missing, outside of the repository, too large or not a
 * picture is left out with a note.
 *
 * @param addresses as written, each as often as it is shown. @param from the document's path. @param notes receives the notes.
 */
export function embed(
  addresses: readonly string[],
  from: string,
  host: Host,
  notes: string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let size = 0
  for (const [address, uses] of timesEach(addresses)) {
    const read = readPicture(address, from, host)
    const added = 'data' in read ? read.data.length * uses : 0
    const reason =
      size + added > ALL_LARGEST
        ? `with it the pictures would have more than ${ALL_LARGEST / 1024 / 1024} MiB`
        : 'reason' in read && read.reason
    if (reason) notes.push(`The picture ${visibleLine(address)} is not in the page: ${reason}.`)
    else if ('data' in read) found.set(address, read.data)
    size += reason ? 0 : added
  }
  return found
}

function timesEach(addresses: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const address of addresses) times.set(address, (times.get(address) ?? 0) + 1)
  return times
}

/** One picture as a `data:` address, or the reason why it cannot be one. */
export function readPicture(
  address: string,
  from: string,
  host: Host,
): { readonly data: string } | { readonly reason: string } {
  const name = decodedAddress(address.split(/[?#]/, 1)[0] ?? '')
  const path = isAbsolute(name) ? name : join(dirname(from), name)
  if (leadsOutside(path, from, host)) return { reason: 'it is outside of the repository' }
  try {
    const bytes = host.files.readBytes(path, LARGEST)
    if (!bytes) return { reason: `it has more than ${LARGEST / 1024 / 1024} MiB` }
    const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
    const kind = kinds.find(([, begins]) => begins(head))?.[0]
    if (!kind) return { reason: 'it is not in a format that browsers show' }
    return { data: `data:${kind};base64,${Buffer.from(bytes).toString('base64')}` }
  } catch (error) {
    if (error instanceof PostmortemError && 'reason' in error.failure) return { reason: error.failure.reason }
    throw error
  }
}
