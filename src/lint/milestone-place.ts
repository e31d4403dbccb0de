import type { Document, MilestoneName } from '../document/index.ts'
import type { RelatedPlace } from './rule.ts'

/** Where a milestone is written, as a place that a finding is held against; none where only an event gives it. */
export function milestonePlace(
  { milestones, milestonePlaces }: Document,
  name: MilestoneName,
): readonly RelatedPlace[] {
  const [moment, range] = [milestones[name], milestonePlaces.get(name)]
  return moment && range ? [{ range, message: `${name} (${moment.text})` }] : []
}
