import { basename } from 'node:path'
import { likenessOf, writeUpOf } from '../../collection/index.ts'
import { type Document, parse } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import { visibleLine } from '../../visible.ts'
import { targetsIn, textsOf } from './read-collection.ts'

/** What is less like it is not worth a line at that moment; with one word in common, which is mostly a name, nothing is. */
const CLOSE: readonly { readonly words: number; readonly closeness: number }[] = [
  { words: 2, closeness: 0.3 },
  { words: 3, closeness: 0.12 },
]
/** How long somebody who has just begun waits for it: what has not been read by then is not compared. */
const PATIENCE_MS = 800

/**
 * Names the postmortem that is most like one that has just been written; nothing where none is close. Those with the newest
 * days in their names are read first. It is for a person at a terminal: elsewhere a line helps nobody.
 *
 * @param own what is known of it, and of which the words are compared. @param path where it is.
 */
export async function tellClosest(own: Document, path: string, host: Host): Promise<void> {
  const started = host.clock.now().getTime()
  const likeness = likenessOf()
  const newest = (await targetsIn([], host))
    .filter(target => target.path !== path)
    .sort((a, b) => (basename(a.path) < basename(b.path) ? 1 : -1))
  for await (const { path, text, settings } of textsOf(newest, [], host)) {
    const document = parse(text, { ...settings.parse, path })
    likeness.add(writeUpOf(document, path), document)
    if (host.clock.now().getTime() - started > PATIENCE_MS) break
  }
  const [best] = likeness.like(own, path)
  if (!best || !CLOSE.some(one => best.words.length >= one.words && best.closeness >= one.closeness)) return
  const { of, words } = best
  const name = [of.date, of.title].filter(Boolean).join(' ')
  host.terminal.err(visibleLine(`Like ${name} (${of.path}): ${words.join(', ')}`).concat('\n'))
}
