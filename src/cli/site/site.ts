import { basename, dirname, join, resolve } from 'node:path'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { counted } from '../../report/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { isLinkedOutOf } from '../repository.ts'
import { type Built, buildSite, type Output, type SiteSettings } from './build-site.ts'
import { readCache, writeCache } from './site-cache.ts'

export interface SiteOptions {
  readonly out?: string
  readonly audience?: 'internal' | 'public'
  readonly template?: string
  readonly theme?: string
  readonly logo?: string
  readonly url?: string
}

/** The template of the pages, by who reads them. */
const TEMPLATE = { internal: 'sre', public: 'dropbox' } as const

/** The mark of the pages that this program makes. */
const MARK = '<meta name="generator" content="postmortem">'

/** Writes the site of many postmortems to a folder: exit code 1 where one of them would show what is internal. */
export async function site(paths: readonly string[], options: SiteOptions, host: Host): Promise<ExitCode> {
  const out = options.out ?? 'site'
  assertOwn(out, host)
  const cachePath = host.files.ownPath(
    out,
    `site-${host.files.digest(resolve(out)).replace(/\W/g, '').slice(0, 12)}.json`,
  )
  const built = await buildSite(
    paths,
    settingsOf(options),
    readCache(cachePath, host),
    outputTo(out, host),
    host,
  )
  writeCache(cachePath, built.cache, host)
  const { terminal } = host
  terminal.err(toldOf(built))
  terminal.out(`${visibleLine(join(out, 'index.html'))}\n`)
  return built.leftOut.some(({ isLeak }) => isLeak) ? exitCode.findings : exitCode.ok
}

/** What a site is made of, as flags say it. @throws PostmortemError for an address that is none */
export function settingsOf({ audience = 'internal', template, theme, logo, url }: SiteOptions): SiteSettings {
  return {
    audience,
    template: template ?? TEMPLATE[audience],
    theme: theme ?? null,
    logo: logo ?? null,
    url: url === undefined ? null : baseOf(url),
  }
}

function baseOf(url: string): string {
  const base = URL.canParse(url) ? new URL(url) : null
  const isPlain = base && !base.search && !base.hash && !base.username && !base.password
  if (!isPlain || !/^https?:$/.test(base.protocol))
    throw new PostmortemError({
      code: 'flag-invalid',
      flag: '--url',
      value: url,
      expects: 'the address of the site, such as https://example.com/postmortems/',
    })
  return base.href.endsWith('/') ? base.href : `${base.href}/`
}

/** What a site writes. */
const PAGE = /\.(?:html|xml)$|^robots\.txt$/
const FOLDERS = ['postmortems', 'services', 'tags']

/** @throws PostmortemError where a folder has something else, which would be lost. */
function assertOwn(out: string, host: Host): void {
  const refuse = (path: string, reason: string) => {
    throw new PostmortemError({ code: 'file-unwritable', path, reason })
  }
  if (host.files.kind(out) === 'file') refuse(out, 'it is a file, and the site is a folder')
  if (resolve(out) === dirname(resolve(out))) refuse(out, 'it is the root of the disk')
  const index = join(out, 'index.html')
  const files = host.files.filesIn(out)
  const other =
    host.files.kind(index) === null
      ? (files.find(path => PAGE.test(basename(path)) || /\.md$/i.test(path)) ??
        FOLDERS.map(name => join(out, name)).find(path => host.files.kind(path) !== null))
      : isOwn(index, host)
        ? undefined
        : index
  if (other !== undefined)
    refuse(other, 'postmortem has not made it; name another folder with --out, or remove it')
}

const LARGEST = 1024 * 1024 * 1024
/** Bytes of a page in which its mark is. */
const HEAD = 64 * 1024

const isOwn = (path: string, host: Host): boolean => {
  const contents = host.files.readBytes(path, LARGEST)
  return contents !== null && new TextDecoder().decode(contents.subarray(0, HEAD)).includes(MARK)
}

const outputTo = (out: string, host: Host): Output => ({
  own: files =>
    host.files
      .below(out)
      .filter(address => !files.has(address) && PAGE.test(address) && isOwn(join(out, address), host)),
  has: address => host.files.kind(join(out, address)) === 'file',
  write({ address, text }) {
    const path = join(out, address)
    // the folder may be one of a repository that somebody else has filled
    if (isLinkedOutOf(out, path, host))
      throw new PostmortemError({ code: 'file-unwritable', path, reason: 'a link leads out of the folder' })
    host.files.output(path, text)
  },
  remove: address => host.files.remove(join(out, address)),
})

/** What a person should know of it. */
export function toldOf({ postmortems, written, leftOut, notes }: Built): string {
  const lines = [
    ...notes,
    ...(leftOut.length > 0
      ? [`Left out ${leftOut.length}:`, ...leftOut.map(({ path, reason }) => `  ${path}: ${reason}`)]
      : []),
    `${counted(postmortems, 'postmortem')}, ${counted(written, 'file')} written.`,
  ]
  return lines.map(line => `${visible(line)}\n`).join('')
}
