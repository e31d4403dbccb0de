import {
  type Action,
  type Document,
  dateOf,
  formatDate,
  formatInstant,
  formatMoment,
  formatSpan,
  type Moment,
  metricNames,
  milestoneNames,
  type Range,
  type Section,
  type TimelineEvent,
  type TimelineGroup,
} from '../document/index.ts'
import type {
  ActionGroup,
  ActionView,
  Arrangement,
  EventGroup,
  EventView,
  Fact,
  SectionView,
  View,
  Writer,
} from './view.ts'

/** What templates see of a document, in the words of one format. */
export function viewOf<Text>(document: Document, arrangement: Arrangement, writer: Writer<Text>): View<Text> {
  const plain = (name: string) => {
    const text = document.meta.one.get(name)?.text
    return text ? writer.text(text) : null
  }
  const joined = (name: string) => {
    const texts = document.meta.many.get(name) ?? []
    return texts.length > 0 ? writer.text(texts.map(item => item.text).join(', ')) : null
  }
  const metric = (name: (typeof metricNames)[number]) => {
    const value = document.metrics[name]
    return value && value.most >= 0 ? [fact(writer, name, formatSpan(value))] : []
  }
  const milestone = (name: (typeof milestoneNames)[number]) => {
    const moment = document.milestones[name]
    return moment ? [fact(writer, name, `${formatMoment(moment)}${zoneShown(moment.zone)}`)] : []
  }
  return {
    title: writer.inline(titleOf(document)),
    subtitle: subtitleOf(document, writer),
    date: document.date ? writer.text(formatDate(document.date)) : null,
    status: plain('status'),
    draft: document.meta.one.get('status')?.text === 'draft',
    severity: plain('severity'),
    services: joined('services'),
    authors: joined('authors'),
    milestones: milestoneNames.flatMap(milestone),
    durations: metricNames.flatMap(metric),
    sections: arrange(document.sections, arrangement).map((section, i) =>
      sectionView(document, section, i, arrangement, writer),
    ),
  }
}

/** The title as Markdown; a title of the front matter is plain text, and guarded as such. */
function titleOf({ title, heading }: Document): string {
  if (!title) return 'Postmortem'
  const text = title.text.replace(/\s+/g, ' ').trim()
  return title === heading ? text : text.replace(/[\\`*_[\]<>&#!|~]/g, '\\$&')
}

function subtitleOf<Text>({ title, heading }: Document, writer: Writer<Text>): Text | null {
  const words = (text: string) =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ')
  return heading && title && words(heading.text) !== words(title.text) ? writer.inline(heading.text) : null
}

const fact = <Text>(writer: Writer<Text>, name: string, value: string): Fact<Text> => ({
  name: writer.text(name[0]?.toUpperCase() + name.slice(1).replaceAll('_', ' ')),
  value: writer.text(value),
})

const zoneShown = (zone: string | null) => (zone ? ` ${zoneName(zone)}` : '')

/** A bare offset says what it is an offset from. */
const zoneName = (zone: string) => (/^[+-]/.test(zone) ? `UTC${zone}` : zone.replaceAll('_', ' '))

/** Sections of the template's order first, then the rest as they stand in the document. */
function arrange(sections: readonly Section[], { order }: Arrangement): readonly Section[] {
  const place = (section: Section) => {
    if (section.level === 0) return -1
    const known = section.kind === null ? -1 : order.indexOf(section.kind)
    return known < 0 ? order.length : known
  }
  return [...sections].sort((a, b) => place(a) - place(b))
}

/** Those of a list in the order of the text that stand in a section. */
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

function sectionView<Text>(
  document: Document,
  section: Section,
  index: number,
  { headings }: Arrangement,
  writer: Writer<Text>,
): SectionView<Text> {
  const own = section.kind === null ? undefined : headings[section.kind]
  const base = {
    kind: section.kind,
    id: `section-${index + 1}`,
    heading:
      own === undefined
        ? section.heading
          ? writer.inline(section.heading)
          : null
        : own === null
          ? null
          : writer.text(own),
    body: null,
    timeline: null,
    actions: null,
  }
  const body = (ranges: readonly Range[]) => {
    const text = fragments(document, ranges)
    return text.trim() ? writer.blocks(text, 3) : null
  }
  if (section.kind === 'timeline') {
    const groups = inside(document.groups, section, group => group.start)
    return {
      ...base,
      timeline: { note: zoneNote(groups, writer), groups: eventGroups(document, groups, writer) },
    }
  }
  if (section.kind === 'action_items') {
    const actions = inside(document.actions, section, action => action.range.start)
    return {
      ...base,
      body: body(inside(document.actionsOther, section, range => range.start)),
      actions: actionGroups(document, actions, writer),
    }
  }
  return { ...base, body: body(section.blocks.map(block => block.range)) }
}

const fragments = (document: Document, ranges: readonly Range[]): string =>
  ranges.map(range => fragment(document, range)).join('\n\n')

/** The Markdown of a block, without the indent of the list it stands in. */
function fragment({ text }: Document, range: Range): string {
  let lineStart = range.start
  while (lineStart > 0 && !/[\r\n]/.test(text[lineStart - 1] ?? '')) lineStart--
  const indent = range.start - lineStart
  const source = text.slice(range.start, range.end).split(/\r\n|\n|\r/)
  return source
    .map((line, i) => {
      if (i === 0 || indent === 0) return line
      const blanks = line.length - line.trimStart().length
      return line.slice(Math.min(indent, blanks))
    })
    .join('\n')
}

function zonesOf(groups: readonly TimelineGroup[]): ReadonlySet<string | null> {
  return new Set(groups.flatMap(group => group.events.flatMap(event => (event.at ? [event.at.zone] : []))))
}

function zoneNote<Text>(groups: readonly TimelineGroup[], writer: Writer<Text>): Text | null {
  const zones = zonesOf(groups)
  const [only] = zones
  return zones.size === 1 && only ? writer.text(`All times are in ${zoneName(only)}.`) : null
}

/** The document's own groups, cut where the day changes if there is more than one. */
function eventGroups<Text>(
  document: Document,
  groups: readonly TimelineGroup[],
  writer: Writer<Text>,
): EventGroup<Text>[] {
  const days = new Set(groups.flatMap(group => group.events.map(dayOf)))
  const showZone = zonesOf(groups).size > 1
  return groups.flatMap(({ name, intro, events }) => {
    const pieces: { day: string | null; events: EventView<Text>[] }[] = []
    for (const event of events) {
      const day = days.size > 1 ? dayOf(event) : null
      if (pieces.at(-1)?.day !== day || pieces.length === 0) pieces.push({ day, events: [] })
      pieces.at(-1)?.events.push(eventView(document, event, { showZone, showDay: day === null }, writer))
    }
    const said = fragments(document, intro)
    const inline = (title: string | null) => (title ? writer.inline(title) : null)
    const byDay = pieces.map(piece => ({ name: inline(piece.day), intro: null, events: piece.events }))
    const [first, ...rest] = byDay
    if (said.trim() || (name && first?.name)) {
      const head = { name: inline(name), intro: said.trim() ? writer.blocks(said, 4) : null, events: [] }
      return [head, ...byDay]
    }
    return first
      ? [{ ...first, name: first.name ?? inline(name) }, ...rest]
      : [{ name: inline(name), intro: null, events: [] }]
  })
}

/** The day of an event, or the month or year where no more is known. */
function dayOf({ at }: TimelineEvent): string | null {
  const date = at && dateOf(at)
  return date ? formatDate(date, at.granularity) : null
}

function eventView<Text>(
  document: Document,
  event: TimelineEvent,
  { showZone, showDay }: { readonly showZone: boolean; readonly showDay: boolean },
  writer: Writer<Text>,
): EventView<Text> {
  const details = fragments(document, event.details)
  const time = timeOf(event, showDay, showZone)
  return {
    time: writer.text(time),
    datetime: event.at && formatInstant(event.at, 'earliest'),
    text: writer.inline(event.text),
    details: details.trim() ? writer.nested(details) : null,
  }
}

/**
 * `06:55` where the time is exact, and `14:00–14:20` for what lasted; as written where it is not, but for the
 * day that the heading above says.
 */
function timeOf({ at, until, stamp }: TimelineEvent, showDay: boolean, showZone: boolean): string {
  const exact = at && at.earliest === at.latest ? clockOf(at) : undefined
  const zone = showZone ? zoneShown(at?.zone ?? null) : ''
  if (!exact) {
    const written = showDay || stamp.after !== null ? stamp.text : stamp.clockText
    return written && !stamp.zone ? written + zone : written
  }
  const end = until && clockOf(until)
  return `${end ? `${exact}–${end}` : exact}${zone}`
}

const clockOf = (moment: Moment) =>
  formatInstant(moment, 'earliest')?.slice(
    11,
    moment.granularity === 'second' && moment.earliest % 60_000 !== 0 ? 19 : 16,
  )

function actionGroups<Text>(
  document: Document,
  actions: readonly Action[],
  writer: Writer<Text>,
): ActionGroup<Text>[] {
  const groups = new Map<string | null, ActionView<Text>[]>()
  for (const action of actions) {
    const group = groups.get(action.group) ?? []
    group.push(actionView(document, action, writer))
    groups.set(action.group, group)
  }
  return [...groups].map(([name, views]) => ({
    name: name === null ? null : writer.inline(name),
    actions: views,
  }))
}

function actionView<Text>(document: Document, action: Action, writer: Writer<Text>): ActionView<Text> {
  const details = fragments(document, action.details)
  const inline = (markdown: string | null) => (markdown ? writer.inline(markdown) : null)
  return {
    title: writer.inline(action.title),
    owner: inline(action.owner),
    start: inline(action.start),
    due: inline(action.due),
    type: inline(action.typeText ?? action.type),
    priority: inline(action.priority),
    ticket: inline(ticketBeside(action)),
    state: inline(action.stateText ?? action.state),
    done: action.state === 'done',
    tail: inline(tailOf(action)),
    details: details.trim() ? writer.nested(details) : null,
  }
}

/** The ticket, unless the title names it. */
const ticketBeside = ({ title, ticket }: Action) =>
  ticket && !title.includes(ticket) ? ticket.replace(/^https?:\/\/[^\s<>]+$/, '<$&>') : null

const tailOf = (action: Action): string | null => {
  const { owner, start, due, priority, state, stateText } = action
  const plain = state === 'done' || state === 'agreed' ? null : state
  const tail = [
    owner && `@${owner}`,
    start && `start ${start}`,
    due && `due ${due}`,
    action.typeText ?? action.type,
    priority,
    ticketBeside(action),
    stateText ?? plain,
  ].filter(Boolean)
  return tail.length > 0 ? tail.join(', ') : null
}
