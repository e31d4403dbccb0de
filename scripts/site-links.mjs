import { existsSync, statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'

/**
 * The links of a built site that lead nowhere: to a file that is not there, or to an anchor that its page lacks.
 *
 * @param {string} folder
 * @param {string} base the path below which it is served, with a slash at its end.
 */
export async function brokenLinks(folder, base) {
  const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.html'))
  const pages = new Map(
    await Promise.all(
      files.map(async name => /** @type {const} */ ([name, await readFile(join(folder, name), 'utf8')])),
    ),
  )
  const broken = []
  // the playground shows texts of others
  for (const [name, html] of pages)
    for (const [, link = ''] of name.startsWith('playground')
      ? []
      : html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      const target = fileOf(link, name)
      if (target !== undefined && !leadsTo(target)) broken.push(`${name}: ${link}`)
    }
  return [...new Set(broken)]

  /**
   * @param {string} link
   * @param {string} from
   */
  function fileOf(link, from) {
    if (/^(?:[a-z]+:|\/\/)/.test(link)) return undefined
    const [path = '', anchor = ''] = link.replaceAll('&amp;', '&').split('#')
    const inSite = path.startsWith(base)
      ? path.slice(base.length)
      : path.startsWith('/')
        ? `../${path}`
        : path === ''
          ? from
          : posix.join(posix.dirname(from), path)
    return { path: decodeURIComponent(inSite), anchor: decodeURIComponent(anchor) }
  }

  /** @param {{ readonly path: string, readonly anchor: string }} target */
  function leadsTo({ path, anchor }) {
    const isFolder = path === '' || path.endsWith('/')
    const name = [isFolder ? `${path}index.html` : path, `${path}.html`].find(one => {
      const full = join(folder, one)
      return existsSync(full) && statSync(full).isFile()
    })
    if (name === undefined) return false
    return anchor === '' || !pages.has(name) || (pages.get(name) ?? '').includes(` id="${anchor}"`)
  }
}
