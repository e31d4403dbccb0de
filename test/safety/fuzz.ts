import {
  appendAction,
  applyEdits,
  type Document,
  type Edit,
  forPublic,
  insertEvent,
  invertEdits,
  isTimed,
  parse,
  replaceSection,
  setField,
} from '../../src/document/index.ts'
import { fixText, lintText, onlyRules, rules } from '../../src/lint/index.ts'
import { renderDocument, type TemplateName, templates } from '../../src/render/index.ts'

/** Draws a number from 0 up to the given one. */
export type Draw = (below: number) => number

/** A word that marks hide: no public page may have it. */
const SECRET = 'zxsecretxz'

const SNIPPETS: readonly string[] = [
  ...[
    '```',
    '~~~~',
    '<!--',
    '-->',
    '---',
    '+++',
    '***',
    '<div>',
    '</div>',
    '<pre>',
    '<![CDATA[',
    '> ',
    '>',
    '- ',
    '1. ',
  ],
  ...[
    '| a | b |\n|---|---|\n| c | d |',
    '## ',
    '###',
    '#',
    '# a',
    '===',
    '[a]: /b "c"',
    '[a][a]',
    '![x](y.png "z")',
    '<https://a.b>',
  ],
  ...[
    '06:55 a',
    '- 06:55 a',
    '- [ ] b — @c, due 2026-01-02',
    '- [x] b',
    '**Impact:** x',
    '**Timeline**',
    '2026-03-08',
    '10:00–09:00',
  ],
  ...[
    '&amp;',
    '&#0;',
    '\\',
    '`',
    '``',
    '*',
    '__',
    '~~',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\u2028',
    '\ud800',
    '\r',
    '\r\n',
    '\t',
    '    ',
    '\u00a0',
  ],
  ...[
    'title: a',
    '  date: 2026-03-08',
    'timezone: UTC',
    'incidents:\n  - name: a\n    started: 06:55',
    'a: |\n  b',
    'x: &a [*a]',
  ],
  ...[
    '<!-- postmortem-disable -->',
    '<!-- postmortem-disable-next-line blame -- x -->',
    '- - - - a',
    '<details><summary>x</summary>',
  ],
  ...[
    `${SECRET} <!-- audience: internal -->`,
    `<!-- internal -->\n${SECRET}\n<!-- /internal -->`,
    `## N <!-- audience: internal -->\n\n${SECRET}`,
  ],
  ...[
    `<!-- audience:internal -->${SECRET}`,
    `<!-- audience: interal --> ${SECRET}`,
    `    <!-- internal --> ${SECRET}`,
    `<! -- internal --> ${SECRET}`,
  ],
]

/** A document made of others: cut, joined, repeated, with something odd put in. */
export function mutant(documents: readonly string[], draw: Draw): string {
  const one = () => documents[draw(documents.length)] ?? ''
  let text = one().slice(0, 12_000)
  for (let changes = 1 + draw(5); changes > 0; changes--) {
    const lines = text.split('\n')
    const at = draw(lines.length)
    const some = 1 + draw(4)
    switch (draw(9)) {
      case 0:
        lines.splice(at, some)
        break
      case 1:
        lines.splice(at, 0, ...lines.slice(at, at + some))
        break
      case 2:
        lines.splice(at, 0, SNIPPETS[draw(SNIPPETS.length)] ?? '')
        break
      case 3:
        lines.splice(at, 0, ...one().split('\n').slice(0, 20))
        break
      case 4:
        lines[at] = `${' '.repeat(draw(9))}${lines[at]}`
        break
      case 5:
        lines.length = at + 1
        break
      case 6: {
        const line = lines[at] ?? ''
        const column = draw(line.length + 1)
        lines[at] = line.slice(0, column) + (SNIPPETS[draw(SNIPPETS.length)] ?? '') + line.slice(column)
        break
      }
      case 7: {
        const line = lines[at] ?? ''
        const column = draw(line.length + 1)
        lines[at] = line.slice(0, column) + line.slice(column + some)
        break
      }
      default:
        lines.splice(at, 0, SNIPPETS[draw(SNIPPETS.length)] ?? '', ...lines.splice(draw(lines.length), some))
    }
    text = lines.join('\n')
  }
  return text
}

const names = Object.keys(templates) as TemplateName[]
const settings = onlyRules(rules)

/** What is wrong with how the program treats a text; none where all is right. */
export function* faultsIn(text: string, draw: Draw): Iterable<string> {
  const document = parse(text)
  yield* rangesOf(document)
  const report = lintText('a.md', text, { settings, now: 0 })
  for (const { rule, range } of report.findings)
    if (!(0 <= range.start && range.start <= range.end && range.end <= text.length)) yield `range of ${rule}`
  const fixed = fixText('a.md', text, { settings, now: 0 }, { unsafe: true })
  if (fixText('a.md', fixed.text, { settings, now: 0 }, { unsafe: true }).text !== fixed.text)
    yield 'fixed twice'
  const name = names[draw(names.length)] as TemplateName
  const page = renderDocument(document, name, 'html')
  if (
    /<(?:script|iframe|object|embed)\b|<[a-z][^<>]*\son\w+=|javascript:/i.test(page.replace(/"[^"]*"/g, '""'))
  )
    yield 'live page'
  const left = forPublic(document)
  if ('document' in left) {
    const marked = MARKED.test(text) && !/```|~~~/.test(text)
    const pages = [
      renderDocument(left.document, name, 'html'),
      renderDocument(left.document, name, 'markdown'),
    ]
    if (marked && pages.some(public_ => public_.includes(SECRET)) && !publicSecret(text))
      yield `leak in ${name}`
  }
  yield* faultsOfEdits(document, text)
}

/** A whole mark beside the word on its line, and no word without one. */
const MARKED = /zxsecretxz <!-- audience: internal -->/

const publicSecret = (text: string): boolean =>
  text.split(SECRET).length - 1 > (text.match(new RegExp(MARKED.source, 'g'))?.length ?? 0)

function* rangesOf({ text, sections, events, actions }: Document): Iterable<string> {
  let end = 0
  for (const { range, body } of sections) {
    if (range.start < end || range.end < range.start || range.end > text.length || body.start < range.start)
      yield 'section'
    end = range.end
  }
  for (const { range, stampRange } of events)
    if (stampRange.start < 0 || stampRange.end > text.length || range.end > text.length) yield 'event'
  for (const { range } of actions) if (range.start > range.end || range.end > text.length) yield 'action'
}

/** Each edit is there, can be undone, and has lost no event and no action. */
function* faultsOfEdits(document: Document, text: string): Iterable<string> {
  const edits: Readonly<Record<string, Edit | undefined>> = {
    field: setField(document, 'severity', 'SEV1'),
    'title field': setField(document, 'title', 'A: "b" # c'),
    section: replaceSection(document, 'summary', 'It was down.'),
    action: appendAction(document, { title: 'Do it well', owner: 'ann', due: '2026-04-13' }),
    event: insertEvent(document, {
      instant: Date.UTC(2026, 2, 8, 7, 1),
      seconds: false,
      written: null,
      text: 'It was down',
    }),
  }
  for (const [name, edit] of Object.entries(edits)) {
    if (!edit) continue
    const changed = applyEdits(text, [edit])
    if (applyEdits(changed, invertEdits(text, [edit])) !== text) yield `${name} is not undone`
    const after = parse(changed)
    const lost = (before: readonly unknown[], now: readonly unknown[]) => now.length < before.length
    // items without any time are words again beside an event that has one: none of their bytes is touched
    const isWords = name === 'event' && !document.events.some(isTimed)
    const events = isWords ? [] : document.events
    if (isWords && changed.length !== text.length + edit.text.length) yield `${name} replaces words`
    if (name !== 'section' && (lost(events, after.events) || lost(document.actions, after.actions)))
      yield `${name} hides something`
    if (name === 'event' && !after.events.some(event => event.text.includes('It was down')))
      yield 'event is not there'
    if (name === 'action' && !after.actions.some(action => action.title.includes('Do it well')))
      yield 'action is not there'
    if (name === 'field' && after.meta.one.get('severity')?.text !== 'SEV1') yield 'field is not there'
  }
}

/** The faults of a text, a crash being one. */
export function checked(text: string, draw: Draw): readonly string[] {
  try {
    return [...faultsIn(text, draw)]
  } catch (error) {
    return [
      `crash: ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' ') : error}`,
    ]
  }
}

/** The text with every line left out that the fault does not need. */
export function smallest(text: string, isFaulty: (text: string) => boolean): string {
  let lines = text.split('\n')
  for (let size = lines.length >> 1; size > 0; size = size > 1 ? size >> 1 : 0)
    for (let at = 0; at < lines.length; ) {
      const fewer = lines.toSpliced(at, size)
      if (isFaulty(fewer.join('\n'))) lines = fewer
      else at += size
    }
  return lines.join('\n')
}
