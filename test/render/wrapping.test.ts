import { expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { renderDocument } from '../../src/render/index.ts'

const page = (words: string): string =>
  renderDocument(parse(`# A\n\n## Timeline\n\n- 2012-03-28 10:00 UTC ${words}\n`), 'sre', 'markdown')

it.each([1, 2, 3, 4])('ends no line with blanks where %i of them meet the end of a full line', blanks => {
  for (let length = 40; length < 80; length++)
    expect(page(`${'a'.repeat(length)} word.${' '.repeat(blanks)}Another sentence follows.`)).not.toMatch(
      / \n/,
    )
})
