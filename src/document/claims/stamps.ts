import { pagesIn, type Range } from '../text/index.ts'
import { readStampAtStart, SHORT_MONTH, SHORT_WEEKDAY, type Stamp } from '../time/index.ts'

/** A date or a time anywhere in a text, with its place there. */
export interface StampInText extends Range {
  readonly stamp: Stamp
}

/** Where a stamp may begin: at a figure, a month or a weekday that no word or number runs into. */
const BEGINNING = new RegExp(
  String.raw`(?<![\w.:/+#$€£-])(?=\d|(?:${SHORT_MONTH})[a-z]*\.? \d|(?:${SHORT_WEEKDAY})[a-z]*\.?,? )`,
  'gi',
)
/** What a date or a clock has: a quick test, since most lines have neither. */
const MAY_HAVE = new RegExp(
  String.raw`\d[:h]\d\d|\d ?[ap]\.?m\b|\d{4}[-/]\d|\d[./-]\d|\b(?:${SHORT_MONTH})[a-z]*\.? \d|\d(?:st|nd|rd|th)?\.? (?:of )?(?:${SHORT_MONTH})`,
  'i',
)
/** The longest stamp: a weekday, a date, a range of clocks and a zone. */
const LONGEST = 80

/** `1.0.25` is no day, and a version. */
const isVersion = ({ invalid, text }: Stamp): boolean => invalid !== null && /^\d+\.\d+\.\d+$/.test(text)

/** The dates and times in a line, in order; those in addresses are none. */
export function stampsIn(text: string): readonly StampInText[] {
  const line = text.slice(0, 4000)
  if (!MAY_HAVE.test(line)) return []
  const pages = line.includes('://') ? pagesIn(line) : []
  const found: StampInText[] = []
  let free = 0
  for (const { index } of line.matchAll(BEGINNING)) {
    if (index < free || pages.some(({ start, end }) => start <= index && index < end)) continue
    const read = readStampAtStart(line.slice(index, index + LONGEST))
    // a figure with a dot may be a version, four of them a year
    if (!read || /^(?:\d{1,2}\.\d{1,2}|(?:19|20)\d{2})?$/.test(read.stamp.text) || isVersion(read.stamp))
      continue
    const end = index + read.stamp.text.length
    found.push({ stamp: read.stamp, start: index, end })
    free = end
  }
  return found
}
