import { digestOf } from '../digest.ts'
import { parse } from '../document/index.ts'
import {
  type Entry,
  entryOf,
  type Importer,
  importedOf,
  onlyOf,
  type Proposal,
  type Skipped,
  type SourceFile,
} from './entry.ts'
import { readTime } from './stamps.ts'

// https://github.com/cstate/cstate/wiki/Usage: a page in Markdown for each incident, whose updates have their time in a mark.

const TRACK = /\{\{<\s*track\s+"([^"\n]{1,60})"\s*>\}\}/

export const cstate: Importer = {
  name: 'cstate',
  title: 'cState: the page of an incident in Markdown, with its updates',
  how: 'The file below content/issues/ of the status page',
  recognises: ({ files }) => files.some(({ text }) => TRACK.test(text)),
  read({ files }) {
    const pages = files.map(ofPage)
    const only = onlyOf(pages)
    return importedOf(
      pages.flatMap(({ updates }) => updates),
      only?.proposals,
      only?.facts,
    )
  },
}

function ofPage({ path, text }: SourceFile) {
  const { title, meta } = parse(text)
  const severity = meta.one.get('severity')?.text
  const services = meta.many.get('services')?.map(({ text }) => text) ?? []
  const updates = paragraphsOf(text).flatMap((paragraph): (Entry | Skipped)[] => {
    const [mark, stamp = ''] = TRACK.exec(paragraph) ?? []
    if (mark === undefined) return []
    const words = paragraph.replace(mark, '')
    const time = readTime(stamp)
    if ('reason' in time) return [{ reason: time.reason, text: words }]
    const id = `cstate:${path.replace(/\.\w+$/, '')}/${digestOf(stamp + words).slice(0, 8)}`
    return [entryOf({ id, time, text: `Status page: ${words}`, likely: 'an update of the status page' })]
  })
  const proposals = (['started', 'resolved'] as const).flatMap((milestone): Proposal[] => {
    const stated =
      meta.one.get(milestone)?.text ?? (milestone === 'started' ? meta.one.get('date')?.text : undefined)
    const when = stated === undefined ? null : readTime(stated)
    return when && 'kind' in when
      ? [{ milestone, when, because: `the status page has it as ${milestone}` }]
      : []
  })
  return {
    updates,
    proposals,
    facts: {
      ...(title && { title: title.text }),
      ...(severity && { severity }),
      ...(services.length > 0 && { services }),
    },
  }
}

const paragraphsOf = (text: string): readonly string[] => text.split(/\r?\n[ \t]*\r?\n/)
