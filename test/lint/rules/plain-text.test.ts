import { describe } from 'vitest'
import { plainText } from '../../../src/lint/rules/plain-text.ts'
import { testRule } from '../test-rule.ts'

describe('plain-text', () => {
  testRule(plainText, {
    accepts: ['', 'Ünïcode 🔥 日本', 'a\u00a0b', '\ufeff# Title'],
    rejects: [
      { text: 'a\u0000b', says: ['1:2 Delete the character U+0000'] },
      { text: 'x\n\u001b[2J', says: ['2:1 Delete the character U+001B'] },
      { text: 'a \u202e b', says: ['1:3 Delete the character U+202E'] },
      { text: '# a\n\ufeff## b', says: ['2:1 Delete the character U+FEFF'] },
      { text: '---\ntitle: "a\\eb"\n---\n', says: ['2:8 Delete the character U+001B'] },
      { text: 'x\ud800y', says: ['1:2 Delete the character U+D800'] },
      { text: '\u0001'.repeat(50), says: Array.from({ length: 10 }, () => '1:') },
    ],
  })
})
