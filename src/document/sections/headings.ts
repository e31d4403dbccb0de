/** The parts of a postmortem, by the names the field uses. */
export const sectionKinds = [
  'summary',
  'impact',
  'background',
  'timeline',
  'detection',
  'response',
  'resolution',
  'trigger',
  'root_cause',
  'contributing_factors',
  'action_items',
  'lessons',
  'went_well',
  'went_badly',
  'lucky',
  'communication',
  'supporting',
] as const

export type SectionKind = (typeof sectionKinds)[number]

/** The heading each section has in a file we write. It is also the first of its synonyms. */
export const sectionHeadings = {
  summary: 'Summary',
  impact: 'Impact',
  background: 'Background',
  timeline: 'Timeline',
  detection: 'Detection',
  response: 'Response',
  resolution: 'Resolution',
  trigger: 'Trigger',
  root_cause: 'Root cause',
  contributing_factors: 'Contributing factors',
  action_items: 'Action items',
  lessons: 'Lessons learned',
  went_well: 'What went well',
  went_badly: 'What went badly',
  lucky: 'Where we got lucky',
  communication: 'Communication',
  supporting: 'Supporting information',
} as const satisfies Record<SectionKind, string>

/** What people write instead, from counts over published postmortems. Compared by `normalise`. */
const synonyms: Readonly<Record<SectionKind, readonly string[]>> = {
  summary: [
    'issue summary',
    'executive summary',
    'incident summary',
    'summary of impact',
    'overview',
    'abstract',
    'tldr',
    'tl dr',
    'synopsis',
    'what happened',
    'incident overview',
    'short summary',
    'high level summary',
    'description',
    'incident description',
  ],
  impact: [
    'impacts',
    'customer impact',
    'user impact',
    'business impact',
    'affected users',
    'users affected',
    'affected services',
    'impact analysis',
    'impact assessment',
    'scope of impact',
    'who was affected',
    'who was impacted',
    'what was affected',
    'what was impacted',
    'impact summary',
    'severity and impact',
    'impact and severity',
    'blast radius',
    'impact on users',
    'impact on customers',
  ],
  background: ['context', 'introduction', 'leadup', 'lead up', 'some background', 'technical background'],
  timeline: [
    'incident timeline',
    'timeline of events',
    'timeline of the incident',
    'chronology',
    'chain of events',
    'sequence of events',
    'key events',
    'event log',
    'events',
    'timeline of incident',
    'chronology of events',
    'incident chronology',
    'events timeline',
    'what happened and when',
  ],
  detection: [
    'how was it detected',
    'how did we find out',
    'identified',
    'identification',
    'how was the incident detected',
    'how did we detect it',
    'how was it discovered',
    'how it was detected',
    'discovery',
    'how we found out',
    'detection and alerting',
  ],
  response: [
    'incident response',
    'our response',
    'how we responded',
    'responses',
    'actions taken',
    'action taken',
    'immediate response',
    'what we did',
    'what did we do',
    'what was done',
    'investigation',
  ],
  resolution: [
    'resolution and recovery',
    'recovery',
    'mitigation',
    'mitigation and resolution',
    'resolution and mitigation',
    'fix',
    'the fix',
    'how it is fixed',
    'how we fixed it',
    'how was it resolved',
    'how did we resolve it',
    'how did we fix it',
    'how it was fixed',
    'how it was resolved',
    'how was it mitigated',
    'solution',
    'recovery actions',
    'recovery process',
    'final resolution',
    'details of the fix',
    'short term fix',
    'workaround',
    'how was it fixed',
    'repair',
  ],
  trigger: ['triggers', 'what triggered the incident', 'triggering event'],
  root_cause: [
    'root causes',
    'root cause analysis',
    'cause',
    'causes',
    'technical cause',
    'cause analysis',
    'what caused the incident',
    'why did it happen',
    'why did this happen',
    'why this happened',
    'root cause of the outage',
    'root cause of the incident',
    'how did this happen',
    'how did it happen',
    'rca',
    'fault',
    'what caused it',
    'cause of the incident',
    'cause of the issue',
    'cause of the problem',
    'cause of the failure',
    'what was the cause',
    'what was the root cause',
    'cause of the outage',
    'five whys',
    '5 whys',
    'whys',
    'the cause',
    'underlying cause',
    'underlying causes',
    'why it happened',
  ],
  contributing_factors: [
    'contributing factor',
    'contributing conditions',
    'contributing conditions analysis',
    'contributing causes',
    'factors',
  ],
  action_items: [
    'actions',
    'action item',
    'corrective actions',
    'corrective and preventative measures',
    'corrective and preventative measure',
    'corrective and preventive measures',
    'corrective and preventive actions',
    'corrective preventative measures',
    'corrective preventive measures',
    'corrective preventive actions',
    'corrective measures',
    'preventative actions',
    'preventive actions',
    'preventative measures',
    'preventive measures',
    'remediation',
    'remediation items',
    'remediations',
    'remedies',
    'next steps',
    'follow up',
    'follow ups',
    'follow up actions',
    'follow up items',
    'follow up tasks',
    'follow up work',
    'followup tasks',
    'followup items',
    'followup',
    'followups',
    'followup actions',
    'recommendations',
    'proposal improvements',
    'proposed improvements',
    'improvements',
    'improvement',
    'remedial measures',
    'remedial actions',
    'prevention measures',
    'long term remediation',
    'long term solution',
    'what were doing about it',
    'corrective actions with owners',
    'resulting action',
    'process improvements',
    'technical improvements',
    'future works',
    'future work',
    'future plan',
    'future plans',
    'future measures',
    'moving forward',
    'going forward',
    'review actions',
    'todo',
    'todos',
    'to do',
    'what we are doing',
    'what are we doing about it',
    'what we are doing about it',
    'action points',
    'prevention',
    'immediate actions',
    'planned actions',
    'actions planned',
    'future actions',
    'post incident actions',
    'resulting actions',
    'resulting action items',
    'action plan',
    'preventing recurrence',
    'how do we prevent this',
    'how will we prevent this',
    'tasks',
    'what we are changing',
    'what we changed',
    'planned improvements',
  ],
  lessons: [
    'lesson learned',
    'lessons learnt',
    'lessons',
    'learnings',
    'learning',
    'key learnings',
    'takeaways',
    'key takeaways',
    'what we learned',
    'what did we learn',
    'what have we learned',
    'retrospective',
    'lessons learned and improvements',
    'postmortem',
    'post mortem',
  ],
  went_well: [
    'things that went well',
    'what worked well',
    'what worked',
    'went well',
    'what went right',
    'positives',
    'the good',
  ],
  went_badly: [
    'what went wrong',
    'what went poorly',
    'things that went poorly',
    'things that went wrong',
    'what could have gone better',
    'could have gone better',
    'what did not go well',
    'what didnt go well',
    'what could be improved',
    'what can be improved',
    'went badly',
    'things that went badly',
    'the bad',
  ],
  lucky: ['where did we get lucky', 'where we were lucky', 'what was lucky', 'lucky', 'got lucky'],
  communication: [
    'communications',
    'customer communication',
    'external communication',
    'internal communication',
    'status page',
  ],
  supporting: [
    'references',
    'links',
    'appendix',
    'appendices',
    'further reading',
    'related links',
    'resources',
    'see also',
    'additional information',
    'additional resources',
    'more info',
    'more information',
    'attachments',
  ],
}

const kinds = new Map<string, SectionKind>()
for (const kind of sectionKinds) {
  kinds.set(normalise(sectionHeadings[kind]), kind)
  for (const synonym of synonyms[kind]) kinds.set(synonym, kind)
}

/** All spellings of the built-in table, for hints and docs. */
export const headingsKnown = (): ReadonlyMap<string, SectionKind> => kinds

/**
 * The part of a postmortem that a heading names, or null.
 *
 * @param heading Markdown of the heading: marks, numbering, brackets and "(times in UTC)" do not matter.
 */
export function kindOfHeading(heading: string): SectionKind | null {
  const words = normalise(heading)
  const whole = kinds.get(words) ?? kinds.get(words.replace(LEADING, ''))
  if (whole) return whole
  const head = normalise(heading.split(/[([:–—]| - /, 1)[0] ?? '').replace(LEADING, '')
  const short = GENRES.has(head) ? undefined : (kinds.get(head) ?? firstOf(head))
  if (short) return short
  return /^(?:the |incident |event |detailed )?(?:timeline|chronology)\b/.test(words) ? 'timeline' : null
}

const LEADING = /^(?:the|our|blameless|incident) (?=[a-z])/

/** What a whole document is called: "Postmortem: the night of the queue" names no section of it. */
const GENRES: ReadonlySet<string> = new Set(['postmortem', 'post mortem', 'retrospective'])

/** The first of two sections that one heading names: "Detection and response". */
function firstOf(words: string): SectionKind | undefined {
  const at = words.indexOf(' and ')
  return at > 0 && kinds.has(words.slice(at + 5)) ? kinds.get(words.slice(0, at)) : undefined
}

/** Lower case, no marks, no numbering, one blank between words; `:warning:`, tags and `{#name}` are marks too. */
export function normalise(heading: string): string {
  const words = heading.slice(0, 200).toLowerCase()
  // most are nothing but letters and blanks
  if (/^[a-z]+(?: [a-z]+)*$/.test(words)) return words
  return words
    .replace(/<[^<>]*>|\{#[^{}]*\}|:[a-z][a-z0-9_+-]*:/g, ' ')
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\(s\)/g, 's')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^\d{1,2} /, '')
}
