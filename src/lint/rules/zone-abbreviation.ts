import {
  claimsOf,
  type Document,
  type Edit,
  type Moment,
  meaningOf,
  offsetAt,
  type Range,
  standardOffset,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'

/** The standard and daylight names of one place. */
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
  summary: 'A time zone abbreviation fits the season: PDT, not PST, during daylight time.',
  why: 'Of 22 published write-ups labelled "PST", 12 are entirely in daylight time. Taken literally, their times are an hour off.',
  severity: 'warning',
  examples: {
    good: [
      vary('07:02 The', '07:02 PDT The'),
      vary('2012-03-28', '2012-01-28').replace('## Timeline', '## Timeline (PST)'),
    ],
    bad: [vary('07:02 The', '07:02 PST The'), vary('## Timeline', '## Timeline (all times PST)')],
  },
  *check(document) {
    const reported = new Set<string>()
    for (const { at, stampRange } of document.events) {
      const right = at && seasonName(at)
      if (!at || !right || !at.zone) continue
      const own = at.zoneFrom === 'item'
      if (!own && reported.has(at.zone)) continue
      reported.add(own ? '' : at.zone)
      if (!own && isRightOfSome(document, at.zone)) {
        const message = `Write ${right} with this time: ${at.zone} is stated for all events, but ${String(at.zoneOrOffset)} was on ${right} that day.`
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
        message: `Write ${right}, not ${at.zone}: ${String(at.zoneOrOffset)} was on ${right} that day.`,
        ...(fix && { fix }),
      }
    }
    yield* inProse(document)
  },
})

/** The times of the prose, each like an event with a zone of its own. */
function* inProse(document: Document): Iterable<RuleFinding> {
  for (const { moment, start, end, subject } of claimsOf(document, 'instant')) {
    const right = moment && subject !== 'other' ? seasonName(moment) : undefined
    if (!moment?.zone || moment.zoneFrom !== 'item' || !right) continue
    const range = wordIn(document, { start, end: end + moment.zone.length + 2 }, moment.zone)
    if (!range) continue
    yield {
      range,
      message: `Write ${right}, not ${moment.zone}: ${String(moment.zoneOrOffset)} was on ${right} that day.`,
      fix: { range, text: right },
    }
  }
}

/** Whether a zone that is stated for all events fits the season of one of them. */
const isRightOfSome = ({ events }: Document, zone: string): boolean =>
  events.some(
    ({ at }) =>
      at?.zone === zone && at.frame === 'instant' && at.zoneFrom !== 'item' && seasonName(at) === undefined,
  )

/** The other name of the pair, if it fits the season of the moment. */
function seasonName({ zone, zoneOrOffset, frame, earliest }: Moment): string | undefined {
  if (!zone || frame !== 'instant' || typeof zoneOrOffset !== 'string') return undefined
  const pair = pairs.find(names => names.includes(zone.toUpperCase()))
  const meaning = pair && meaningOf(zone)
  if (!pair || meaning?.kind !== 'places' || !meaning.places.includes(zoneOrOffset)) return undefined
  const right =
    offsetAt(zoneOrOffset, earliest) === standardOffset(zoneOrOffset, earliest) ? pair[0] : pair[1]
  return right === zone.toUpperCase() ? undefined : right
}

/** The place where the zone of all events is stated: a column, a sentence or a heading. */
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
