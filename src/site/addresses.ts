import { digestOf } from '../digest.ts'
import { decodedAddress } from '../document/index.ts'

/** The address of a postmortem's page in the site: the path of its file, with another ending. */
const pageAddress = (path: string): string => {
  const inside = path
    .replaceAll('\\', '/')
    .split('/')
    .filter(name => name !== '' && name !== '.' && name !== '..')
    .join('/')
  return `postmortems/${inside.replace(/\.(?:md|markdown|mdx)$/i, '')}.html`
}

/**
 * The addresses of many by path, each its own: where two files would have the same, the second has a digest too.
 *
 * @param folder that of the postmortems, which no address names.
 */
export function pageAddresses(paths: readonly string[], folder: string): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    paths.map(path => {
      const inside = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
      const short = pageAddress(inside)
      const address = taken.has(short.toLowerCase())
        ? short.replace(/html$/, `${digestOf(path).slice(0, 6)}.html`)
        : short
      taken.add(address.toLowerCase())
      return [path, address]
    }),
  )
}

/** The way from a page to another one, both addresses in the site, as a link has it. */
export function wayTo(target: string, from: string): string {
  const [to, at] = [target.split('/'), from.split('/').slice(0, -1)]
  let common = 0
  while (common < at.length && at[common] === to[common] && common < to.length - 1) common++
  const up = at.slice(common).map(() => '..')
  return [...up, ...to.slice(common).map(encodeURIComponent)].join('/')
}

/** The whole address of a page on the web. @param base with a slash at its end */
export const onTheWeb = (address: string, base: string): string =>
  base + address.split('/').map(encodeURIComponent).join('/')

/** The longest name that a file gets from a service or a tag. */
const NAME_AT_MOST = 60

/** The page of all, and names that no file has on Windows. */
const TAKEN = /^(?:index|con|prn|aux|nul|com\d|lpt\d)$/

/** A name as a part of an address: letters and digits of every script; what else it has is told apart by a digest. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    // one at most at each end
    .replace(/^-|-$/g, '')
  // by characters: half of one is none
  const short = [...plain].slice(0, NAME_AT_MOST).join('')
  const isWhole = short === name.toLowerCase().replace(/[ _]/g, '-') && !TAKEN.test(short)
  return isWhole ? short : `${short}${short && '-'}${digestOf(name.toLowerCase()).slice(0, 6)}`
}

/**
 * Where a link of a document leads: from its page to that of the file that it names; null where that has none.
 *
 * @param path the document's. @param pages the addresses by path.
 */
export function linkFrom(
  path: string,
  pages: ReadonlyMap<string, string>,
): (address: string) => string | null {
  const own = pages.get(path) ?? ''
  const folder = path.split('/').slice(0, -1)
  return address => {
    const name = decodedAddress(address.split(/[?#]/, 1)[0] ?? '')
    const names = name.startsWith('/') ? [] : [...folder]
    for (const part of name.split('/'))
      if (part === '..') names.pop()
      else if (part !== '.' && part !== '') names.push(part)
    const target = pages.get(names.join('/'))
    return target === undefined ? null : wayTo(target, own)
  }
}
