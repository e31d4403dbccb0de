import { digestOf } from '../digest.ts'
import {
  claimsOf,
  type Document,
  isTimed,
  type Moment,
  milestoneNames,
  parse,
  passagesOf,
  type Stamp,
  sentencesOf,
} from '../document/index.ts'
import {
  type Entry,
  entryOf,
  type Importer,
  importedOf,
  onlyOf,
  type Proposal,
  type Skipped,
  type When,
} from './entry.ts'

// What people wrote: a page in Markdown, a mail, a hand-over. Its timeline if it has one, and the sentences with a time.

export const prose: Importer = {
  name: 'prose',
  title: 'Text and Markdown: the timeline, and each sentence that has a time',
  how: 'Any write-up, mail or hand-over, copied into a file',
  recognises: ({ files }) =>
    files.some(({ text, json }) => json === undefined && entriesIn(parse(text)).some(one => 'id' in one)),
  read({ files }) {
    const documents = files.map(({ text }) => parse(text))
    const only = onlyOf(documents)
    const services = (only?.meta.many.get('services') ?? []).map(({ text }) => text)
    return importedOf(documents.flatMap(entriesIn), only ? proposalsIn(only) : [], {
      ...(only?.title && { title: only.title.text }),
      ...(services.length > 0 && { services }),
    })
  },
}

/** Whether a text has a timeline, and not only times. */
export const hasTimeline = (text: string): boolean => parse(text).events.some(isTimed)

function entriesIn(document: Document): readonly (Entry | Skipped)[] {
  const events = document.events
    .filter(isTimed)
    .map(({ at, stamp, text }) => entryAt(at, stamp, text, 'an event of the timeline'))
  const claims = claimsOf(document, 'instant')
  const told = passagesOf(document).flatMap(({ text, placeOf }) =>
    sentencesOf(text).flatMap(sentence => {
      const [start, end] = [placeOf(sentence.start), placeOf(sentence.start + sentence.text.length - 1)]
      // of several times the first is when it began
      const claim = claims.find(claim => claim.start >= start && claim.start <= end)
      return claim?.place === 'prose' ? [entryAt(claim.moment, claim.stamp, sentence.text, null)] : []
    }),
  )
  return [...events, ...told]
}

function entryAt(at: Moment | null, stamp: Stamp, text: string, likely: string | null): Entry | Skipped {
  if (at?.approximate || stamp.hedged || !stamp.clock || isHedged(text, stamp.text))
    return { reason: 'an uncertain time', text }
  const time = whenOf(at, stamp)
  const id = `prose:${digestOf(JSON.stringify([time, text])).slice(0, 12)}`
  return entryOf({ id, time, text, likely })
}

/** Whether words before a time make it uncertain: "until around 14:50". */
const isHedged = (text: string, time: string): boolean =>
  /(?:\b(?:around|about|approximately|approx\.?|roughly|circa|ca\.?)|~)\s*$/i.test(
    text.slice(0, text.indexOf(time)),
  )

/** A moment of a document: its instant, or what a clock showed. */
function whenOf(at: Moment | null, { clock }: Stamp): When | null {
  if (!at || !clock) return null
  if (at.frame === 'instant')
    return { kind: 'instant', instant: at.earliest, hasSeconds: clock.second !== null }
  const [day = '', time = ''] = new Date(at.earliest).toISOString().split('T')
  return {
    kind: 'clock',
    date: at.frame === 'local' ? day : null,
    clock: time.slice(0, clock.second === null ? 5 : 8),
    zone: null,
  }
}

const proposalsIn = ({ milestones, meta }: Document): readonly Proposal[] =>
  milestoneNames.flatMap(milestone => {
    const stamp = meta.stamps.get(milestone)
    const when = stamp ? whenOf(milestones[milestone], stamp) : null
    return when ? [{ milestone, when, because: `the text has it as ${milestone}` }] : []
  })
