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
      // the fields of other tools are theirs
      head('layout: post\nstatus: done\n'),
      head(
        'section: issue\nresolved: true\nresolvedWhen: 2024-03-05 10:00:00\naffected: [a]\nseverity: disrupted\n',
      ),
      head('slug: a\nauthors:\n  - name: Ann\n    url: x\n'),
      '---\nlayout: post\n---\n',
      '---\ntitle: a\ndate: 2024-03-05T06:00:00Z\n---\n',
      '---\ntitle: a\ndate: 2024-03-05 06:00:00 +0200\n---\n',
      // a name is near, and its value is not of the kind
      head('timezone: UTC\naffected: [a, b]\ndetectd: yes\n'),
    ],
    rejects: [
      { text: '---\ntitle: a\n---\n', says: ['1:1 The front matter has no date. Add the field date.'] },
      {
        text: '---\ndate: 2012-03-28\n---\n',
        says: ['1:1 The front matter has no title. Add the field title.'],
      },
      { text: '---\ntitle:\ndate: 2012-03-28\n---\n', says: ['2:7 The field title is empty. Write a value'] },
      {
        text: '---\ntitle: [a, b]\ndate: 2012-03-28\n---\n',
        says: ['2:8 title is not valid. Write a single value.'],
      },
      {
        text: '---\ntitle: a\ndate: 2024-02-31\n---\n',
        says: ['3:7 "2024-02-31" is not valid for date. That day is not in the calendar.'],
      },
      {
        text: '---\ntitle: a\ndate: 03/04/2024\n---\n',
        says: ['3:7 "03/04/2024" is not valid for date. Write the date as YYYY-MM-DD.'],
      },
      {
        text: head('started: 25:00\n'),
        says: ['4:10 "25:00" is not valid for started. That time does not exist.'],
      },
      { text: head('started: 7:02\n'), says: ['4:10 "7:02" is not valid for started. Write HH:MM'] },
      {
        text: head('started: 2024-03-12T10:00:00+25:00\n'),
        says: ['4:10 "2024-03-12T10:00:00+25:00" is not valid for started. That time does not exist.'],
      },
      {
        text: head('timezone: PST\n'),
        says: ['4:11 "PST" is not valid for timezone. Write an IANA time zone'],
      },
      {
        text: head('timezone: GMT+5\n'),
        says: ['4:11 "GMT+5" is not valid for timezone. Write an IANA time zone'],
      },
      {
        text: head('status: done\n'),
        says: ['4:9 "done" is not valid for status. Write draft, in_review or published.'],
      },
      { text: head('severity: <b>\n'), says: ['4:11 "<b>" is not valid for severity. Write a short label'] },
      {
        text: head('services: [a, {b: c}]\n'),
        says: ['4:11 services is not valid. Write a list of short texts'],
      },
      {
        text: head('detcted: 07:02\n'),
        says: ['4:1 Unknown field detcted; did you mean detected?'],
      },
      {
        text: head('layout: post\nauthor: Ann\n'),
        says: ['5:1 Unknown field author; did you mean authors?'],
      },
      { text: head('timezone: UTC\nend_time: 10:00\n'), says: ['5:1 Rename the field end_time to resolved'] },
      { text: head('__proto__: {polluted: "yes"}\n'), says: ['4:1 The field name "__proto__" is not valid'] },
      { text: head('x: {__proto__: 1}\n'), says: ['4:5 The field name "__proto__" is not valid'] },
    ],
  })
})
