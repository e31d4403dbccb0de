import { fileURLToPath } from 'node:url'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { writeUpOf } from '../../collection/index.ts'
import { isOpen, ownersOf, parse } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { lintText } from '../../lint/index.ts'
import { type Known, nothingKnown, type Open } from '../../lsp/index.ts'
import { targetsIn, textsOf } from '../collection/read-collection.ts'
import { configsFor } from '../config.ts'
import { lintOptionsFor } from '../file/lint-options.ts'
import { baselinePath, openBaseline } from '../lint/baseline-file.ts'
import { isByName, isByPlace } from '../postmortems-folder.ts'
import { pathFrom } from '../repository.ts'

/** What is on the disk around the documents that are open, as it was when something was last saved. */
export interface World {
  /** A document as the editor has it, read and linted as `lint` would; null for what is no postmortem. */
  open(sheet: TextDocument): Promise<Open | null>
  /** What the other postmortems have, as far as it has been read. */
  known(): Known
  /** Reads what the other postmortems have, for completion; it may take a while. */
  learn(): Promise<void>
}

/** The path of a file that an editor names, from the working folder; null for what is not on the disk. */
export function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? pathFrom('.', fileURLToPath(uri)) : null
  } catch {
    // of another machine, or with what no name has
    return null
  }
}

/** Looks at the disk. @param before what was there. @throws PostmortemError for a baseline that cannot be read */
export async function worldOf(host: Host, before: World | null): Promise<World> {
  const configs = configsFor({}, host)
  const baseline = await openBaseline(baselinePath(host), host)
  const optionsOf = new Map<string, ReturnType<typeof lintOptionsFor>>()
  // by the sheet: one that is closed and opened again begins with the same version
  const opened = new WeakMap<TextDocument, { readonly version: number; readonly open: Open | null }>()
  let known: Known = before?.known() ?? nothingKnown
  const optionsFor = (path: string) => {
    const made = optionsOf.get(path) ?? lintOptionsFor([path], host)
    optionsOf.set(path, made)
    return made
  }
  const read = async (sheet: TextDocument, path: string): Promise<Open | null> => {
    const text = sheet.getText()
    let isOne: boolean | null = null
    try {
      const config = await configs(path)
      if (config.ignored) return null
      const settings = await config.settings()
      const document = parse(text, { ...settings.parse, path })
      isOne = isByPlace(path, config) || document.meta.isOwn
      if (!isOne) return null
      const options = optionsFor(path)(path, settings)
      const report = lintText(path, text, options)
      return { sheet, path, document, report: baseline?.remainder(report) ?? report, options, known }
    } catch (error) {
      // where a config is broken nobody knows which files it is about: not of a README
      isOne ??= isByName(path) || parse(text, { path }).meta.isOwn
      if (error instanceof PostmortemError && !isOne) return null
      throw error
    }
  }
  return {
    async open(sheet) {
      const before = opened.get(sheet)
      if (before?.version === sheet.version) return before.open && { ...before.open, known }
      const path = pathOf(sheet.uri)
      const open = path === null ? null : await read(sheet, path)
      opened.set(sheet, { version: sheet.version, open })
      return open
    },
    known: () => known,
    async learn() {
      known = await knownIn(host)
    },
  }
}

/** So many documents are read before the editor is answered again. */
const AT_ONCE = 10

async function knownIn(host: Host): Promise<Known> {
  const values = { severities: new Set<string>(), services: new Set<string>(), tags: new Set<string>() }
  const authors = new Set<string>()
  const owners = new Map<string, number>()
  let read = 0
  for await (const { path, text, settings } of textsOf(await targetsIn([], host), [], host)) {
    const of = writeUpOf(parse(text, { ...settings.parse, path }), path)
    if (of.severity) values.severities.add(of.severity)
    for (const service of of.services) values.services.add(service)
    for (const tag of of.tags) values.tags.add(tag)
    for (const author of of.authors) authors.add(author)
    for (const action of of.actions) {
      for (const owner of ownersOf(action))
        owners.set(owner, (owners.get(owner) ?? 0) + Number(isOpen(action)))
    }
    if (++read % AT_ONCE === 0) await new Promise(done => setImmediate(done))
  }
  const sorted = (names: ReadonlySet<string>) => [...names].sort()
  return {
    severities: sorted(values.severities),
    services: sorted(values.services),
    tags: sorted(values.tags),
    authors: sorted(authors),
    owners,
  }
}
