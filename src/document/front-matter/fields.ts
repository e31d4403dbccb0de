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
  'related',
  'language',
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
  'incidents',
  'components',
] as const

export type FieldName = (typeof fieldNames)[number]

/** Whether no front matter can do without it. */
export const isRequired = (name: FieldName): boolean => name === 'title' || name === 'date'

/** The moments of an incident that durations are reckoned from. */
export const milestoneNames = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const
export type MilestoneName = (typeof milestoneNames)[number]

export const statuses = ['draft', 'in_review', 'published'] as const

/** What other tools call them in their front matter: read, and reported under the names above. */
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
}
