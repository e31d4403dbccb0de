import { describe } from 'vitest'
import { imageAlt } from '../../../src/lint/rules/image-alt.ts'
import { testRule } from '../test-rule.ts'

describe('image-alt', () => {
  testRule(imageAlt, {
    accepts: ['', '![Requests per second](a.png)\n', '[](a.png)\n', '`![](a.png)`\n'],
    rejects: [
      { text: 'x ![](a.png)\n', says: ['1:3 This image has no alternative text'] },
      { text: '![Screenshot 12](a.png "t")\n', says: ['1:1'] },
      { text: '- ![image.png](a.png)\n', says: ['1:3'] },
    ],
  })
})
