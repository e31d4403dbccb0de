import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withSupportedMarks } from '../../src/cli/page/supported-marks.ts'
import { parse } from '../../src/document/index.ts'
import { renderDocument } from '../../src/render/index.ts'
import { whole } from './whole-documents.ts'

const head = `---
title: Outage
date: 2024-05-02
timezone: UTC
started: 10:00
resolved: 11:00
---

`

const marked = (text: string) => withSupportedMarks(parse(text), {})

describe('marks after supported figures', () => {
  it.each([
    ['a duration', 'The outage lasted an hour.', 'The outage lasted an hour✓.'],
    ['a time', 'At 10:20 we saw it.', 'At 10:20✓ we saw it.'],
    ['a day', 'On 2 May 2024 it failed.', 'On 2 May 2024✓ it failed.'],
    ['none where it is contradicted', 'The outage lasted five hours.', 'The outage lasted five hours.'],
    ['none where nothing supports it', 'At 09:20 we slept.', 'At 09:20 we slept.'],
  ])('%s', (_, line, wanted) => {
    const text = `${head}${line}\n\n## Timeline\n\n- 10:00 a\n- 10:20 b\n- 11:00 c\n`
    expect(marked(text).document.text).toBe(text.replace(line, wanted))
  })

  it('take another mark where the document has this one', () => {
    const { document, mark } = marked(`${head}✓ At 10:20 we saw it.\n\n## Timeline\n\n- 10:20 b\n- 11:00 c\n`)
    expect([mark, document.text.includes('✓ At 10:20† we')]).toEqual(['†', true])
  })

  const examples = resolve(import.meta.dirname, '../../examples')
  it.each(readdirSync(examples).filter(name => name.endsWith('.md')))('change nothing else: %s', name => {
    const document = parse(readFileSync(resolve(examples, name), 'utf8'))
    const { document: withMarks, mark } = withSupportedMarks(document, {})
    for (const template of whole)
      for (const format of ['html', 'markdown'] as const) {
        const words = (page: string) =>
          page
            .replace(/<meta [^>]*escription[^>]*>/g, '')
            .replaceAll(mark, '')
            .replace(/\s+/g, ' ')
            .trim()
        const page = renderDocument(withMarks, template, format, { mark })
        const [shown, footnote] = page.split(`${mark} This figure agrees`)
        expect(footnote).toBeDefined()
        const plain = renderDocument(document, template, format)
        const end = format === 'html' ? '<p class="footnote">' : ''
        expect(words(plain).startsWith(words(shown?.replace(end, '') ?? ''))).toBe(true)
      }
  })
})
