import { cleanExample } from '../../src/lint/example.ts'

/** Each makes a document of n of something, about 50 characters each. */
export const constructs: Readonly<Record<string, (n: number) => string>> = {
  documents: n => cleanExample.repeat(Math.ceil(n / 16)),
  events: n => `# x\n\n## Timeline\n\n${'- 06:59 Resumes of environments slowed down a lot\n'.repeat(n)}`,
  'events that go on for days': n =>
    `---\ndate: 2012-03-28\ntimezone: America/Los_Angeles\n---\n\n## Timeline\n\n${Array.from({ length: n }, (_, i) => `- ${String(i % 24).padStart(2, '0')}:00 PST it was down for ${i} minutes\n`).join('')}`,
  'table rows': n =>
    `## Timeline\n\n| Time | Event |\n|---|---|\n${'| 06:59 | Resumes of environments slowed down |\n'.repeat(n)}`,
  actions: n => `## Action items\n\n${'- [ ] Improve monitoring — @ann, due 2012-04-13, P1\n'.repeat(n)}`,
  'nested lists': n =>
    Array.from({ length: n }, (_, i) => `${'  '.repeat(i % 20)}- one item of a list that is nested\n`).join(
      '',
    ),
  'a long line': n => `## Summary\n\n${'We should have seen that some customers at 06:59, '.repeat(n)}\n`,
  'a long line of digits': n =>
    `## Summary\n\n${'1,234 of 5 hours 5 minutes 07:02 to 08:02 on 3/4 '.repeat(n)}\n`,
  'a long word': n => `## Summary\n\n${'a.b-c_d@e+f'.repeat(n * 5)}\n`,
  headings: n => '## Impact of the storage migration on customers\n\n'.repeat(n),
  'blank lines': n => `${'\r\n'.repeat(n * 25)}x`,
  'blank ends': n => `## Impact\n\n${`a${' '.repeat(48)}\n`.repeat(n)}`,
  'one blank run': n => `## Impact\n\na${' '.repeat(n * 50)}b\n`,
  links: n => `## Impact\n\n${'[words](https://example.com/a/issues/12) ![](b.png) '.repeat(n)}\n`,
  'open brackets': n => `## Impact\n\n${'[(<![`*_|"'.repeat(n * 5)}\n`,
  'code spans': n => `## Impact\n\n${'`a` ``b`` ```c``` ````d```` `````e````` ``````'.repeat(n)}\n`,
  quotes: n => `${'> '.repeat(100)}word\n${'> quoted words of a customer of ours, in a line\n'.repeat(n)}`,
  'comments that silence': n =>
    '<!-- postmortem-disable-next-line placeholder-left -- why -->\nTODO\n\n'.repeat(n),
  'comments for blocks': n =>
    '<!-- postmortem-disable blame -- why -->\n\nAn engineer forgot it\n\n<!-- postmortem-enable blame -->\n\n'.repeat(
      n,
    ),
  comments: n => '<!-- postmortem-disable-next-line blame -- why -->\n'.repeat(n),
  'comments on one line': n =>
    `${'`a` <!-- postmortem-disable-next-line blame -- why --> '.repeat(n)}\n\nx\n`,
  'comments above blank lines': n =>
    `${'<!-- postmortem-disable-next-line blame -- why --> '.repeat(n)}${'\n'.repeat(n)}x\n`,
  'short sections': n => '## Notes\n\nAn engineer forgot it; crazy.\n\n'.repeat(n),
  'sections with totals': n => '## In total 5 hours\n\n- a: 3 hours\n- b: 1 hour\n\n'.repeat(n),
  'claims that all is back': n => 'all back\n\n'.repeat(5 * n),
  'open comments in a list': n => '- <!--\n'.repeat(5 * n),
  'letters that are no zone': n =>
    `## Timeline\n\n${'- 2012-03-28 07:02 XQT: the first of them\n'.repeat(n)}`,
  'definitions of links': n => `[a name]: https://example.com/a/page/of/ours\n`.repeat(n),
  'Markdown for the other reader': n =>
    `<div>\n\n${'- one item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n'.repeat(n)}`,
  'open comments': n => '<!-- postmortem-disable blame -- and never closed\n'.repeat(n),
  'front matter': n =>
    `---\n${Array.from({ length: Math.min(n, 900) }, (_, i) => `field${i}: value\n`).join('')}---\n`,
  'addresses without blanks': n => `## Impact\n\n${'http://a.b/c?d=e&f,(www.g.h/i@j.k'.repeat(n * 2)}\n`,
  'addresses of mail': n => `## Impact\n\n${'a.b@c.d.'.repeat(n * 6)}\n`,
  'marks of an audience': n => '- words that are internal <!-- audience: internal -->\n'.repeat(n),
  'spans of an audience': n => '<!-- internal -->\n\nwords\n\n<!-- /internal -->\n\n'.repeat(n),
  'marks alone': n => '<!-- audience: internal -->\n'.repeat(n),
  'marks before elements that stay open': n => '<!-- audience: internal -->\n<div>\n\n'.repeat(n),
  'marks before rules': n => '<!-- audience: internal -->\n\n<!-- x -->\n\n---\n\n'.repeat(n),
  'marks on headings': n => '## Notes <!-- audience: internal -->\n\nwords of it\n\n'.repeat(n),
  'marks in a timeline': n =>
    `---\ndate: 2012-03-28\ntimezone: UTC\n---\n\n## Timeline\n\n${Array.from({ length: n }, (_, i) => `- ${String(i % 24).padStart(2, '0')}:00 it was seen ${i % 2 ? '<!-- audience: internal -->' : ''}\n`).join('')}`,
  'headings of one letter': n => '# a\n'.repeat(n * 12),
  'labels in bold': n => '**Impact:** some of the customers saw errors\n\n'.repeat(n),
  'headings of times': n => `## Timeline\n\n${'### 06:59 Resumes of environments slowed down\n\n'.repeat(n)}`,
  'statements in figures': n =>
    `## Summary\n\n${'On 2012-04-13 at 07:02 UTC it was down for 36 minutes, from 06:59 to 07:35.\n\n'.repeat(n)}## Timeline\n\n${'- 2012-03-28 06:59 UTC it began\n'.repeat(n)}`,
  'actions by headings': n =>
    `## Action items\n\n${'### Improve monitoring\n\n- Owner: @ann\n- Due: 2012-04-13\n\n'.repeat(n)}`,
  pictures: n => `## Impact\n\n${'![the dashboard of the team](pictures/graph.png)\n\n'.repeat(n)}`,
  footnotes: n =>
    Array.from({ length: n }, (_, i) => `Words of it[^${i}]\n\n[^${i}]: and what is below\n\n`).join(''),
  entities: n => `## Impact\n\n${'&amp;&lt;&#64;&nope;'.repeat(n * 3)}\n`,
  emphasis: n => `## Impact\n\n${'*a **b _c __d '.repeat(n * 4)}\n`,
  'indented code': n => `## Impact\n\n${'    some line of code that is indented by four\n\n'.repeat(n)}`,
  fences: n => '```sh\necho one line of code in a fence\n```\n\n'.repeat(n),
  'a table of many columns': n =>
    `## Impact\n\n|${' a |'.repeat(n * 4)}\n|${'---|'.repeat(n * 4)}\n|${' b |'.repeat(n * 4)}\n`,
}
