import type { Answers } from '../src/cli/answers/answers.ts'
import type { FieldName } from '../src/document/front-matter/fields.ts'

// What editors show of a field while one types; docs/format.md and docs/config.md say more.

interface Text {
  readonly description: string
  readonly examples?: readonly unknown[]
}

export type Texts = Readonly<Record<string, Text>>

const milestone = (what: string): Text => ({
  description: `${what} A clock time of the day in \`date\`, a day and a time, or RFC 3339; ~14:00 and 14:?? are uncertain.`,
  examples: ['06:59', '2012-03-28 06:59', '2012-03-28T06:59:00-07:00'],
})

const milestones = {
  started: milestone('When the impact began.'),
  detected: milestone('When somebody or something first noticed.'),
  acknowledged: milestone('When somebody began to work on it.'),
  mitigated: milestone('When the impact ended.'),
  resolved: milestone('When all was normal again.'),
}

const shared = {
  id: { description: 'A name for links from other postmortems.', examples: ['2012-03-28-storage-migration'] },
  title: { description: 'What failed, and for whom.', examples: ['Storage migration slowed resumes'] },
  date: { description: 'The day on which the incident began.', examples: ['2012-03-28'] },
  timezone: {
    description: 'The IANA time zone of all times that state none.',
    examples: ['America/Los_Angeles', 'Europe/Berlin', 'UTC'],
  },
  severity: { description: 'A short label, as your team has them.', examples: ['SEV1', 'SEV2'] },
  services: { description: 'The services that were affected.', examples: [['checkout', 'search']] },
  tags: { description: 'Words to find it by.', examples: [['database', 'deploy']] },
  authors: { description: 'Who wrote it: names or handles.', examples: [['@kim', 'Ana Silva']] },
} satisfies Texts

export const aboutFields: Readonly<Record<FieldName, Text>> = {
  ...shared,
  ...milestones,
  status: { description: 'How far the text is: a draft may have gaps.' },
  signed: {
    description: 'Who signs the page for customers: "Name, Role".',
    examples: [['Ana Silva, Head of Operations']],
  },
  organization: { description: 'The company that the page speaks for.', examples: ['CloudShare'] },
  related: { description: 'Other postmortems, by id or file name.', examples: [['2011-11-02-disk-full']] },
  language: {
    description: 'The language of the text: the labels of pages follow it.',
    examples: ['en', 'de', 'pt-BR'],
  },
  published: { description: 'The day of publication.', examples: ['2012-04-02'] },
  report_url: { description: 'The address of the full report.', examples: ['https://status.example.com/1'] },
  incidents: {
    description: 'Several incidents in one file, each with a name and its own milestones.',
    examples: [[{ name: 'Evening', started: '21:10', resolved: '22:04' }]],
  },
  components: {
    description: 'Parts of the service, each with a name and its own milestones.',
    examples: [[{ name: 'Search', started: '06:59', resolved: '07:35' }]],
  },
}

export const aboutConfig: Texts = {
  extends: {
    description: 'Presets (recommended, strict, public) and config files, of which the last wins.',
    examples: ['strict', ['strict', './team.yaml']],
  },
  folder: {
    description: 'The folder of postmortems: lint and new use it if no path is given.',
    examples: ['postmortems', 'docs/incidents'],
  },
  timezone: {
    description: 'The time zone of times that have none in their document.',
    examples: ['Europe/Berlin', 'UTC'],
  },
  severities: { description: 'The allowed labels of `severity`.', examples: [['SEV1', 'SEV2', 'SEV3']] },
  rules: {
    description: 'off, on, warn or error for a rule, or a map with level and options.',
    examples: [{ 'action-ticket': 'warn' }],
  },
}

const section = (what: string): Text => ({
  description: `${what} Markdown. Empty text leaves the section empty.`,
})

export const aboutAnswers: Readonly<Record<Exclude<keyof Answers, '$schema'>, Text>> = {
  ...shared,
  ...milestones,
  summary: section('What happened, in a few sentences.'),
  impact: section('Who noticed what, and how much.'),
  background: section('What a reader must know beforehand.'),
  events: {
    description: 'The timeline: "06:55 what happened" each, or time: and text:.',
    examples: [['06:59 Resumes slow down', '07:52 All environments run']],
  },
  detection: section('How it was noticed.'),
  response: section('Who did what.'),
  resolution: section('What ended it.'),
  trigger: section('What set it off.'),
  root_cause: section('Why it could happen.'),
  contributing_factors: section('What made it worse, as a text or a list.'),
  action_items: {
    description:
      'What is to be done: "what — @owner, due 2012-04-13, prevent", or title:, owner:, due: and the like.',
    examples: [['Limit migrations — @storage, due 2012-04-13, prevent']],
  },
  lessons: section('What went well, what did not, as a text or a list.'),
  communication: section('Who was told what, and when.'),
  supporting: section('Graphs, logs and links.'),
}
