import { zoneInFrontMatter } from './clocks.ts'
import type { ParseOptions } from './document.ts'
import type { Located, Meta } from './front-matter/index.ts'
import { milestoneNames } from './front-matter/index.ts'
import { isForeign, type LabelledLine, labelledDate, type Section } from './sections/index.ts'
import { slice } from './text/index.ts'
import {
  type CalendarDate,
  type DateSource,
  type DayOrder,
  dateIn,
  dateOfStamp,
  dayOrderIn,
  explainedZones,
  inOrder,
  isSureZone,
  readZoneName,
  type ZoneInUse,
  zoneSentence,
} from './time/index.ts'
import type { TimelineContext } from './timeline/index.ts'

/** A text, the offset at which its Markdown begins, and its sections. */
interface Body {
  readonly text: string
  readonly start: number
  readonly sections: readonly Section[]
}

/** Derives the date and zone of events that do not state their own from the rest of the document. */
export function contextOf(
  meta: Meta,
  title: Located | null,
  labelled: readonly LabelledLine[],
  body: Body,
  options: ParseOptions,
): TimelineContext {
  const documentZone = zoneInFrontMatter(meta)
  const { text } = body
  const words = text.slice(body.start)
  const explained = explainedZones(words)
  const spoken = /all (?:the )?(?:time|event)/i.test(words)
    ? /^[ \t>*_(-]{0,20}(?:note[*_]{0,2}:[*_ ]{0,4})?all (?:the )?(?:times?|timestamps?|events)\b[^.\n]{0,60}/im.exec(
        words,
      )?.[0]
    : undefined
  const sentence = spoken ? zoneSentence(spoken, explained) : null
  const zone: ZoneInUse | null = sentence
    ? { name: sentence, from: 'sentence' }
    : documentZone
      ? { name: documentZone, from: 'front-matter' }
      : (agreedZone(body) ?? (options.timezone ? { name: options.timezone, from: 'config' } : null))
  const name = nameIn(options)
  let order: DayOrder | undefined
  const dayOrder = () => {
    order ??=
      dayOrderIn(`${name}\n${text}`) ??
      (body.sections.some(({ heading }) => isForeign(heading)) ? { first: 'day', sure: false } : null)
    return order
  }
  const dates = dateContext(meta, title, name, labelled, dayOrder)
  return { ...dates, zone, documentZone: documentZone ?? options.timezone ?? null, explained, dayOrder }
}

const ZONED = /(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\s?[([]?(?=[A-Z]{2})/g

/** A zone before its clock: `from UTC 05:13`. */
const ZONE_FIRST = /\b(UTC|GMT) (?=\d{1,2}:\d{2})/g

/**
 * The zone that all clocks that name one agree on; null where they name several, or where none is outside of the timeline:
 * an entry that alone names a zone may be the exception.
 */
function agreedZone({ text, sections }: Body): ZoneInUse | null {
  const names = new Set<string>()
  let isSaid = false
  for (const { kind, range } of sections) {
    for (const [, name] of slice(text, range).matchAll(ZONE_FIRST)) {
      names.add(name ?? '')
      isSaid ||= kind !== 'timeline'
    }
    for (const { index, 0: clock } of slice(text, range).matchAll(ZONED)) {
      const after = range.start + index + clock.length
      const name = readZoneName(text.slice(after, after + 60))
      if (name === undefined || !isSureZone(name)) continue
      names.add(name)
      isSaid ||= kind !== 'timeline'
      if (names.size > 1) return null
    }
  }
  const [name] = names
  return name !== undefined && isSaid ? { name, from: 'clocks' } : null
}

/** The name of the file, with dates rewritten to the notation of texts: `2012_03_28` and `20120328`. */
const nameIn = ({ path = '' }: ParseOptions): string =>
  path
    .replace(/^.*[/\\]/, '')
    .replace(/^(\d{4})(\d{2})(\d{2})(?!\d)/, '$1-$2-$3')
    .replace(/_/g, ' ')

/** The date in the name of a file; null where there is none. */
export const dateInName = (options: ParseOptions): CalendarDate | null => dateIn(nameIn(options), null)

function dateContext(
  meta: Meta,
  title: Located | null,
  name: string,
  lines: readonly LabelledLine[],
  dayOrder: () => DayOrder,
): { readonly date: CalendarDate | null; readonly dateFrom: DateSource | null } {
  for (const field of ['date', ...milestoneNames]) {
    const stamp = meta.stamps.get(field)
    const date = stamp?.invalid === null ? dateOfStamp(inOrder(stamp, dayOrder).date, null) : null
    if (date) return { date, dateFrom: 'front-matter' }
  }
  const labelled = labelledDate(lines, dayOrder)
  if (labelled) return { date: labelled, dateFrom: 'label' }
  const inTitle = title && dateIn(title.text, null, dayOrder)
  if (inTitle) return { date: inTitle, dateFrom: 'title' }
  const inName = dateIn(name, null, dayOrder)
  return inName ? { date: inName, dateFrom: 'file-name' } : { date: null, dateFrom: null }
}
