import { namesZone, zoneOf } from '../clocks.ts'
import type { Document, ParseOptions } from '../document.ts'
import type { MilestoneName } from '../front-matter/index.ts'
import { parse } from '../parse.ts'
import { applyEdits, type Edit } from '../text/index.ts'
import { setField } from './edit.ts'
import { type Spelt, spellingsOf } from './notation.ts'

/**
 * Set a milestone to a moment, written as shortly as it reads back so.
 *
 * @returns `undefined` where the front matter cannot be changed safely.
 */
export function setMilestone(
  document: Document,
  name: MilestoneName,
  event: Pick<Spelt, 'instant' | 'written'>,
  options: ParseOptions = {},
): Edit | undefined {
  const spellings = spellingsOf({ ...event, seconds: false }, zoneOf(document, options))
  // without a zone of its own the front matter is read by that of whoever reads it
  const lasting = namesZone(document) ? spellings : spellings.toReversed()
  const edits = lasting.map(time => setField(document, name, time))
  const minute = Math.floor(event.instant / 60_000) * 60_000
  return (
    edits.find(edit => {
      const at = edit && parse(applyEdits(document.text, [edit]), options).milestones[name]
      if (at?.frame !== 'instant') return false
      return event.written === null
        ? at.earliest === minute && at.latest === minute
        : at.earliest <= event.instant && minute <= at.latest
    }) ?? edits.at(-1)
  )
}
