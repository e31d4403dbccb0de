export { timeColumns } from './columns.ts'
export { isTimed, type TimelineEvent, type TimelineGroup } from './event.ts'
export { lineStamps, tellsEvents } from './line-stamps.ts'
export {
  type Incident,
  type Metric,
  type MetricName,
  type Metrics,
  type Milestones,
  measure,
  metricNames,
} from './metrics.ts'
export { milestonePlaces, readIncidents, readMilestones, withLabelled, withLines } from './milestones.ts'
export { type Placing, placeStamp, startPlacing, type TimelineContext } from './placing.ts'
export { readTimeline } from './timeline.ts'
