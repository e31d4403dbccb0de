import { describe, expect, it } from 'vitest'
import {
  appendAction,
  applyEdits,
  type Edit,
  forPublic,
  insertEvent,
  parse,
  replaceSection,
  setField,
} from '../../src/document/index.ts'
import { fixText, onlyRules, rules } from '../../src/lint/index.ts'
import { renderDocument } from '../../src/render/index.ts'
import { constructs } from './constructs.ts'

/** A quarter of the largest file that is read: what is quadratic takes minutes at this size too. */
const MAX_BYTES = 256 * 1024

const settings = onlyRules(rules)

/** As much of a construct as that. */
function fullOf(make: (n: number) => string): string {
  const each = Buffer.byteLength(make(400)) / 400
  const text = make(Math.floor(MAX_BYTES / each) - 1)
  return Buffer.byteLength(text) <= MAX_BYTES ? text : make(Math.floor(MAX_BYTES / each / 1.1))
}

// nothing is timed: what grows faster than the text does not end in the time that a test has
describe('a file full of it', { timeout: 120_000 }, () => {
  it.each(Object.entries(constructs))('%s: is linted, fixed, rendered and edited', (_, make) => {
    const text = fullOf(make)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_BYTES)
    const document = parse(text)
    fixText('a.md', text, { settings, now: 0 })
    const left = forPublic(document)
    if ('document' in left) renderDocument(left.document, 'letter', 'html')
    renderDocument(document, 'sre', 'markdown')
    renderDocument(document, 'status', 'text')
    const edits: readonly (Edit | undefined)[] = [
      setField(document, 'severity', 'SEV1'),
      appendAction(document, { title: 'Do it' }),
      replaceSection(document, 'summary', 'It was down.'),
      insertEvent(document, { instant: 1332918000000, seconds: false, written: null, text: 'It was down' }),
    ]
    for (const edit of edits) if (edit) expect(applyEdits(text, [edit]).length).toBeGreaterThan(0)
  })
})
