import en from '../../../templates/words/en.json' with { type: 'json' }

/**
 * The version of the view. It increases when a field is removed or changes its meaning. A test checks that the shape
 * below agrees with `view.ts`.
 */
export const VIEW_VERSION = 1

/** The shape of a view: a text or a boolean, a list, or fields. */
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
  open: 'value',
  tail: 'value',
  details: 'value',
}

const section: Shape = {
  kind: 'value',
  id: 'value',
  heading: 'value',
  name: 'value',
  part: 'value',
  body: 'value',
  timeline: { note: 'value', groups: [{ name: 'value', intro: 'value', events: [event] }] },
  actions: [{ name: 'value', actions: [action] }],
  picture: 'value',
  after: 'value',
  more: 'value',
}

const wordsShape = (words: object): Shape =>
  Object.fromEntries(
    Object.entries(words).map(([name, value]): [string, Shape] => [
      name,
      typeof value === 'object' && value !== null ? wordsShape(value) : 'value',
    ]),
  )

/** The fields that templates can use. */
export const viewShape: Shape = {
  version: 'value',
  title: 'value',
  subtitle: 'value',
  id: 'value',
  date: 'value',
  when: 'value',
  status: 'value',
  draft: 'value',
  severity: 'value',
  services: 'value',
  authors: 'value',
  byline: 'value',
  signature: ['value'],
  contact: 'value',
  organization: 'value',
  published: 'value',
  report: 'value',
  subject: 'value',
  description: 'value',
  state: 'value',
  kicker: 'value',
  language: 'value',
  direction: 'value',
  words: wordsShape(en),
  pictures: { incident: 'value', timeline: 'value', schedule: 'value' },
  facts: [fact],
  milestones: [fact],
  durations: [fact],
  sections: [section],
  contents: [{ id: 'value', name: 'value' }],
}

/** The fields that HTML templates can use. */
export const pageShape: Shape = {
  ...(viewShape as { readonly [field: string]: Shape }),
  plainTitle: 'value',
  style: 'value',
  policy: 'value',
  logo: 'value',
  footnote: 'value',
  site: {
    name: 'value',
    feed: 'value',
    address: 'value',
    isPublic: 'value',
    links: [{ name: 'value', address: 'value', here: 'value' }],
  },
}
