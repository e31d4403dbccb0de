import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  fieldNames,
  isoDate,
  onClock,
  type SectionKind,
  sectionHeadings,
  statuses,
} from '../document/index.ts'
import { rules } from '../lint/index.ts'
import { holds, type Open } from './open.ts'

/** The fields whose values are lists. */
const LISTS = new Set(['services', 'tags', 'authors', 'signed', 'related'])

/** What can be written at a place. */
interface Choice extends Pick<CompletionItem, 'kind' | 'detail' | 'documentation'> {
  readonly label: string
  /** What is written, where it is not the label. */
  readonly text?: string
}

/** The choices for what is typed before the cursor. */
interface Asked {
  readonly typed: string
  readonly choices: readonly Choice[]
  /** What follows the cursor, and is of the same value. */
  readonly rest?: string
}

/**
 * What can stand at a place: fields and their values in the front matter, headings that are missing, owners, rules in a
 * comment, the time of the next event. Each takes the place of all that was typed of it: what an editor calls a word ends
 * at a blank or a dash. Nothing is offered for what is whole: Enter ends the line then.
 *
 * @param now milliseconds since the epoch.
 */
export function completionsAt(open: Open, offset: number, now: number): CompletionItem[] {
  const { sheet, document } = open
  const { line, character } = sheet.positionAt(offset)
  const start = sheet.offsetAt({ line, character: 0 })
  const before = document.text.slice(start, start + character)
  const after = /^.*/.exec(document.text.slice(start + character, start + character + 200))?.[0] ?? ''
  const {
    typed,
    choices,
    rest = '',
  } = askedAt(open, offset, before, after, now) ?? { typed: '', choices: [] }
  if (choices.some(({ label }) => label === typed)) return []
  const range = {
    start: { line, character: character - typed.length },
    end: { line, character: character + rest.length },
  }
  return choices.map(({ text, ...choice }, i) => ({
    ...choice,
    textEdit: { range, newText: text ?? choice.label },
    filterText: choice.label,
    // in this order, not in that of the alphabet
    sortText: String(i).padStart(4, '0'),
  }))
}

function askedAt(open: Open, offset: number, before: string, after: string, now: number): Asked | null {
  const { document } = open
  const { frontMatter } = document
  if (frontMatter && holds(frontMatter.content, offset)) return inFrontMatter(open, before, after, offset)
  const comment = before.slice(before.lastIndexOf('postmortem-'))
  const [, rule] =
    /^postmortem-(?:disable|enable)[a-z-]{0,20}\s(?:[a-z-]+[\s,]+)*([a-z-]*)$/.exec(comment) ?? []
  if (rule !== undefined) return { typed: rule, choices: ruleChoices(), rest: restOf(after, /^[a-z-]*/) }
  const [, marks, blank = '', heading = ''] = /^(#{1,6})( ?)([^#]*)$/.exec(before) ?? []
  if (marks !== undefined)
    return { typed: heading, choices: headingChoices(open, blank === '' ? ' ' : ''), rest: after }
  const section = document.sections.find(({ range }) => holds(range, offset))
  const [, name] = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}._/-]{0,60})$/u.exec(before) ?? []
  if (section?.kind === 'action_items' && name !== undefined)
    return { typed: name, choices: ownerChoices(open), rest: restOf(after, /^[\p{L}\p{N}._/-]*/u) }
  const [, clock] = /^\s*[-*+] ([\d:]*)$/.exec(before) ?? []
  return section?.kind === 'timeline' && clock !== undefined
    ? { typed: clock, choices: timeChoices(open, now), rest: restOf(after, /^[\d:]* ?/) }
    : null
}

/** What of an old value is behind the cursor, and goes with it. */
const restOf = (after: string, pattern: RegExp): string => pattern.exec(after)?.[0].trimEnd() ?? ''

function inFrontMatter(open: Open, before: string, after: string, offset: number): Asked | null {
  if (/^\w*$/.test(before)) return /^\s*$/.test(after) ? { typed: before, choices: fieldChoices(open) } : null
  const [, scalar, blank = '', typed = ''] = /^(\w+):( *)([^\s#[\]{}'"][^#]*)?$/.exec(before) ?? []
  // whoever writes a list may go on in the next line: Enter must not choose then
  if (scalar !== undefined && LISTS.has(scalar) && typed === '') return null
  if (scalar !== undefined) {
    const space = blank === '' ? ' ' : ''
    const choices = LISTS.has(scalar)
      ? listChoices(scalar, open).map(({ text, ...one }) => ({ ...one, text: `${space}[${text}]` }))
      : valuesOf(scalar, open).map(label => ({ ...valueChoice(label), text: space + label }))
    return { typed, choices, rest: restOf(after, /^[^#]*/) }
  }
  const [, list, one = ''] =
    /^(\w+): {0,9}\[(?:[^\]#]*,)?(?: {0,9})([^\s,\]#"'][^,\]#]*|)$/.exec(before) ?? []
  if (list !== undefined)
    return { typed: one, choices: listChoices(list, open), rest: restOf(after, /^[^,\]#]*/) }
  const [, item] = /^ {0,9}- {1,9}([^\s#"'][^#]*|)$/.exec(before) ?? []
  const field = item === undefined ? null : fieldAbove(open, offset)
  return item !== undefined && field !== null
    ? { typed: item, choices: listChoices(field, open), rest: restOf(after, /^[^#]*/) }
    : null
}

/** The field of a list of lines with dashes. */
function fieldAbove({ document }: Open, offset: number): string | null {
  const field = document.frontMatter?.fields.findLast(({ keyRange }) => keyRange.end <= offset)
  return field && LISTS.has(field.key) ? field.key : null
}

const fieldChoices = ({ document: { meta } }: Open): readonly Choice[] =>
  fieldNames
    .filter(name => !meta.one.has(name) && !meta.many.has(name))
    .map(name => ({
      label: name,
      kind: CompletionItemKind.Field,
      text: LISTS.has(name) ? `${name}: []` : `${name}: `,
    }))

const valueChoice = (label: string): Choice => ({ label, kind: CompletionItemKind.Value })

/** What a list would read as two names, or as something else, has quotation marks. */
const listChoices = (field: string, open: Open): readonly Choice[] =>
  valuesOf(field, open).map(label => ({
    ...valueChoice(label),
    text: /^[\p{L}\p{N}][\p{L}\p{N} ._/+-]*$/u.test(label) ? label : JSON.stringify(label),
  }))

function valuesOf(field: string, { known, document, report }: Open): readonly string[] {
  if (field === 'status') return statuses
  if (field === 'timezone') return zones()
  if (field === 'severity') return report.settings.team.severities ?? known.severities
  if (field === 'services' || field === 'tags' || field === 'authors') {
    const written = new Set(document.meta.many.get(field)?.map(({ text }) => text))
    return known[field].filter(name => !written.has(name))
  }
  return []
}

const zones = (): readonly string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')]

const ruleChoices = (): readonly Choice[] =>
  rules.map(({ id, summary }) => ({ label: id, kind: CompletionItemKind.Constant, documentation: summary }))

/** The headings of the format that the document has not. @param before what comes before each */
function headingChoices({ document }: Open, before: string): readonly Choice[] {
  const has = new Set(document.sections.map(({ kind }) => kind))
  return (Object.entries(sectionHeadings) as [SectionKind, string][])
    .filter(([kind]) => !has.has(kind))
    .map(([, heading]) => ({ label: heading, kind: CompletionItemKind.Module, text: before + heading }))
}

const ownerChoices = ({ known }: Open): readonly Choice[] =>
  [...known.owners].map(([label, open]) => ({
    label,
    kind: CompletionItemKind.Reference,
    detail: `${open} open`,
  }))

/** The clock of now where the document is of today, and that of the last event. */
function timeChoices({ document }: Open, now: number): readonly Choice[] {
  const last = document.events.findLast(({ at }) => at !== null)?.at
  const zone = last?.frame === 'instant' ? last.zoneOrOffset : null
  const today = zone === null ? null : onClock(now, zone)
  const isToday = today !== null && document.date !== null && isoDate(document.date) === today.date
  const clocks = [
    ...(isToday ? [[today.clock.slice(0, 5), 'now']] : []),
    ...(last && zone !== null
      ? [[onClock(last.earliest, zone).clock.slice(0, 5), 'as the event before']]
      : []),
  ] as const
  return clocks.map(([clock = '', detail = '']) => ({
    label: clock,
    kind: CompletionItemKind.Event,
    detail,
    text: `${clock} `,
  }))
}
