import {
  clockOfTimeline,
  formatDuration,
  formatInZone,
  type MilestoneName,
  milestoneSequence,
} from '../../document/index.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'

const MINUTE = 60_000

/** Nobody acknowledges what has not begun; in a write-up the start may be read later than that. */
const ORDER = [['started', 'acknowledged'], ...milestoneSequence] as const

/** Why milestones should not be set to an instant: one is set already, or they would be out of order; null if they may. */
export function milestoneProblem(
  file: PostmortemFile,
  sets: readonly MilestoneName[],
  instant: number,
): string | null {
  const document = file.read()
  const { milestones, milestonePlaces } = document
  const clock = (at: number) => formatInZone(at, clockOfTimeline(document, file.options))
  for (const name of sets) {
    const before = milestonePlaces.has(name) ? milestones[name] : null
    const isOther =
      before !== null && (instant < before.earliest - MINUTE || instant > before.latest + MINUTE)
    if (isOther)
      return `${name} is ${before.frame === 'instant' ? clock(before.earliest) : before.text} already, and would become ${clock(instant)}.`
    for (const [first, second] of ORDER) {
      if (name !== first && name !== second) continue
      const other = milestones[name === first ? second : first]
      if (other?.frame !== 'instant') continue
      const late = name === second ? other.earliest - instant : instant - other.latest
      if (late > MINUTE)
        return `${second} would be ${formatDuration(late)} before ${first} (${clock(name === first ? instant : other.earliest)}).`
    }
  }
  return null
}
