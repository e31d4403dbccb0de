import { dirname, isAbsolute, join } from 'node:path'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visibleLine } from '../../visible.ts'
import { pathFrom } from '../config.ts'
import { repositoryOf } from '../repository.ts'

/** Bytes of one picture. A page that is sent by mail should stay below ten of these. */
const LARGEST = 2 * 1024 * 1024

/** What pictures begin with. Their names are not believed. */
const kinds: readonly (readonly [string, (head: string) => boolean])[] = [
  ['image/png', head => head.startsWith('\u0089PNG\r\n')],
  ['image/jpeg', head => head.startsWith('\u00ff\u00d8\u00ff')],
  ['image/gif', head => head.startsWith('GIF8')],
  ['image/webp', head => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['image/avif', head => head.slice(4, 12) === 'ftypavif'],
  ['image/svg+xml', head => /^(?:\u00ef\u00bb\u00bf)?\s{0,99}<(?:\?xml|!--|svg)/.test(head)],
]

/**
 * Pictures beside a document as `data:` addresses. What is missing, lies outside of the repository, is too large or is
 * no picture stays out, and a note says so.
 *
 * @param addresses as written. @param from the document's path. @param notes is added to.
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

function readPicture(
  address: string,
  from: string,
  host: Host,
): { readonly data: string } | { readonly reason: string } {
  const name = decoded(address.split(/[?#]/, 1)[0] ?? '')
  const path = isAbsolute(name) ? name : join(dirname(from), name)
  const top = host.files.real(repositoryOf(dirname(from), host) ?? dirname(from))
  const way = pathFrom(top, host.files.real(path))
  if (way === '..' || way.startsWith('../') || isAbsolute(way))
    return { reason: 'it lies outside of the repository' }
  try {
    const bytes = host.files.readBytes(path, LARGEST)
    if (!bytes) return { reason: `it has more than ${LARGEST / 1024 / 1024} MiB` }
    const head = Buffer.from(bytes.subarray(0, 120)).toString('latin1')
    const kind = kinds.find(([, begins]) => begins(head))?.[0]
    if (!kind) return { reason: 'it is no picture that browsers know' }
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
