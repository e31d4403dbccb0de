import type { Document } from '../document.ts'
import { endsInQuotation, type Range } from '../text/index.ts'
import { durationsIn, mayHaveDuration, rangesIn } from '../time/index.ts'
import { besideOf, isOfEnd } from './beside.ts'
import type { Claim, ClaimLine } from './claim.ts'
import { ANOTHER_DAY, aboutDuration, QUOTED } from './duration-subject.ts'
import { sentencesOf } from './sentences.ts'

/**
 * The label of each line that has one which says what a duration is of: the heading above it, the name of its column, or
 * the cell before it.
 */
export function labelsOfLines({ sections }: Document): ReadonlyMap<number, string> {
  const labels = new Map<number, string>()
  for (const { heading, blocks } of sections) {
    let above = heading
    for (const block of blocks) {
      const [line] = block.kind === 'paragraph' ? block.lines : []
      if (line && LENGTH_LABEL.test(above)) labels.set(line.start, `${above}: `)
      above = block.kind === 'heading' ? block.text : ''
      if (block.kind !== 'table') continue
      for (const { cells } of [{ cells: block.head }, ...block.rows])
        for (const [i, cell] of cells.entries()) {
          const [column, before] = [block.head[i]?.text ?? '', i > 0 ? cells[i - 1]?.text : undefined]
          const label = [before, column].find(text => text !== undefined && LENGTH_LABEL.test(text))
          if (label) labels.set(cell.start, `${label}: `)
        }
    }
  }
  return labels
}

const LENGTH_LABEL = /\b(?:duration|downtime|time to|outage length|tt[dmra]|detection (?:time|delay))\b/i

/** A line that durations are read in. */
interface DurationLine extends ClaimLine {
  /** What its column or the heading above it says that they are of, with a colon; empty where neither does. */
  readonly label: string
}

/** Reads the durations of a line. @param isElsewhen whether a part of the line is about another day than the incident's */
export function readDurations(
  { text: line, start, place, label }: DurationLine,
  isElsewhen: (part: Range) => boolean,
  claims: Claim[],
): void {
  if (!mayHaveDuration(line)) return
  let previous: string | null = null
  for (const { text, start: from } of sentencesOf(line)) {
    const durations = durationsIn(text)
    if (durations.length > 0) {
      const isOfOther = isElsewhen({ start: from, end: from + text.length })
      const ranges = rangesIn(text)
      const ofSentence = {
        kind: 'duration',
        place,
        isOneOfSeveral: durations.length > 1 || ranges.length > 1,
        isOfEnd: isOfEnd(text),
      } as const
      for (const duration of durations) {
        const before = text.slice(0, duration.start)
        claims.push({
          ...(endsInQuotation(before)
            ? QUOTED
            : isOfOther
              ? ANOTHER_DAY
              : aboutDuration(label + before, text.slice(duration.end))),
          ...ofSentence,
          text: duration.text,
          start: start + from + duration.start,
          end: start + from + duration.end,
          duration,
          beside: besideOf(text, previous, ranges, duration),
        })
      }
    }
    previous = text
  }
}
