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

/** The values that are written in lists. */
const LISTS = new Set(['services', 'tags', 'authors', 'signed', 'related'])

/**
 * What can stand at a place: fields and their values in the front matter, headings that are missing, owners, rules in a
 * comment, the time of the next event.
 *
 * @param now milliseconds since the epoch.
 */
export function completionsAt(open: Open, offset: number, now: number): CompletionItem[] {
  const { sheet, document } = open
  const { line, character } = sheet.positionAt(offset)
  const start = sheet.offsetAt({ line, character: 0 })
  const before = document.text.slice(start, start + character)
  const { frontMatter } = document
  if (frontMatter && holds(frontMatter.content, offset)) return inFrontMatter(open, before)
  const comment = before.slice(before.lastIndexOf('postmortem-'))
  if (/^postmortem-(?:disable|enable)[a-z-]{0,20}\s[\w\s,-]*$/.test(comment)) return ruleItems()
  if (/^#{1,6} ?[^#]*$/.test(before)) return headingItems(open, before)
  const section = document.sections.find(({ range }) => holds(range, offset))
  if (section?.kind === 'action_items' && /@[\w./-]*$/.test(before)) return ownerItems(open)
  if (section?.kind === 'timeline' && /^\s*[-*+] [\d:]*$/.test(before)) return timeItems(open, now)
  return []
}

const item = (
  label: string,
  kind: CompletionItemKind,
  more: Partial<CompletionItem> = {},
): CompletionItem => ({
  label,
  kind,
  ...more,
})

function inFrontMatter(open: Open, before: string): CompletionItem[] {
  const value = /^(\w+):[^#]*$/.exec(before)
  if (value) return valuesOf(value[1] ?? '', open).map(name => item(name, CompletionItemKind.Value))
  if (!/^\w*$/.test(before)) return []
  const { meta } = open.document
  return fieldNames
    .filter(name => !meta.one.has(name) && !meta.many.has(name))
    .map(name =>
      item(name, CompletionItemKind.Field, { insertText: LISTS.has(name) ? `${name}: []` : `${name}: ` }),
    )
}

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

const ruleItems = (): CompletionItem[] =>
  rules.map(({ id, summary }) => item(id, CompletionItemKind.Constant, { documentation: summary }))

/** The headings of the format that the document has not, at the level that its sections have. */
function headingItems({ document }: Open, before: string): CompletionItem[] {
  const marks = /^#+/.exec(before)?.[0] ?? '##'
  const has = new Set(document.sections.map(({ kind }) => kind))
  return (Object.entries(sectionHeadings) as [SectionKind, string][])
    .filter(([kind]) => !has.has(kind))
    .map(([, heading]) =>
      item(heading, CompletionItemKind.Module, {
        // an editor may complete the whole line or its last word
        filterText: `${marks} ${heading}`,
        insertText: before.endsWith(' ') ? heading : before === marks ? ` ${heading}` : heading,
      }),
    )
}

const ownerItems = ({ known }: Open): CompletionItem[] =>
  [...known.owners].map(([name, open]) =>
    item(name, CompletionItemKind.Reference, { detail: `${open} open action items` }),
  )

/** The clock of now where the document is of today, and that of the last event. */
function timeItems({ document }: Open, now: number): CompletionItem[] {
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
  return clocks.map(([clock = '', detail = '']) =>
    item(clock, CompletionItemKind.Event, { detail, insertText: `${clock} ` }),
  )
}
