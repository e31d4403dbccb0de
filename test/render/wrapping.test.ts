import { expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { renderDocument } from '../../src/render/index.ts'

it.each([
  1, 2, 3, 4,
])('ends no line with blanks where %i blanks between sentences meet a line’s end', blanks => {
  for (let length = 60; length < 84; length++) {
    const text = `# A\n\n## Timeline\n\n- 2012-03-28 10:00 UTC ${'a'.repeat(length - 20)} word.${' '.repeat(blanks)}Another sentence of some words follows.\n`
    const page = renderDocument(parse(text), 'sre', 'markdown')
    expect(JSON.stringify(page)).not.toMatch(/[^\\n] +\\n/)
  }
})
