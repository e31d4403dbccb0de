import en from '../../../templates/words/en.json' with { type: 'json' }

/**
 * What a template may name, as data: the view of `view.ts`, whose agreement a test holds. The version counts up when a
 * field goes or changes its meaning.
 */
export const VIEW_VERSION = 1

/** A text or a truth; a list of something; or fields. */
export type Shape = 'value' | readonly [Shape] | { readonly [field: string]: Shape }

const fact: Shape = { name: 'value', value: 'value' }

const event: Shape = { id: 'value', time: 'value', datetime: 'value', text: 'value', details: 'value' }

const action: Shape = {
  title: 'value',
  owner: 'value',
  start: 'value',
  due: 'value',
  type: 'value',
  priority: 'value',
  ticket: 'value',
  state: 'value',
  done: 'value',
  tail: 'value',
  details: 'value',
}

const section: Shape = {
  kind: 'value',
  id: 'value',
  heading: 'value',
  part: 'value',
  body: 'value',
  timeline: { note: 'value', groups: [{ name: 'value', intro: 'value', events: [event] }] },
  actions: [{ name: 'value', actions: [action] }],
  more: 'value',
}

const wordsShape = (words: object): Shape =>
  Object.fromEntries(
    Object.entries(words).map(([name, value]): [string, Shape] => [
      name,
      typeof value === 'object' && value !== null ? wordsShape(value) : 'value',
    ]),
  )

export const viewShape: Shape = {
  version: 'value',
  title: 'value',
  subtitle: 'value',
  date: 'value',
  status: 'value',
  draft: 'value',
  severity: 'value',
  services: 'value',
  authors: 'value',
  byline: 'value',
  signature: ['value'],
  contact: 'value',
  subject: 'value',
  description: 'value',
  state: 'value',
  kicker: 'value',
  language: 'value',
  direction: 'value',
  words: wordsShape(en),
  pictures: { incident: 'value', timeline: 'value', schedule: 'value' },
  milestones: [fact],
  durations: [fact],
  sections: [section],
}

/** What a page has besides. */
export const pageShape: Shape = {
  ...(viewShape as { readonly [field: string]: Shape }),
  plainTitle: 'value',
  style: 'value',
  policy: 'value',
  logo: 'value',
}
