import { describe } from 'vitest'
import { frontMatterSchemaRule } from '../../../src/lint/rules/front-matter-schema.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string) => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n`

describe('front-matter-schema', () => {
  testRule(frontMatterSchemaRule, {
    accepts: [
      '',
      '# x',
      head('id: 010\n'),
      head('started: 7:02\n').replace('7:02', '07:02'),
      head('services: api\n'),
      head('status: in_review\n'),
    ],
    rejects: [
      { text: '---\ntitle: a\n---\n', says: ['1:1 Add the field date'] },
      { text: '---\ndate: 2012-03-28\n---\n', says: ['1:1 Add the field title'] },
      { text: '---\ntitle:\ndate: 2012-03-28\n---\n', says: ['2:7 title: Fill this in'] },
      {
        text: '---\ntitle: [a, b]\ndate: 2012-03-28\n---\n',
        says: ['2:8 title: Write a text. A list was written.'],
      },
      {
        text: '---\ntitle: a\ndate: 2024-02-31\n---\n',
        says: ['3:7 date: There is no such date. "2024-02-31" was written.'],
      },
      { text: '---\ntitle: a\ndate: 03/04/2024\n---\n', says: ['3:7 date: Write the date as YYYY-MM-DD.'] },
      { text: head('started: 25:00\n'), says: ['4:10 started: There is no such time.'] },
      { text: head('started: 7:02\n'), says: ['4:10 started: Write HH:MM'] },
      { text: head('started: 2024-03-12T10:00:00+25:00\n'), says: ['4:10 started: There is no such time.'] },
      { text: head('timezone: PST\n'), says: ['4:11 timezone: Write an IANA time zone'] },
      { text: head('timezone: GMT+5\n'), says: ['4:11 timezone: Write an IANA time zone'] },
      { text: head('status: done\n'), says: ['4:9 status: Write draft, in_review or published.'] },
      { text: head('severity: <b>\n'), says: ['4:11 severity: Write a short label'] },
      { text: head('services: [a, {b: c}]\n'), says: ['4:11 services: Write a list of short texts'] },
      {
        text: head('detcted: 07:02\n'),
        says: ['4:1 The field detcted is not one of this format; did you mean detected?'],
      },
      {
        text: head('layout: post\n'),
        says: ['4:1 The field layout is not one of this format, and it changes nothing here.'],
      },
      { text: head('__proto__: {polluted: "yes"}\n'), says: ['4:1 Rename the field "__proto__"'] },
      { text: head('x: {__proto__: 1}\n'), says: ['4:5 Rename the field "__proto__"'] },
    ],
  })
})
