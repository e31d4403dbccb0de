import { describe, expect, it } from 'vitest'
import { appendAction, applyEdits, insertEvent, parse, setField } from '../../src/document/index.ts'
import { renderDocument } from '../../src/render/index.ts'
import { whole } from './whole-documents.ts'

/** What Hugo, Docusaurus, VitePress, MkDocs and GitHub add to Markdown, with a word to find in each place: w1 to w28. */
const DOCUMENT = `---
title: A
date: 2024-03-05
timezone: UTC
---

import Box from './box'

{{< lead >}}
Begins w1.
{{< /lead >}}

{/* comment w2 */}

## Summary

It was down w3[^1]. <Box title="w4" />

> [!NOTE]
> An alert w5

:::warning Title w6

A box w7

:::

<details>
<summary>More w8</summary>

Inside w9

</details>

[^1]: A footnote w10
    with more w11

!!! note "Title w12"
    Body w13

## Timeline

- 10:00 one w14[^2]
  :::note
  inside w15
  :::
- 10:05 two w16 {{< x y="w17" >}}

{{% figure src="a.png" title="w18" %}}

- 10:10 three w19
  <details><summary>s w20</summary>

  hidden w21

  </details>

[^2]: A footnote w22

{{< tabs >}}
- 10:20 four w23
{{< /tabs >}}

| Time | What |
|---|---|
| 10:30 | five w24 {{< y >}} |

## Action items

- [ ] Do it w25 — @ann
  > [!TIP]
  > tip w26

:::tip
- [ ] Do that w27
:::

<Tabs>
  <TabItem value="w28">
  </TabItem>
</Tabs>
`

const words = Array.from({ length: 28 }, (_, i) => `w${i + 1}`)
const missing = (text: string) => words.filter(word => !new RegExp(`\\b${word}\\b`).test(text))

describe('a document of a site generator', () => {
  const document = parse(DOCUMENT)

  it('has its events and actions, without the marks around them', () => {
    expect(document.events.map(({ text }) => text)).toEqual([
      'one w14[^2]',
      'two w16 {{< x y="w17" >}}',
      'three w19',
      'four w23',
      'five w24 {{< y >}}',
    ])
    expect(document.actions.map(({ title }) => title)).toEqual(['Do it w25', 'Do that w27'])
  })

  it.each(whole)('keeps every word on the pages of %s', name => {
    for (const format of ['html', 'markdown'] as const)
      expect(missing(renderDocument(document, name, format)), format).toEqual([])
  })

  it('keeps every other byte through an edit', () => {
    const event = { instant: Date.UTC(2024, 2, 5, 10, 7), seconds: false, written: null, text: 'new' }
    const edits = [
      setField(document, 'severity', 'SEV1'),
      insertEvent(document, event),
      appendAction(document, { title: 'Do more' }),
    ]
    for (const edit of edits) {
      if (!edit) throw new Error('no edit')
      expect(missing(applyEdits(DOCUMENT, [edit]))).toEqual([])
      expect(edit.range.end - edit.range.start).toBe(0)
    }
  })
})
