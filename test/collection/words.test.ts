import { describe, expect, it } from 'vitest'
import { termsOf } from '../../src/collection/words.ts'

describe('the terms of a text', () => {
  it.each([
    ['The certificates were expiring', ['certif', 'expir']],
    ['v1.34.7 of api-server', ['v1', '34', '7', 'api', 'server']],
    ['Datenbank überlastet', ['datenbank', 'uberlastet']],
    ['データベース障害', ['テー', 'ータ', 'タヘ', 'ヘー', 'ース', 'ス障', '障害']],
    ['', []],
  ])('%s', (text, terms) => {
    expect(termsOf(text)).toEqual(terms)
  })

  it('are the same for the forms of a word', () => {
    for (const forms of [
      ['kill', 'kills', 'killed', 'killing'],
      ['resolve', 'resolved', 'resolving'],
      ['outage', 'outages'],
    ])
      expect(new Set(forms.flatMap(termsOf)).size).toBe(1)
  })
})
