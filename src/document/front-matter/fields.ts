/** The fields of the front matter, in the order in which a new file has them. */
export const fieldNames = [
  'id',
  'title',
  'date',
  'timezone',
  'status',
  'severity',
  'services',
  'tags',
  'authors',
  'signed',
  'organization',
  'related',
  'language',
  'published',
  'report_url',
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
  'incidents',
  'components',
] as const

/** The name of a field of the front matter. */
export type FieldName = (typeof fieldNames)[number]

/** The milestones of an incident, in their usual order; durations are computed from them. */
export const milestoneNames = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const
/** The name of a milestone. */
export type MilestoneName = (typeof milestoneNames)[number]

/** Milestones of which the second is never before the first. An incident may be detected after it was resolved. */
export const milestoneSequence: readonly (readonly [MilestoneName, MilestoneName])[] = [
  ['started', 'detected'],
  ['started', 'mitigated'],
  ['started', 'resolved'],
  ['detected', 'acknowledged'],
  ['mitigated', 'resolved'],
]

/** The values of the field `status`. */
export const statuses = ['draft', 'in_review', 'published'] as const

/** The names that other tools give to milestones: read as these milestones, and reported by lint. */
export const milestoneSynonyms: Readonly<Record<string, MilestoneName>> = {
  start: 'started',
  start_time: 'started',
  started_at: 'started',
  detected_at: 'detected',
  acknowledged_at: 'acknowledged',
  mitigated_at: 'mitigated',
  end: 'resolved',
  end_time: 'resolved',
  resolved_at: 'resolved',
  resolvedWhen: 'resolved',
  resolvedDate: 'resolved',
}

/** The name that status pages give to the services that an incident affected. */
export const servicesSynonym = 'affected'
