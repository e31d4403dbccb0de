import { describe, expect, it } from 'vitest'
import { forPublic, parse } from '../../src/document/index.ts'
import { cleanExample } from '../../src/lint/example.ts'
import { renderDocument, type TemplateName, templates } from '../../src/render/index.ts'
import { corpus } from '../corpus.ts'
import { randomFrom } from '../lint/mutations.ts'

const SECRET = 'zxsecretxz'
const names = Object.keys(templates) as TemplateName[]
const documents = [cleanExample, ...corpus().map(({ text }) => text)]

type Draw = (below: number) => number

/** A mark with one or two characters changed, as slips of the fingers do. */
function damaged(mark: string, draw: Draw): string {
  let text = mark
  for (let slips = 1 + draw(2); slips > 0; slips--) {
    const at = draw(text.length)
    const other = 'abcdefghijklmnopqrstuvwxyz :-!<>'[draw(32)] ?? ''
    const next = text[at + 1] ?? ''
    const changes = [text[at] + other, other, '', next + (text[at] ?? '')]
    const which = draw(changes.length)
    text = text.slice(0, at) + changes[which] + text.slice(which === 3 ? at + 2 : at + 1)
  }
  return text
}

/** A secret beside its mark, somewhere in a text. */
function placed(text: string, mark: string, draw: Draw): string {
  const lines = text.split('\n')
  const body = text.startsWith('---\n') ? lines.indexOf('---', 1) + 1 : 0
  const at = body + draw(Math.max(1, lines.length - body))
  const line = lines[at] ?? ''
  switch (draw(7)) {
    case 0:
      lines[at] = `${line} ${SECRET} ${mark}`
      break
    case 1:
      lines.splice(at, 0, '', `${SECRET} ${mark}`, '')
      break
    case 2:
      lines.splice(at, 0, '', mark, SECRET, '')
      break
    case 3:
      lines.splice(at, 0, '', `${mark}${SECRET}`, '')
      break
    case 4:
      lines.splice(at, 0, '', `Words\nand ${SECRET}\n${mark}`, '')
      break
    case 5:
      lines.splice(at, 0, '', `- words\n- ${SECRET}\n${mark}`, '')
      break
    default:
      lines.splice(at, 0, '', `- ${SECRET} ${mark}`, '')
  }
  return lines.join('\n')
}

/** Whether a closed fence is around the secret: what is there is an example. */
const isExample = (text: string): boolean => {
  const inCode = (all: string) =>
    parse(all).sections.some(({ blocks }) =>
      JSON.stringify(blocks, (key, value) => (key === 'words' ? undefined : value)).includes('"kind":"code"'),
    )
  return inCode(text) && /```|~~~/.test(text)
}

/** Those of two templates' pages on which the secret is; none if the text is refused. */
function leaks(text: string, draw: Draw): readonly string[] {
  const left = forPublic(parse(text))
  if (!('document' in left)) return []
  return [0, 1]
    .map(() => names[draw(names.length)] as TemplateName)
    .flatMap(name =>
      (['html', 'markdown', 'text'] as const).flatMap(format =>
        format in templates[name].formats && renderDocument(left.document, name, format).includes(SECRET)
          ? [`${name} ${format}`]
          : [],
      ),
    )
}

const MARKS = ['<!-- audience: internal -->', '<!--audience:internal-->', '<!-- AUDIENCE: Internal -->']

describe('a word that is marked', () => {
  const draw = randomFrom(20120328)
  it('is on no public page, wherever it is', () => {
    for (let tries = 0; tries < 500; tries++) {
      const text = placed(documents[draw(documents.length)] ?? '', MARKS[draw(MARKS.length)] ?? '', draw)
      if (isExample(text)) continue
      const found = leaks(text, draw)
      expect([found, found.length > 0 ? text : '']).toEqual([[], ''])
    }
  }, 120_000)

  it('is on no public page that is made from an internal one', () => {
    for (let tries = 0; tries < 200; tries++) {
      const text = placed(documents[draw(documents.length)] ?? '', MARKS[0] ?? '', draw)
      if (isExample(text)) continue
      const again = renderDocument(parse(text), 'sre', 'markdown')
      const found = again.includes(SECRET) ? leaks(again, draw) : []
      expect([found, found.length > 0 ? text : '']).toEqual([[], ''])
    }
  }, 120_000)

  it('is on none between two marks', () => {
    for (let tries = 0; tries < 300; tries++) {
      const text = placed(documents[draw(documents.length)] ?? '', '', draw).replace(
        SECRET,
        `<!-- internal -->${SECRET}<!-- /internal -->`,
      )
      if (isExample(text)) continue
      const found = leaks(text, draw)
      expect([found, found.length > 0 ? text : '']).toEqual([[], ''])
    }
  }, 120_000)

  it('is on none where the mark is damaged', () => {
    for (let tries = 0; tries < 1500; tries++) {
      const mark = damaged(MARKS[0] ?? '', draw)
      const text = placed(cleanExample, mark, draw)
      if (isExample(text)) continue
      expect([mark, leaks(text, draw)]).toEqual([mark, []])
    }
  }, 120_000)
})
