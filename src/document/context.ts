import { zoneInFrontMatter } from './clocks.ts'
import type { ParseOptions } from './document.ts'
import type { Located, Meta } from './front-matter/index.ts'
import { milestoneNames } from './front-matter/index.ts'
import { type LabelledLine, labelledDate } from './sections/index.ts'
import {
  type CalendarDate,
  type DateSource,
  type DayOrder,
  dateIn,
  dateOfStamp,
  dayOrderIn,
  inOrder,
  type ZoneInUse,
  zoneSentence,
} from './time/index.ts'
import type { TimelineContext } from './timeline/index.ts'

/** Derives the date and zone of events that do not state their own from the rest of the document. */
export function contextOf(
  meta: Meta,
  title: Located | null,
  labelled: readonly LabelledLine[],
  text: string,
  body: string,
  options: ParseOptions,
): TimelineContext {
  const documentZone = zoneInFrontMatter(meta)
  const spoken = /all (?:the )?(?:time|event)/i.test(body)
    ? /^[ \t>*_(-]{0,20}(?:note[*_]{0,2}:[*_ ]{0,4})?all (?:the )?(?:times?|timestamps?|events)\b[^.\n]{0,60}/im.exec(
        body,
      )?.[0]
    : undefined
  const sentence = spoken ? zoneSentence(spoken) : null
  const zone: ZoneInUse | null = sentence
    ? { name: sentence, from: 'sentence' }
    : documentZone
      ? { name: documentZone, from: 'front-matter' }
      : options.timezone
        ? { name: options.timezone, from: 'config' }
        : null
  const name = nameIn(options)
  let order: DayOrder | undefined
  const dayOrder = () => {
    order ??= dayOrderIn(`${name}\n${text}`)
    return order
  }
  const dates = dateContext(meta, title, name, labelled, dayOrder)
  return { ...dates, zone, documentZone: documentZone ?? options.timezone ?? null, dayOrder }
}

/** The name of the file, with dates rewritten to the notation of texts: `2012_03_28` and `20120328`. */
const nameIn = ({ path = '' }: ParseOptions): string =>
  path
    .replace(/^.*[/\\]/, '')
    .replace(/^(\d{4})(\d{2})(\d{2})(?!\d)/, '$1-$2-$3')
    .replace(/_/g, ' ')

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
  const inTitle = title && dateIn(title.text, null, dayOrder)
  if (inTitle) return { date: inTitle, dateFrom: 'title' }
  const inName = dateIn(name, null, dayOrder)
  if (inName) return { date: inName, dateFrom: 'file-name' }
  const labelled = labelledDate(lines, dayOrder)
  return labelled ? { date: labelled, dateFrom: 'label' } : { date: null, dateFrom: null }
}
