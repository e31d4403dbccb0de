import { describe } from 'vitest'
import { linkBrokenLocal } from '../../../src/lint/rules/link-broken-local.ts'
import { testRule } from '../test-rule.ts'

describe('link-broken-local', () => {
  testRule(linkBrokenLocal, {
    accepts: [
      '',
      '## X\n\n[a](there.md) [b](there.md#x) [c](#x) [d](/x.md) [e](https://x.test/a.md) [f](../2023/) ![g](data:x.png)\n',
      '`[a](nowhere.md)`\n',
      '[a]({{site}}/x.md)\n',
      '\\[see\\](nowhere.md)\n',
      '```html\n<img src="nowhere.png">\n[a]: nowhere.md\n```\n',
      '[top](#) [a](#whats-next-in-eu) [b](#whats-next-in-eu-1)\n\n## What’s next, in EU?\n\nx\n\n### What’s next, in EU?\n\ny\n',
      '<a id="mark"></a> [a](#mark) [b](#own) \n\n## Else {#own}\n\nx\n',
      '[a](#über-uns) [b](#%C3%BCber-uns)\n\n## Über uns\n\nx\n',
      '[a][b]\n\n[b]: there.md\n',
    ],
    rejects: [
      { text: '[a](nowhere.md)\n', says: ['1:5 The linked file "nowhere.md" does not exist'] },
      { text: '- ![a](img/a%20b.png "t")\n', says: ['1:8 The linked file "img/a b.png" does not exist'] },
      {
        text: '[a](missing_(1).md)\n',
        says: ['1:5 The linked file "missing_(1).md" does not exist'],
      },
      { text: '[a](<nowhere.md>)\n', says: ['1:6 The linked file "nowhere.md" does not exist'] },
      { text: '[a][b]\n\n[b]: nowhere.md "c"\n', says: ['3:6 The linked file "nowhere.md" does not exist'] },
      {
        text: 'x <img width="9" src="nowhere.png">\n',
        says: ['1:23 The linked file "nowhere.png" does not'],
      },
      { text: '[a](#nowhere)\n\n## Else\n\nx\n', says: ['1:5 No heading here has the anchor "#nowhere"'] },
    ],
  })
})
