import { type FieldTerms, fieldTermsOf, termsOf, type WriteUp, writeUpOf } from '../../collection/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { aboutOf, wordsOf } from '../../render/index.ts'
import {
  linkFrom,
  pageAddresses,
  placeOf,
  type SiteFile,
  type SiteOptions,
  siteFiles,
} from '../../site/index.ts'
import { targetsIn, tellUnread, textsOf, unreadFields } from '../collection/read-collection.ts'
import { type Configs, configsFor } from '../config.ts'
import { type PostmortemFile, postmortemFile } from '../file/postmortem-file.ts'
import { readDocument } from '../file/read-document.ts'
import type { Target } from '../lint/sources.ts'
import { pageTemplate, templateFiles } from '../page/find-template.ts'
import { makePage, type PageOptions, textOfPage } from '../page/page.ts'
import type { Cache, Known, LeftOut } from './site-cache.ts'

/** Bytes of the largest picture of a head. */
const LARGEST = 2 * 1024 * 1024

/** What a site is made of, besides its postmortems. */
export interface SiteSettings {
  readonly audience: 'internal' | 'public'
  readonly template: string
  readonly theme: string | null
  readonly logo: string | null
  readonly url: string | null
}

/** The place that a site is written to. */
export interface Output {
  has(address: string): boolean
  write(file: SiteFile): void
  remove(address: string): void
  /** What an earlier run has made that is not among the files of this one, also where nobody remembers it. */
  own(files: ReadonlyMap<string, string>): readonly string[]
}

/** What became of a site. */
export interface Built {
  readonly cache: Cache
  readonly postmortems: number
  /** How many files were written, since they are new or have changed. */
  readonly written: number
  /** The postmortems that are not in it. */
  readonly leftOut: readonly (LeftOut & { readonly path: string })[]
  /** What could not be shown as it is, each with the path before it. */
  readonly notes: readonly string[]
}

/** Makes a site of the postmortems of some folders, and writes what has changed since an earlier run. */
export async function buildSite(
  paths: readonly string[],
  settings: SiteSettings,
  earlier: Cache,
  output: Output,
  host: Host,
): Promise<Built> {
  const configs = configsFor({}, host)
  const targets = await targetsIn(paths, host)
  const { postmortems: folder, organization, templates } = await configs('postmortem.md')
  // what is wrong with it would be wrong with every page
  await pageTemplate(settings.template, 'html', templates, host)
  const addresses = pageAddresses(
    targets.map(({ path }) => slashed(path)),
    folder,
  )
  const writer = writerTo(output, earlier, host)
  const work = { settings, configs, organization, addresses, writer, output, host }
  // what was left out before most likely is again
  const likely = new Map([...addresses].filter(([path]) => !earlier.known.get(path)?.leftOut))
  const first = await knownOf(targets, likely, earlier.known, work)
  const shown = new Map([...addresses].filter(([path]) => first.get(path)?.entry))
  // no page leads to one that is not there
  const astray = targets.filter(({ path }) => leadsAstray(first.get(slashed(path)), slashed(path), shown))
  const known = new Map([...first, ...(await knownOf(astray, shown, first, work))])
  const all = [...known.values()]
  const entries = all.flatMap(({ entry }) => entry ?? [])
  const language = mostFrequent(all.flatMap(({ language }) => language ?? [])) ?? 'en'
  for (const file of siteFiles(entries, optionsOf(settings, language, organization, host))) writer.write(file)
  for (const address of new Set([...earlier.files.keys(), ...output.own(writer.files)]))
    if (!writer.files.has(address)) output.remove(address)
  return {
    cache: { known, files: writer.files },
    postmortems: entries.length,
    written: writer.written(),
    leftOut: [...known].flatMap(([path, { leftOut }]) => (leftOut ? [{ path, ...leftOut }] : [])),
    notes: [...known].flatMap(([path, { notes }]) => notes.map(note => `${path}: ${note}`)),
  }
}

const slashed = (path: string): string => path.replaceAll('\\', '/')

/** Writes what is new or has changed, and knows what there is. */
function writerTo(output: Output, earlier: Cache, host: Host) {
  const files = new Map<string, string>()
  let written = 0
  return {
    files,
    written: () => written,
    write(file: SiteFile): void {
      const digest = host.files.digest(file.text)
      // what this run has written already is newer than what the earlier one did
      const before = files.get(file.address) ?? earlier.files.get(file.address)
      files.set(file.address, digest)
      if (before === digest && output.has(file.address)) return
      output.write(file)
      written++
    },
    /** Leaves a file as it is. */
    keep(address: string): void {
      const digest = files.get(address) ?? earlier.files.get(address)
      if (digest !== undefined) files.set(address, digest)
    },
  }
}

interface Work {
  readonly settings: SiteSettings
  readonly configs: Configs
  readonly organization: string | null
  /** The address of each postmortem, whether it is in the site or not. */
  readonly addresses: ReadonlyMap<string, string>
  readonly writer: ReturnType<typeof writerTo>
  readonly output: Output
  readonly host: Host
}

/**
 * What some postmortems are; makes the pages of those that have changed.
 *
 * @param pages the addresses of the pages that a link may lead to. @param before what was known of each.
 */
async function knownOf(
  targets: readonly Target[],
  pages: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, Known>,
  work: Work,
): Promise<ReadonlyMap<string, Known>> {
  const { settings, configs, organization, addresses, writer, output, host } = work
  const shared = sharedInputs(settings, host)
  const known = new Map<string, Known>()
  const unread: string[] = []
  for await (const read of textsOf(targets, unread, host)) {
    const path = slashed(read.path)
    const address = addresses.get(path) ?? ''
    const file = await postmortemFile(read.path, configs, host)
    const context = { path, file, settings, pages, organization, host }
    const key = host.files.digest(JSON.stringify([read.text, path, address, shared(file)]))
    const one = before.get(path)
    if (one?.key === key && isAsBefore(one, context, output)) {
      known.set(path, one)
      if (one.entry) writer.keep(one.entry.address)
      continue
    }
    const made = await madeOf(context, address, key)
    known.set(path, made.known)
    if (made.page) writer.write(made.page)
  }
  tellUnread(unread, host)
  return known
}

interface Context {
  readonly path: string
  readonly file: PostmortemFile
  readonly settings: SiteSettings
  /** The addresses of the pages that there are, by path. */
  readonly pages: ReadonlyMap<string, string>
  readonly organization: string | null
  readonly host: Host
}

/** What pages are made from besides their documents: the program, the flags, templates and configs. */
function sharedInputs(settings: SiteSettings, host: Host): (file: PostmortemFile) => unknown {
  const textOf = (path: string) => readDocument(path, host)
  const own = [settings.theme, settings.logo].map(path => {
    const bytes = path === null ? null : host.files.readBytes(path, LARGEST)
    return bytes && host.files.digest(Buffer.from(bytes).toString('base64'))
  })
  const texts = new Map<string, readonly string[]>()
  return ({ config, options }) => {
    const names = JSON.stringify([config.templates, config.sources])
    const known =
      texts.get(names) ??
      [...templateFiles(settings.template, config.templates, host), ...config.sources].map(textOf)
    texts.set(names, known)
    return [PROGRAM_BUILD, settings, own, known, options]
  }
}

/** Whether a page would be the same again: all links still lead where they led, and it is there. */
const isAsBefore = (known: Known, { path, pages }: Context, output: Output): boolean =>
  !leadsAstray(known, path, pages) && (known.entry === null || output.has(known.entry.address))

/** Whether a link of a page leads elsewhere than it should. */
function leadsAstray(known: Known | undefined, path: string, pages: ReadonlyMap<string, string>): boolean {
  const link = linkFrom(path, pages)
  return known?.entry ? known.links.some(([address, target]) => link(address) !== target) : false
}

async function madeOf(
  context: Context,
  address: string,
  key: string,
): Promise<{ readonly known: Known; readonly page: SiteFile | null }> {
  const { path, file, settings, pages, organization, host } = context
  const { audience } = settings
  const links: [string, string | null][] = []
  const find = linkFrom(path, pages)
  const link = (name: string) => {
    const target = find(name)
    links.push([name, target])
    return target
  }
  const leftOut = (reason: string, isLeak = false) => ({
    known: { key, links, language: null, notes: [], entry: null, leftOut: { reason, isLeak } },
    page: null,
  })
  try {
    const options: PageOptions = {
      ...{ template: settings.template, format: 'html', audience, mermaid: false, showClaims: false },
      ...{ theme: settings.theme, logo: settings.logo },
      site: language => ({
        ...placeOf(address, optionsOf(settings, language ?? 'en', organization, host)),
        link,
      }),
    }
    const { text, notes, leaks, document } = await makePage(file, options, host)
    const leak = leaks?.findings[0]
    if (leak) return leftOut(`its page would show what is internal: ${leak.message}`, true)
    const all = writeUpOf(document, path)
    const fault = unreadFields(document)
    if (audience === 'public' && all.status !== 'published')
      return leftOut(fault ? `its fields are not read, ${fault}` : 'it is not published')
    const language = document.meta.one.get('language')?.text ?? null
    const words = audience === 'public' ? textOfPage(text) : null
    const of = words === null ? all : asShown(all, words)
    const { title, description } = aboutOf(document, { forCustomers: audience === 'public' })
    const terms = words === null ? fieldTermsOf(document, path) : termsOfPage(title, words)
    const hasPictures = text.includes('src="data:')
    return {
      // a page with pictures is made anew: they may have changed
      known: {
        ...{ key: hasPictures ? '' : key, links, language, leftOut: null },
        notes: fault ? [...notes, `fields not read, ${fault}`] : notes,
        entry: { of, address, title: document.title ? title : path, summary: description, terms },
      },
      page: { address, text },
    }
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
    // a mark that is not clear would hide too much or too little
    return leftOut(error.message.replace(`${path}:`, 'line '), error.failure.code === 'audience-unclear')
  }
}

/** What can be searched for where it must not be more than the page shows. */
function termsOfPage(title: string, words: string): FieldTerms {
  const of = (text: string) => termsOf(text).join(' ')
  return {
    ...{ title: of(title), about: '', text: of(words) },
    ...{ headings: '', summary: '', cause: '', actions: '' },
  }
}

/** A postmortem with nothing that its page does not show. */
function asShown(of: WriteUp, words: string): WriteUp {
  const text = words.toLowerCase()
  const isShown = (name: string) => text.includes(name.toLowerCase())
  return {
    ...of,
    severity: of.severity !== null && isShown(of.severity) ? of.severity : null,
    services: of.services.filter(isShown),
    ...{ tags: [], authors: [], actions: [] },
  }
}

function optionsOf(
  { audience, url }: SiteSettings,
  language: string,
  organization: string | null,
  host: Host,
): SiteOptions {
  const { postmortems } = wordsOf(language).words.site
  const name = organization === null ? postmortems : `${organization} · ${postmortems}`
  return { name, language, url, audience, now: host.clock.now().getTime() }
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
