import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'

const outline = (text: string) => {
  const { title, sections } = parse(text)
  return { title: title?.text ?? null, kinds: sections.flatMap(({ kind }) => kind ?? []) }
}

describe('the title', () => {
  it.each([
    'Postmortem: the night of the queue',
    'Post-mortem - the night of the queue',
    'Retrospective: the night of the queue',
    'RCA: the night of the queue',
    'Root cause analysis: the night of the queue',
    'Timeline: the night of the queue',
    'Incident postmortem of 2024-05-20',
    'Postmortem',
  ])('is "%s"', title => {
    expect(outline(`# ${title}\n\n## Summary\n\nIt failed.\n`)).toEqual({ title, kinds: ['summary'] })
  })

  it.each(['Summary', 'Timeline', 'Root cause', 'Lessons learned'])('is not "%s"', heading => {
    expect(outline(`# ${heading}\n\nIt failed.\n`).title).toBeNull()
  })

  it('stands behind a byte order mark', () => {
    expect(outline('\ufeff# The night of the queue\n\n## Summary\n\nIt failed.\n')).toEqual({
      title: 'The night of the queue',
      kinds: ['summary'],
    })
  })
})

describe('the kind of a section', () => {
  it.each([
    ['What you need to do', 'customer_action'],
    ['What should I do?', 'customer_action'],
    ['How can customers make incidents like this less impactful?', 'customer_action'],
    ['Action required', 'customer_action'],
    ['Was müssen Sie tun?', 'customer_action'],
    ['Was Kunden tun müssen', 'customer_action'],
    ['Ce que vous devez faire', 'customer_action'],
    ['Qué debe hacer', 'customer_action'],
    ['お客様へのお願い', 'customer_action'],
    ['How can we prevent this?', 'action_items'],
    ['What can we do better?', 'action_items'],
    [':warning: Impact', 'impact'],
    ['Action Items <a href="#action-items" id="action-items"></a>', 'action_items'],
    ['What happened {#what-happened}', 'summary'],
    ['The Impact', 'impact'],
    ['Severity & Impact', 'impact'],
    ['Blameless root cause', 'root_cause'],
    ['Root cause and resolution', 'root_cause'],
    ['Root causes and trigger', 'root_cause'],
    ['Why did this happen?', 'root_cause'],
    ['Detection and response', 'detection'],
    ['Follow-up tasks', 'action_items'],
    ['Corrective/Preventative measures', 'action_items'],
    ['What we did', 'response'],
    ['How did we fix it?', 'resolution'],
  ])('of "%s" is %s', (heading, kind) => {
    expect(outline(`# x\n\n## ${heading}\n\nIt failed.\n`).kinds).toEqual([kind])
  })

  it.each([
    'The queue',
    'Impact and the queue',
    'Postmortem: the night',
    'Queue and impact',
  ])('of "%s" is not known', heading => {
    expect(outline(`# x\n\n## ${heading}\n\nIt failed.\n`).kinds).toEqual([])
  })
})
