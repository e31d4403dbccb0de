import type { MilestoneName } from '../front-matter/index.ts'
import { comparable, type Moment, type Span } from '../time/index.ts'

/** The durations of an incident. */
export const metricNames = [
  'time_to_detect',
  'time_to_acknowledge',
  'time_to_mitigate',
  'time_to_resolve',
  'impact',
] as const
/** The name of a duration. */
export type MetricName = (typeof metricNames)[number]

/** A duration between two milestones, in milliseconds; negative where they are in the wrong order. */
export interface Metric extends Span {
  readonly from: MilestoneName
  readonly to: MilestoneName
}

/** The milestones of an incident; null where the document has none. */
export type Milestones = Readonly<Record<MilestoneName, Moment | null>>
/** The durations of an incident; null where a milestone is missing or cannot be compared. */
export type Metrics = Readonly<Record<MetricName, Metric | null>>

/**
 * Computes durations. Impact lasts until mitigation, or until resolution where no mitigation is known. Detection, mitigation and resolution count from the start of impact; acknowledgement from detection.
 */
export function measure(milestones: Milestones): Metrics {
  const between = (from: MilestoneName, to: MilestoneName): Metric | null => {
    const [a, b] = [milestones[from], milestones[to]]
    if (!a || !b || !comparable(a, b)) return null
    return { from, to, least: b.earliest - a.latest, most: b.latest - a.earliest }
  }
  return {
    time_to_detect: between('started', 'detected'),
    time_to_acknowledge: between('detected', 'acknowledged'),
    time_to_mitigate: between('started', 'mitigated'),
    time_to_resolve: between('started', 'resolved'),
    impact: between('started', 'mitigated') ?? between('started', 'resolved'),
  }
}

/** One of several incidents in a file, or one component of an incident, with its own durations. */
export interface Incident {
  readonly name: string
  readonly milestones: Milestones
  readonly metrics: Metrics
}
