import azureHtml from '../../../templates/azure.html.hbs'
import azureMarkdown from '../../../templates/azure.md.hbs'
import cloudshareHtml from '../../../templates/cloudshare.html.hbs'
import cloudshareMarkdown from '../../../templates/cloudshare.md.hbs'
import coeHtml from '../../../templates/coe.html.hbs'
import coeMarkdown from '../../../templates/coe.md.hbs'
import dropboxHtml from '../../../templates/dropbox.html.hbs'
import dropboxMarkdown from '../../../templates/dropbox.md.hbs'
import emailHtml from '../../../templates/email.html.hbs'
import emailMarkdown from '../../../templates/email.md.hbs'
import emailText from '../../../templates/email.txt.hbs'
import letterHtml from '../../../templates/letter.html.hbs'
import letterMarkdown from '../../../templates/letter.md.hbs'
import actionsHtml from '../../../templates/partials/actions.html.hbs'
import contentsHtml from '../../../templates/partials/contents.html.hbs'
import factsHtml from '../../../templates/partials/facts.html.hbs'
import headHtml from '../../../templates/partials/head.html.hbs'
import pageHtml from '../../../templates/partials/page.html.hbs'
import pictureHtml from '../../../templates/partials/picture.html.hbs'
import sectionsHtml from '../../../templates/partials/sections.html.hbs'
import sectionsMarkdown from '../../../templates/partials/sections.md.hbs'
import sectionsText from '../../../templates/partials/sections.txt.hbs'
import sreHtml from '../../../templates/sre.html.hbs'
import sreMarkdown from '../../../templates/sre.md.hbs'
import statusHtml from '../../../templates/status.html.hbs'
import statusMarkdown from '../../../templates/status.md.hbs'
import statusText from '../../../templates/status.txt.hbs'
import type { SectionKind } from '../../document/index.ts'
import type { Arrangement } from '../view/view.ts'

/** A Handlebars template, compiled when the program was built. */
export type Precompiled = object

/** The formats of a page. */
export const renderFormats = ['markdown', 'html', 'text'] as const
/** A format of a page. */
export type RenderFormat = (typeof renderFormats)[number]

/** The file name ending of a template, by format. */
export const templateEndings: Readonly<Record<RenderFormat, string>> = {
  markdown: '.md.hbs',
  html: '.html.hbs',
  text: '.txt.hbs',
}

/** The name of a template or a partial: its file name up to the first dot. */
export const templateName = (path: string): string => path.replace(/^.*[/\\]/, '').split('.', 1)[0] ?? ''

/** A template with its arrangement of sections. */
export interface Template extends Arrangement {
  /** Its purpose, in a sentence. */
  readonly title: string
  /** The readers of its pages, unless the user says otherwise. */
  readonly audience: 'internal' | 'public'
  /** The published page that it imitates. */
  readonly after: string
  readonly formats: Readonly<Partial<Record<RenderFormat, Precompiled>>>
  /** Whether its Markdown is a postmortem again, with front matter and without parts that would be read twice. */
  readonly keeps?: boolean
  /** The built-in template that a custom one is based on. */
  readonly like?: string | null
}

const customerOrder: readonly SectionKind[] = [
  'summary',
  'customer_action',
  'impact',
  'root_cause',
  'contributing_factors',
  'trigger',
  'detection',
  'response',
  'resolution',
  'action_items',
  'timeline',
  'lessons',
]

const briefKinds = [
  'summary',
  'customer_action',
  'impact',
  'root_cause',
  'resolution',
  'action_items',
] as const

/** The built-in templates by name. */
export const templates = {
  cloudshare: {
    title: 'A short report to customers: what, when, why, the timeline, an apology.',
    audience: 'public',
    after: "CloudShare's report on slow environments, 2012",
    formats: { html: cloudshareHtml, markdown: cloudshareMarkdown },
    order: customerOrder,
    headings: ({ headings }) => ({ summary: null, ...headings.customers, ...headings.cloudshare }),
  },
  dropbox: {
    title: 'An engineering article: what happened, what we learned, what we changed.',
    audience: 'public',
    after: "Dropbox's article on its outage of January 2014",
    formats: { html: dropboxHtml, markdown: dropboxMarkdown },
    order: [
      'background',
      'summary',
      'customer_action',
      'impact',
      'root_cause',
      'contributing_factors',
      'trigger',
      'detection',
      'response',
      'resolution',
      'lessons',
      'went_well',
      'went_badly',
      'lucky',
      'action_items',
      'timeline',
    ],
    headings: ({ headings }) => ({
      ...headings.customers,
      ...headings.dropbox,
      timeline_long: headings.letter.timeline,
    }),
  },
  letter: {
    title: 'A signed letter to customers: what it meant, why, what will be done in which month, an apology.',
    audience: 'public',
    after: "Cummins' letter about the speed of QuickServe Online, with its schedule by months",
    formats: { html: letterHtml, markdown: letterMarkdown },
    order: customerOrder,
    headings: ({ headings }) => ({ summary: null, ...headings.customers, ...headings.letter }),
  },
  sre: {
    title: 'The full internal review.',
    audience: 'internal',
    keeps: true,
    after: "the example postmortem of Google's Site Reliability Engineering book",
    formats: { html: sreHtml, markdown: sreMarkdown },
    order: [
      'summary',
      'customer_action',
      'impact',
      'background',
      'root_cause',
      'contributing_factors',
      'trigger',
      'detection',
      'response',
      'resolution',
      'action_items',
      'lessons',
      'went_well',
      'went_badly',
      'lucky',
      'timeline',
      'communication',
      'supporting',
    ],
  },
  azure: {
    title: 'Six questions that customers ask, each answered.',
    audience: 'public',
    after: "Azure's post-incident reviews",
    formats: { html: azureHtml, markdown: azureMarkdown },
    order: [],
    questions: ({ headings: { azure } }) => [
      { heading: azure.what, kinds: ['summary', 'impact', 'background'] },
      { heading: azure.why, kinds: ['root_cause', 'trigger', 'contributing_factors'] },
      { heading: azure.response, kinds: ['detection', 'response', 'resolution', 'timeline'] },
      { heading: azure.prevention, kinds: ['action_items', 'lessons', 'went_well', 'went_badly', 'lucky'] },
      { heading: azure.customers, kinds: ['customer_action', 'customers'] },
      { heading: azure.communication, kinds: ['communication'] },
    ],
  },
  coe: {
    title: 'A correction of errors: impact, five whys, corrective actions.',
    audience: 'internal',
    after: "Amazon's correction of errors",
    formats: { html: coeHtml, markdown: coeMarkdown },
    order: [
      'summary',
      'customer_action',
      'impact',
      'timeline',
      'detection',
      'response',
      'resolution',
      'root_cause',
      'trigger',
      'contributing_factors',
      'lessons',
      'went_well',
      'went_badly',
      'lucky',
      'action_items',
      'supporting',
    ],
    headings: ({ headings }) => headings.coe,
  },
  status: {
    title: 'A post-incident update for a status page, below 1,200 characters.',
    audience: 'public',
    after: "post-incident updates on Atlassian's Statuspage",
    formats: { html: statusHtml, markdown: statusMarkdown, text: statusText },
    order: briefKinds,
    headings: ({ headings }) => ({ summary: null, ...headings.customers, ...headings.status }),
    brief: { characters: 1200, kinds: briefKinds },
  },
  email: {
    title: 'An e-mail to customers: subject and body.',
    audience: 'public',
    after: 'e-mails that hosting companies send after an outage',
    formats: { html: emailHtml, markdown: emailMarkdown, text: emailText },
    order: briefKinds,
    headings: ({ headings }) => ({
      summary: null,
      ...headings.customers,
      resolution: headings.letter.resolution,
      ...headings.email,
    }),
    brief: { characters: 4000, kinds: briefKinds },
  },
} as const satisfies Record<string, Template>

/** The name of a built-in template. */
export type TemplateName = keyof typeof templates

/** The partials that the templates of a format share. */
export const partials: Readonly<Record<RenderFormat, Readonly<Record<string, Precompiled>>>> = {
  html: {
    page: pageHtml,
    head: headHtml,
    facts: factsHtml,
    contents: contentsHtml,
    sections: sectionsHtml,
    actions: actionsHtml,
    picture: pictureHtml,
  },
  markdown: { sections: sectionsMarkdown },
  text: { sections: sectionsText },
}
