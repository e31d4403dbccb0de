import { describe, expect, it } from 'vitest'
import * as library from '../src/index.ts'

describe('the library', () => {
  it('exports these names and no others', () => {
    expect(Object.keys(library).sort()).toEqual([
      'appendAction',
      'appendEvent',
      'applyEdits',
      'draftOf',
      'forPublic',
      'formatInstant',
      'formatSpan',
      'invertEdits',
      'lintDocument',
      'parse',
      'positionAt',
      'print',
      'renderDocument',
      'replaceSection',
      'rules',
      'sectionKinds',
      'setField',
      'templates',
    ])
  })
})
