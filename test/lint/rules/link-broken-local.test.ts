import { describe } from 'vitest'
import { linkBrokenLocal } from '../../../src/lint/rules/link-broken-local.ts'
import { testRule } from '../test-rule.ts'

describe('link-broken-local', () => {
  testRule(linkBrokenLocal, {
    accepts: [
      '',
      '[a](there.md) [b](there.md#x) [c](#x) [d](/x.md) [e](https://x.test/a.md) [f](../2023/) ![g](data:x.png)\n',
      '`[a](nowhere.md)`\n',
      '[a]({{site}}/x.md)\n',
    ],
    rejects: [
      { text: '[a](nowhere.md)\n', says: ['1:5 The linked file "nowhere.md" does not exist'] },
      { text: '- ![a](img/a%20b.png "t")\n', says: ['1:8 The linked file "img/a b.png" does not exist'] },
    ],
  })
})
