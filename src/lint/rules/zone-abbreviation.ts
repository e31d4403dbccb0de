import {
  type Document,
  type Edit,
  type Moment,
  meaningOf,
  offsetAt,
  type Range,
  standardOffset,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

/** Standard and daylight names of one place. */
const pairs: readonly (readonly [string, string])[] = [
  ['PST', 'PDT'],
  ['MST', 'MDT'],
  ['EST', 'EDT'],
  ['CET', 'CEST'],
  ['WET', 'WEST'],
  ['EET', 'EEST'],
  ['AEST', 'AEDT'],
  ['NZST', 'NZDT'],
]

export const zoneAbbreviation = defineRule({
  id: 'zone-abbreviation',
  family: 'time',
  summary:
    'The abbreviation of a zone is that of the season: PDT, not PST, while the place keeps daylight time.',
  why: 'Of 22 published write-ups labelled "PST", 12 lie wholly in daylight time. Who takes the label at its word is an hour off.',
  severity: 'warning',
  examples: {
    good: [
      vary('07:02 The', '07:02 PDT The'),
      vary('2012-03-28', '2012-01-28').replace('## Timeline', '## Timeline (PST)'),
    ],
    bad: [vary('07:02 The', '07:02 PST The'), vary('## Timeline', '## Timeline (all times PST)')],
  },
  *check(document) {
    const said = new Set<string>()
    for (const { at, stampRange } of document.events) {
      const right = at && seasonName(at)
      if (!at || !right || !at.zone) continue
      const own = at.zoneFrom === 'item'
      if (!own && said.has(at.zone)) continue
      said.add(own ? '' : at.zone)
      if (!own && isRightOfSome(document, at.zone)) {
        const message = `Say ${right} with this time: ${at.zone} is said of all, and on that day ${String(at.zoneOrOffset)} kept ${right}.`
        yield { range: stampRange, message }
        continue
      }
      const range = own ? wordIn(document, stampRange, at.zone) : statedAt(document, at.zone)
      const fix: Edit | undefined =
        range &&
        (own || document.events.every(e => !e.at || e.at.zoneFrom === 'item' || seasonName(e.at) === right))
          ? { range, text: right }
          : undefined
      yield {
        range: range ?? stampRange,
        message: `Write ${right}, not ${at.zone}: on that day ${String(at.zoneOrOffset)} kept ${right}.`,
        ...(fix && { fix }),
      }
    }
  },
})

/** Whether a zone that is said of all times is that of the season for one of them. */
const isRightOfSome = ({ events }: Document, zone: string): boolean =>
  events.some(
    ({ at }) =>
      at?.zone === zone && at.frame === 'instant' && at.zoneFrom !== 'item' && seasonName(at) === undefined,
  )

/** The other name of the pair, where the season of the moment asks for it. */
function seasonName({ zone, zoneOrOffset, frame, earliest }: Moment): string | undefined {
  if (!zone || frame !== 'instant' || typeof zoneOrOffset !== 'string') return undefined
  const pair = pairs.find(names => names.includes(zone.toUpperCase()))
  const meaning = pair && meaningOf(zone)
  if (!pair || meaning?.kind !== 'places' || !meaning.places.includes(zoneOrOffset)) return undefined
  const right =
    offsetAt(zoneOrOffset, earliest) === standardOffset(zoneOrOffset, earliest) ? pair[0] : pair[1]
  return right === zone.toUpperCase() ? undefined : right
}

/** Where the zone of a column, a sentence or a heading stands. */
function statedAt(document: Document, zone: string): Range | undefined {
  const section = document.sections.find(s => s.kind === 'timeline')
  return (
    (section && wordIn(document, section.range, zone)) ??
    wordIn(document, { start: 0, end: document.text.length }, zone)
  )
}

function wordIn({ text }: Document, { start, end }: Range, word: string): Range | undefined {
  for (let at = text.indexOf(word, start); at >= 0 && at < end; at = text.indexOf(word, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? ''))
      return { start: at, end: at + word.length }
  }
  return undefined
}
