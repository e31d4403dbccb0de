import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Document, parse } from '../../src/document/index.ts'
import { renderDocument } from '../../src/render/index.ts'

const folder = resolve(import.meta.dirname, '../../examples')
const examples = readdirSync(folder).filter(name => name.endsWith('.md'))

/** What a postmortem says, whatever the notation. */
const told = ({ meta, milestones, metrics, events, actions, sections, title }: Document) => ({
  title: title?.text,
  fields: [...meta.one].map(([name, { text }]) => [name, text]),
  milestones: Object.values(milestones).map(moment => moment && [moment.earliest, moment.latest]),
  metrics,
  events: events.map(({ at }) => at && [at.frame, at.earliest, at.latest]),
  actions: actions.map(({ owner, due, start, state, type }) => [owner, due, start, state, type]),
  sections: sections.flatMap(({ kind }) => kind ?? []).sort(),
})

describe('the Markdown of sre', () => {
  it.each(examples)('%s is read back as the same postmortem', name => {
    const document = parse(readFileSync(join(folder, name), 'utf8'), { path: name })
    expect(told(parse(renderDocument(document, 'sre', 'markdown'), { path: name }))).toEqual(told(document))
  })

  it.each(examples)('%s is the same bytes once it is rendered again', name => {
    const once = renderDocument(
      parse(readFileSync(join(folder, name), 'utf8'), { path: name }),
      'sre',
      'markdown',
    )
    expect(renderDocument(parse(once, { path: name }), 'sre', 'markdown')).toBe(once)
  })
})

describe('what is below a list of actions', () => {
  it('stays below it', () => {
    const body = '## Action items\n\nFirst.\n\n- [ ] Limit it\n\nWe also look for more.\n'
    for (const [template, format] of [
      ['sre', 'markdown'],
      ['letter', 'html'],
      ['status', 'text'],
    ] as const) {
      const page = renderDocument(parse(`# Queue lost\n\n${body}`), template, format)
      const places = ['First.', 'Limit it', 'We also'].map(words => page.indexOf(words))
      expect(places.toSorted((a, b) => a - b)).toEqual(places)
    }
  })
})

describe('groups of actions', () => {
  it('have their names once, behind what is in no group', () => {
    const items =
      '- **Monitoring:**\n  - Add an alert\n- Limit it\n\n### Later\n\n- **Tests:**\n  - Add a test\n'
    const page = renderDocument(parse(`# Queue lost\n\n## Action items\n\n${items}`), 'sre', 'markdown')
    const said = page.slice(page.indexOf('## Action items')).split(/\n+/).filter(Boolean)
    expect(said).toEqual([
      '## Action items',
      '- Limit it',
      '### Monitoring',
      '- Add an alert',
      '### Later: Tests',
      '- Add a test',
    ])
  })
})
