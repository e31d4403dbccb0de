import cloudshareHtml from '../../templates/cloudshare.html.hbs'
import cloudshareMarkdown from '../../templates/cloudshare.md.hbs'
import dropboxHtml from '../../templates/dropbox.html.hbs'
import dropboxMarkdown from '../../templates/dropbox.md.hbs'
import actionsHtml from '../../templates/partials/actions.html.hbs'
import factsHtml from '../../templates/partials/facts.html.hbs'
import pageHtml from '../../templates/partials/page.html.hbs'
import sectionsHtml from '../../templates/partials/sections.html.hbs'
import sectionsMarkdown from '../../templates/partials/sections.md.hbs'
import sreHtml from '../../templates/sre.html.hbs'
import sreMarkdown from '../../templates/sre.md.hbs'
import type { Arrangement } from './view.ts'

/** A template of Handlebars, compiled when the program was built. */
export type Precompiled = object

export interface Template extends Arrangement {
  readonly summary: string
  readonly html: Precompiled
  readonly markdown: Precompiled
}

export const templates = {
  cloudshare: {
    summary: 'A short report to customers: what, when, why, the timeline, an apology.',
    html: cloudshareHtml,
    markdown: cloudshareMarkdown,
    order: [
      'summary',
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
    ],
    headings: {
      summary: null,
      impact: 'Who was affected',
      root_cause: 'Root cause',
      resolution: 'How it was resolved',
      action_items: 'What we are doing about it',
      timeline: 'Timeline',
      lessons: 'What we learned',
    },
  },
  dropbox: {
    summary: 'An engineering article: what happened, what we learned, what we changed.',
    html: dropboxHtml,
    markdown: dropboxMarkdown,
    order: [
      'background',
      'summary',
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
    headings: {
      summary: 'What happened',
      impact: 'What it meant for you',
      root_cause: 'Why it happened',
      resolution: 'How we brought it back',
      lessons: 'What we learned',
      action_items: 'What we changed',
      timeline: 'Hour by hour',
    },
  },
  sre: {
    summary: 'The full internal review, as in the SRE book.',
    html: sreHtml,
    markdown: sreMarkdown,
    order: [
      'summary',
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
    headings: {},
  },
} as const satisfies Record<string, Template>

export type TemplateName = keyof typeof templates

export const htmlPartials = { page: pageHtml, facts: factsHtml, sections: sectionsHtml, actions: actionsHtml }
export const markdownPartials = { sections: sectionsMarkdown }
