import {
  type Document,
  greatestOf,
  headingsKnown,
  isForeign,
  leastOf,
  normalise,
  type Range,
  replaceComments,
  type Section,
  type SectionKind,
} from '../../document/index.ts'
import { anchorOf, OWN_IDS } from '../formats/anchors.ts'
import { plainWords } from '../formats/plain-text.ts'
import { actionGroups, openFirst } from './action-views.ts'
import { DAY, isCoarse } from './dates.ts'
import { eventGroups, zoneNote } from './event-views.ts'
import { fragments } from './fragments.ts'
import { firstSentences } from './titles.ts'
import type { Arrangement, OwnHeadings, Question, SectionView } from './view.ts'
import type { ViewContext } from './view-context.ts'
import { fill } from './words.ts'

/** The sections of a page: those of the template's order first, then the rest in the order of the document. */
export function sectionViews<Text>(
  context: ViewContext<Text>,
  arrangement: Arrangement,
): SectionView<Text>[] {
  const { document, words, cut } = context
  const questions = arrangement.questions?.(words) ?? []
  const own = ownHeadings(document, arrangement.headings?.(words) ?? {})
  const kinds = questions.flatMap(question => question.kinds)
  const order: readonly (SectionKind | 'customers')[] = kinds.length > 0 ? kinds : arrangement.order
  const shown = cut
    ? document.sections.filter(({ kind, blocks }) => kind && cut.kinds.includes(kind) && blocks.length > 0)
    : document.sections
  const place = (section: Section): number => {
    if (section.level === 0) return -1
    const kind = kindIn(section)
    const first = kind === null ? partBelow(document, section) : undefined
    // a heading that only gathers others stays above the first of them
    if (first) return place(first)
    const known = kind === null ? -1 : order.indexOf(kind)
    return known < 0 ? order.length : known
  }
  let asked: Question | undefined
  const idOf = idsByHeading()
  const taken = new Set<string>()
  return shown
    .filter(section => !(section.kind && isName(section.heading) && partBelow(document, section)))
    .map(section => ({ section, place: place(section) }))
    .sort((a, b) => a.place - b.place)
    .map(({ section }, i) => {
      const kind = kindIn(section)
      const question = kind === null ? undefined : questions.find(({ kinds }) => kinds.includes(kind))
      const part = question !== undefined && question === asked
      asked = question
      const named = question && !part ? question.heading : section.kind ? own[section.kind] : undefined
      // the second section of a kind keeps its own
      const heading = named && taken.has(named) ? undefined : named
      if (named) taken.add(named)
      return sectionView(context, section, { id: idOf(section.heading) ?? `section-${i + 1}`, heading, part })
    })
}

/** The first section below a heading that has no text of its own; undefined where it has text, or none below. */
function partBelow({ sections }: Document, section: Section): Section | undefined {
  const next = sections[sections.indexOf(section) + 1]
  return section.level > 0 && section.blocks.length === 0 && next && next.level > section.level
    ? next
    : undefined
}

/** Whether a heading is but the name of a section. */
function isName(heading: string): boolean {
  const { facts, isName } = readHeading(heading)
  return isName && facts.trim() === ''
}

const LONG = 2 * DAY

/** The headings of the template for this document: hours are none where it goes over days, plans none where all is done. */
function ownHeadings({ actions, events }: Document, own: OwnHeadings): OwnHeadings {
  const times = events.flatMap(({ at }) => (at && at.frame !== 'clock' ? [at.earliest, at.latest] : []))
  const areDays = events.length > 0 && events.every(({ at }) => at && isCoarse(at))
  const isLong = areDays || greatestOf(times) - leastOf(times) > LONG
  const areDone = actions.length > 0 && actions.every(({ state }) => state === 'done')
  return {
    ...own,
    ...(isLong && own.timeline_long && { timeline: own.timeline_long }),
    ...(areDone && own.actions_done && { action_items: own.actions_done }),
  }
}

/** The kind of a section; `customers` for a heading about what customers can do, which is not a kind. */
function kindIn({ kind, heading }: Section): SectionKind | 'customers' | null {
  return (
    kind ??
    (/\b(?:customers|users|you) (?:can|should|need|must|have to)\b/i.test(heading) ? 'customers' : null)
  )
}

/** Ids from the words of headings, as GitHub makes them, so that links within the document work; null for no words. */
function idsByHeading(): (heading: string) => string | null {
  const used = new Map<string, number>()
  return heading => {
    const words = anchorOf(heading)
    const before = used.get(words) ?? 0
    used.set(words, before + 1)
    if (!words || OWN_IDS.test(words)) return null
    return before === 0 ? words : `${words}-${before}`
  }
}

/** The items of a sorted list that are in a section. */
function inside<Item>(
  items: readonly Item[],
  { range }: Section,
  startOf: (item: Item) => number,
): readonly Item[] {
  const firstFrom = (offset: number) => {
    let [low, high] = [0, items.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const item = items[middle]
      if (item !== undefined && startOf(item) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return items.slice(firstFrom(range.start), firstFrom(range.end))
}

/** A heading as it was written: what is in brackets or after a colon, and whether the rest is but a section's name. */
function readHeading(heading: string) {
  const written = replaceComments(heading)
  const [words = ''] = written.split(/[([:–—|]| - /, 1)
  const isName = words.trim() === '' || headingsKnown().has(normalise(words)) || isForeign(words)
  return { written, facts: written.slice(words.length), isName }
}

/** What the heading of a section that has none on the page says besides its name. */
function saidBeside(heading: string): string {
  const { written, facts, isName } = readHeading(heading)
  if (!isName) return written
  return facts
    .replace(/^[([:–—| -]{1,4}/, '')
    .replace(/[)\]]$/, '')
    .trim()
}

/** A heading of the template, with what the author's says in brackets or after a colon. */
function withFacts(heading: string, own: string): string {
  const { written, facts, isName } = readHeading(own)
  // "Impact of the outage on schools" says more than the name of a section
  if (!isName) return heading.endsWith('?') ? `${heading} ${written}` : written
  return /\p{L}/u.test(facts) ? `${heading}${/^[([–—|]/.test(facts) ? ' ' : ''}${facts}` : heading
}

function sectionView<Text>(
  context: ViewContext<Text>,
  section: Section,
  {
    id,
    heading,
    part,
  }: { readonly id: string; readonly heading: string | null | undefined; readonly part: boolean },
): SectionView<Text> {
  const { document, writer, words, cut } = context
  const most = cut?.blocks ?? Number.POSITIVE_INFINITY
  const shownHeading =
    heading === undefined
      ? section.heading
      : heading === null
        ? saidBeside(section.heading)
        : withFacts(heading, section.heading)
  const base = {
    kind: section.kind,
    id,
    heading: shownHeading ? writer.inline(shownHeading) : null,
    name: shownHeading ? writer.text(plainWords(shownHeading)) : null,
    part,
    body: null,
    timeline: null,
    actions: null,
    picture: null,
    after: null,
    more: null,
  }
  const body = (ranges: readonly Range[], blocks = most) => {
    const shown = fragments(document, ranges.slice(0, blocks))
    // a cut in a comment would show the rest of it
    const whole = cut ? replaceComments(shown) : shown
    const text = cut?.characters ? firstSentences(whole, cut.characters) : whole
    return text.trim() ? writer.blocks(text, part ? 4 : 3) : null
  }
  if (section.kind === 'timeline') {
    const groups = inside(document.groups, section, group => group.start)
    return { ...base, timeline: { note: zoneNote(context, groups), groups: eventGroups(context, groups) } }
  }
  if (section.kind === 'action_items') {
    const all = inside(document.actions, section, action => action.range.start)
    const actions = cut ? openFirst(all) : all
    const shown = cut?.actions ?? Number.POSITIVE_INFINITY
    const left = Math.max(0, actions.length - shown)
    const other = inside(document.actionsOther, section, range => range.start)
    const last = greatestOf(all.map(({ range }) => range.start))
    const above = other.filter(({ start }) => all.length === 0 || start < last)
    return {
      ...base,
      body: body(above),
      after: body(other.slice(above.length), Math.max(0, most - above.length)),
      actions: actionGroups(context, actions.slice(0, shown)),
      more: left > 0 ? writer.text(fill(words.actions.more, { count: `${left}` })) : null,
    }
  }
  return { ...base, body: body(section.blocks.map(block => block.range)) }
}
