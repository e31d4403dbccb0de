import { type ExitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { targetsIn } from '../collection/read-collection.ts'
import { configsFor } from '../config.ts'
import { templateFiles } from '../page/find-template.ts'
import { type LiveFlags, type Shown, serveLive } from '../page/live.ts'
import { buildSite, type Output } from './build-site.ts'
import { type SiteOptions, settingsOf } from './site.ts'
import { nothingKnown } from './site-cache.ts'

/** The addresses of the site begin with it. */
const BELOW = 'site/'

const outputTo = (files: Map<string, string>): Output => ({
  has: address => files.has(address),
  write: ({ address, text }) => void files.set(address, text),
  remove: address => void files.delete(address),
  own: () => [],
})

/** Serves the site of the folder of postmortems to this machine, and updates it after each change in that. */
export async function previewSite(
  flags: Omit<SiteOptions, 'out' | 'url'> & LiveFlags,
  host: Host,
): Promise<ExitCode> {
  const settings = settingsOf(flags)
  let files = new Map<string, string>()
  let cache = nothingKnown
  const page: Shown['page'] = address =>
    address.startsWith(BELOW) ? files.get(address.slice(BELOW.length)) : undefined
  const make = async (): Promise<Shown> => {
    const nothing = { findings: null, claims: [] }
    try {
      // what is shown changes when all of it is there
      const next = new Map(files)
      const built = await buildSite([], settings, cache, outputTo(next), host)
      cache = built.cache
      files = next
      const leftOut = built.leftOut.map(({ path, reason }) => `${path}: ${reason}`)
      return { page, state: { ...nothing, problem: null, notes: [...leftOut, ...built.notes] } }
    } catch (error) {
      // a config may be half written
      if (!(error instanceof PostmortemError) || cache === nothingKnown) throw error
      return { page, state: { ...nothing, problem: error.message, notes: [] } }
    }
  }
  const made = async () => {
    const { sources, templates } = await configsFor({}, host)('postmortem.md')
    return [
      ...(await targetsIn([], host)).map(({ path }) => path),
      ...sources,
      ...templateFiles(settings.template, templates, host),
      ...[settings.theme, settings.logo].flatMap(path => path ?? []),
    ]
  }
  const began = host.clock.now().getTime()
  const watch = (changed: () => void) => host.files.watchMany(made, began, changed)
  return serveLive({ title: 'all postmortems', first: `${BELOW}index.html`, make, watch }, flags, host)
}
