import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import {
  fieldNames,
  isoDate,
  onClock,
  type SectionKind,
  sectionHeadings,
  statuses,
  yamlItem,
  yamlText,
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
 * comment, the time of the next event. Each replaces all that was typed of it: what an editor calls a word ends at a space
 * or a dash. Nothing is offered for what is complete: Enter ends the line then.
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
  const [, marks, space = '', heading = ''] = /^(#{1,6})( ?)([^#]*)$/.exec(before) ?? []
  if (marks !== undefined)
    return { typed: heading, choices: headingChoices(open, space === '' ? ' ' : ''), rest: after }
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
  const [, field, space = '', typed = ''] = /^(\w+):( *)([^\s#[\]{}'"][^#]*)?$/.exec(before) ?? []
  if (field !== undefined) {
    const isList = LISTS.has(field)
    // whoever writes a list may go on in the next line: Enter must not choose then
    if (isList && typed === '') return null
    const lead = space === '' ? ' ' : ''
    const written = (value: string) => lead + (isList ? `[${yamlItem(value)}]` : yamlText(value))
    return {
      typed,
      choices: valueChoices(field, open, written),
      rest: restOf(after, /^[^#]*/),
    }
  }
  const [, list, one = ''] =
    /^(\w+): {0,9}\[(?:[^\]#]*,)?(?: {0,9})([^\s,\]#"'][^,\]#]*|)$/.exec(before) ?? []
  if (list !== undefined)
    return { typed: one, choices: valueChoices(list, open, yamlItem), rest: restOf(after, /^[^,\]#]*/) }
  const [, item] = /^ {0,9}- {1,9}([^\s#"'][^#]*|)$/.exec(before) ?? []
  const above = item === undefined ? null : fieldAbove(open, offset)
  return item !== undefined && above !== null
    ? { typed: item, choices: valueChoices(above, open, yamlItem), rest: restOf(after, /^[^#]*/) }
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

/** The values of a field that are known. @param written how one is written at the place */
const valueChoices = (field: string, open: Open, written: (value: string) => string): readonly Choice[] =>
  valuesOf(field, open).map(label => ({ label, kind: CompletionItemKind.Value, text: written(label) }))

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

/** The headings of the format that the document has not. @param lead what comes before each */
function headingChoices({ document }: Open, lead: string): readonly Choice[] {
  const has = new Set(document.sections.map(({ kind }) => kind))
  return (Object.entries(sectionHeadings) as [SectionKind, string][])
    .filter(([kind]) => !has.has(kind))
    .map(([, heading]) => ({ label: heading, kind: CompletionItemKind.Module, text: lead + heading }))
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
