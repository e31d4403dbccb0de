import {
  type Action,
  type Document,
  dateOf,
  formatInstant,
  type MetricName,
  type MilestoneName,
  type Moment,
  metricNames,
  milestoneNames,
  type Range,
  readStampAtStart,
  type Section,
  type SectionKind,
  type TimelineEvent,
  type TimelineGroup,
} from '../document/index.ts'
import { type Dates, datesIn } from './dates.ts'
import { incidentPicture, type Picture, schedulePicture, timelinePicture } from './pictures.ts'
import { plainWords } from './plain-text.ts'
import type {
  ActionGroup,
  ActionView,
  Arrangement,
  Cut,
  EventGroup,
  EventView,
  Fact,
  Question,
  SectionView,
  View,
  Writer,
} from './view.ts'
import { VIEW_VERSION } from './view-shape.ts'
import { fill, type Words, wordsOf } from './words.ts'

/** What is known besides the document. */
export interface ViewOptions {
  /** What the kicker is looked up by. */
  readonly template: string
  readonly contacts: readonly string[]
  readonly cut: Cut | null
  /** Whether the front matter is in the page, which then need not be said again. */
  readonly withFields: boolean
}

/** What every part of a view is made with. */
interface Making<Text> {
  readonly document: Document
  readonly writer: Writer<Text>
  readonly words: Words
  readonly dates: Dates
  readonly cut: Cut | null
  readonly withFields: boolean
  readonly numbers: ReadonlyMap<TimelineEvent, number>
}

/** What templates see of a document, in the words of one format. */
export function viewOf<Text>(
  document: Document,
  arrangement: Arrangement,
  writer: Writer<Text>,
  { template, contacts, cut, withFields }: ViewOptions,
): View<Text> {
  const code = document.meta.one.get('language')?.text ?? null
  const { language, words } = wordsOf(code)
  const making: Making<Text> = {
    document,
    writer,
    words,
    dates: datesIn(code),
    cut,
    withFields,
    numbers: new Map(document.events.map((event, i) => [event, i + 1])),
  }
  const { dates } = making
  const plain = (name: string) => {
    const text = document.meta.one.get(name)?.text
    return text ? writer.text(text) : null
  }
  const many = (name: string) => (document.meta.many.get(name) ?? []).map(item => item.text)
  const joined = (name: string) => (many(name).length > 0 ? writer.text(many(name).join(', ')) : null)
  const metric = (name: MetricName) => {
    const value = document.metrics[name]
    return value && value.most >= 0 ? [fact(writer, words.metrics[name], dates.span(value))] : []
  }
  const milestone = (name: MilestoneName) => {
    const moment = document.milestones[name]
    const value = moment && momentShown(dates.moment(moment), zoneShown(moment.zone), words)
    return value ? [fact(writer, words.milestones[name], value)] : []
  }
  const status = document.meta.one.get('status')?.text
  const picture = (drawn: Picture | null) => drawn && writer.picture(drawn)
  return {
    version: VIEW_VERSION,
    title: cut
      ? writer.text(shortened(plainTitle(document, words), TITLE_AT_MOST))
      : writer.inline(titleOf(document, words)),
    subtitle: subtitleOf(document, writer),
    date: document.date ? writer.text(dates.date(document.date)) : null,
    status: isStatus(status) ? writer.text(words.statuses[status]) : plain('status'),
    draft: status === 'draft',
    severity: plain('severity'),
    services: joined('services'),
    authors: joined('authors'),
    byline:
      many('authors').length > 0 ? writer.text(fill(words.by, { names: many('authors').join(', ') })) : null,
    signature: many('authors').map(name => writer.text(name)),
    contact:
      contacts.length > 0 ? writer.text(fill(words.letter.contact, { contact: contacts.join(', ') })) : null,
    subject: writer.text(
      fill(words.email.subject, { title: shortened(plainTitle(document, words), TITLE_AT_MOST) }),
    ),
    description: descriptionOf(document),
    state: stateOf(document, words),
    kicker: Object.hasOwn(words.kickers, template) ? words.kickers[template as 'sre'] : words.kickers.sre,
    // labels of another language than the text's own would be read out wrongly
    language: code ?? language,
    direction: words.direction,
    words,
    milestones: milestoneNames.flatMap(milestone),
    durations: metricNames.flatMap(metric),
    pictures: {
      incident: picture(incidentPicture(document, words, dates)),
      timeline: picture(timelinePicture(document, words, dates)),
      schedule: picture(schedulePicture(document, words, dates)),
    },
    sections: sectionViews(making, arrangement),
  }
}

const isStatus = (status: string | undefined): status is keyof Words['statuses'] =>
  status === 'draft' || status === 'in_review' || status === 'published'

/** Of several incidents or components each counts. Only a draft of what has begun is known to go on. */
function stateOf({ milestones, incidents, meta }: Document, words: Words): string {
  const parts = incidents.length > 0 ? incidents.map(incident => incident.milestones) : [milestones]
  if (milestones.resolved || parts.every(({ resolved }) => resolved)) return words.status.resolved
  if (milestones.mitigated || parts.every(({ resolved, mitigated }) => resolved ?? mitigated))
    return words.status.monitoring
  const began = [milestones, ...parts].some(({ started, detected }) => started ?? detected)
  return began && meta.one.get('status')?.text === 'draft' ? words.status.open : ''
}

/** Of a page that is brief. */
const TITLE_AT_MOST = 150

/** Whole sentences where that leaves half of it, else whole words. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  const head = text.slice(0, length - 1)
  const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('。'))
  if (sentence > length / 2) return head.slice(0, sentence + 1)
  const word = head.lastIndexOf(' ')
  return `${word > 0 ? head.slice(0, word) : head}…`
}

const DESCRIPTION_AT_MOST = 200

/** The first words of the summary, for those who share the page. */
function descriptionOf(document: Document): string {
  const summary = document.sections.find(({ kind }) => kind === 'summary')
  const paragraph = summary?.blocks.find(block => block.kind === 'paragraph')
  const plain =
    paragraph?.kind === 'paragraph' ? plainWords(paragraph.lines.map(({ text }) => text).join('\n')) : ''
  return plain.length > DESCRIPTION_AT_MOST ? `${plain.slice(0, DESCRIPTION_AT_MOST - 1).trimEnd()}…` : plain
}

/** The title without marks and without what is only a note to the author. */
export function plainTitle({ title, heading }: Document, words: Words): string {
  const text = title?.text.replace(/\s+/g, ' ').trim() ?? ''
  return (title === heading ? plainWords(text) : text) || words.untitled
}

/** The title as Markdown; a title of the front matter is plain text, and guarded as such. */
function titleOf({ title, heading }: Document, words: Words): string {
  if (!title) return words.untitled
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
  name: writer.text(name),
  value: writer.text(value),
})

/** Clock and zone are read from the left in every language. */
function momentShown(moment: string, zone: string, { direction }: Words): string {
  const clock = moment.lastIndexOf(' ') + 1
  return direction === 'rtl'
    ? `${moment.slice(0, clock)}\u2066${moment.slice(clock)}${zone}\u2069`
    : `${moment}${zone}`
}

const zoneShown = (zone: string | null) => (zone ? ` ${zoneName(zone)}` : '')

/** A bare offset says what it is an offset from. */
const zoneName = (zone: string) => (/^[+-]/.test(zone) ? `UTC${zone}` : zone.replaceAll('_', ' '))

/** Sections of the template's order first, then the rest as they stand in the document. */
function sectionViews<Text>(making: Making<Text>, arrangement: Arrangement): SectionView<Text>[] {
  const { document, words, cut } = making
  const questions = arrangement.questions?.(words) ?? []
  const own = arrangement.headings?.(words) ?? {}
  const kinds = questions.flatMap(question => question.kinds)
  const order: readonly (SectionKind | 'customers')[] = kinds.length > 0 ? kinds : arrangement.order
  const told = cut
    ? document.sections.filter(({ kind }) => kind && cut.kinds.includes(kind))
    : document.sections
  const place = (section: Section) => {
    if (section.level === 0) return -1
    const kind = kindIn(section)
    const known = kind === null ? -1 : order.indexOf(kind)
    return known < 0 ? order.length : known
  }
  let asked: Question | undefined
  return told
    .map(section => ({ section, place: place(section) }))
    .sort((a, b) => a.place - b.place)
    .map(({ section }, i) => {
      const kind = kindIn(section)
      const question = kind === null ? undefined : questions.find(({ kinds }) => kinds.includes(kind))
      const part = question !== undefined && question === asked
      asked = question
      const heading = question && !part ? question.heading : section.kind ? own[section.kind] : undefined
      return sectionView(making, section, { index: i, heading, part })
    })
}

/** What customers can do themselves is told by a heading that no table knows. */
function kindIn({ kind, heading }: Section): SectionKind | 'customers' | null {
  return (
    kind ??
    (/\b(?:customers|users|you) (?:can|should|need|must|have to)\b/i.test(heading) ? 'customers' : null)
  )
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
  making: Making<Text>,
  section: Section,
  {
    index,
    heading,
    part,
  }: { readonly index: number; readonly heading: string | null | undefined; readonly part: boolean },
): SectionView<Text> {
  const { document, writer, words, cut } = making
  const most = cut?.blocks ?? Number.POSITIVE_INFINITY
  const base = {
    kind: section.kind,
    id: `section-${index + 1}`,
    heading:
      heading === undefined
        ? section.heading
          ? writer.inline(section.heading)
          : null
        : heading === null
          ? null
          : writer.text(heading),
    part,
    body: null,
    timeline: null,
    actions: null,
    more: null,
  }
  const body = (ranges: readonly Range[]) => {
    const whole = fragments(document, ranges.slice(0, most))
    const text = cut?.characters ? shortened(whole, cut.characters) : whole
    return text.trim() ? writer.blocks(text, part ? 4 : 3) : null
  }
  if (section.kind === 'timeline') {
    const groups = inside(document.groups, section, group => group.start)
    return { ...base, timeline: { note: zoneNote(making, groups), groups: eventGroups(making, groups) } }
  }
  if (section.kind === 'action_items') {
    const all = inside(document.actions, section, action => action.range.start)
    const actions = cut ? firstToTell(all) : all
    const left = Math.max(0, actions.length - most)
    return {
      ...base,
      body: body(inside(document.actionsOther, section, range => range.start)),
      actions: actionGroups(making, actions.slice(0, most)),
      more: left > 0 ? writer.text(fill(words.actions.more, { count: `${left}` })) : null,
    }
  }
  return { ...base, body: body(section.blocks.map(block => block.range)) }
}

/** Where not all can be told, what is still to be done goes before what is done. */
const firstToTell = (actions: readonly Action[]): readonly Action[] => {
  const isOver = ({ state }: Action) => state === 'done' || state === 'declined'
  return [...actions.filter(action => !isOver(action)), ...actions.filter(isOver)]
}

const fragments = (document: Document, ranges: readonly Range[]): string =>
  ranges.map(range => fragment(document, range)).join('\n\n')

/** The Markdown of a block, without the indent of the list it is in. */
function fragment(document: Document, range: Range): string {
  const source = dedented(document, range)
  // only code keeps an indent, and beside other blocks that could be taken for one of theirs
  return /^[ \t]/.test(source) ? fenced(source) : source
}

/** Indented code as fenced code. */
function fenced(source: string): string {
  const lines = source.split('\n').map(line => line.replace(/^(?: {4}| {0,3}\t| {1,3}$)/, ''))
  const longest = Math.max(2, ...[...source.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  return [fence, ...lines, fence].join('\n')
}

function dedented({ text }: Document, range: Range): string {
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

function zoneNote<Text>(
  { document, writer, words, withFields }: Making<Text>,
  groups: readonly TimelineGroup[],
): Text | null {
  const zones = zonesOf(groups)
  const [only] = zones
  if (withFields && only === document.meta.one.get('timezone')?.text) return null
  return zones.size === 1 && only ? writer.text(fill(words.allTimes, { zone: zoneName(only) })) : null
}

/** The document's own groups, cut where the day changes if there is more than one. */
function eventGroups<Text>(making: Making<Text>, groups: readonly TimelineGroup[]): EventGroup<Text>[] {
  const { document, writer, dates } = making
  const dayOf = (event: TimelineEvent) => dayIn(event, dates)
  const days = new Set(groups.flatMap(group => group.events.map(dayOf)))
  const showZone = zonesOf(groups).size > 1
  return groups.flatMap(({ name, intro, events }) => {
    const pieces: { day: string | null; events: EventView<Text>[] }[] = []
    for (const event of events) {
      const day = days.size > 1 ? dayOf(event) : null
      if (pieces.at(-1)?.day !== day || pieces.length === 0) pieces.push({ day, events: [] })
      pieces.at(-1)?.events.push(eventView(making, event, { showZone, showDay: day === null }))
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
function dayIn({ at }: TimelineEvent, dates: Dates): string | null {
  const date = at && dateOf(at)
  return date ? dates.date(date, at.granularity) : null
}

function eventView<Text>(
  { document, writer, numbers, withFields }: Making<Text>,
  event: TimelineEvent,
  { showZone, showDay }: { readonly showZone: boolean; readonly showDay: boolean },
): EventView<Text> {
  const details = fragments(document, event.details)
  // what is read again needs its time in words, though a heading says the day
  const shown = timeOf(event, showDay, showZone) || (withFields ? event.stamp.text : '')
  // and words behind it that could be of the time are kept off it
  const guarded = withFields && readStampAtStart(`**${shown}** ${event.text}`)?.stamp.text !== shown
  const time = guarded && shown ? `${shown}:` : shown
  return {
    id: `event-${numbers.get(event)}`,
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
    const written = showDay || stamp.after !== null ? stamp.text : hedgedClock(stamp)
    return written && !stamp.zone ? written + zone : written
  }
  const end = until && clockOf(until)
  return `${end ? `${exact}–${end}` : exact}${zone}`
}

/** What was said to be uncertain stays so without its day. */
const hedgedClock = ({ clockText, hedged }: TimelineEvent['stamp']): string =>
  hedged && clockText && !/^(?:[~≈±]|about|around|approx|circa|ca\.|roughly)/i.test(clockText)
    ? `~${clockText}`
    : clockText

const clockOf = (moment: Moment) =>
  formatInstant(moment, 'earliest')?.slice(
    11,
    moment.granularity === 'second' && moment.earliest % 60_000 !== 0 ? 19 : 16,
  )

function actionGroups<Text>(making: Making<Text>, actions: readonly Action[]): ActionGroup<Text>[] {
  const { writer } = making
  // what is in no group would look like a part of the one above it
  const groups = new Map<string | null, ActionView<Text>[]>([[null, []]])
  for (const action of actions) {
    const group = groups.get(action.group) ?? []
    group.push(actionView(making, action))
    groups.set(action.group, group)
  }
  return [...groups].flatMap(([name, views]) =>
    views.length > 0 ? [{ name: name === null ? null : writer.inline(name), actions: views }] : [],
  )
}

function actionView<Text>(
  { document, writer, words, withFields }: Making<Text>,
  action: Action,
): ActionView<Text> {
  const details = fragments(document, action.details)
  const inline = (markdown: string | null) => (markdown ? writer.inline(markdown) : null)
  return {
    title: writer.inline(
      withFields && action.stateText ? `${action.title} (${action.stateText})` : action.title,
    ),
    owner: inline(action.owner),
    start: inline(action.start),
    due: inline(action.due),
    type: inline(action.typeText ?? (action.type && words.actions.types[action.type])),
    priority: inline(action.priority),
    ticket: inline(ticketBeside(action)),
    state: inline(action.stateText ?? (action.state && words.actions.states[action.state])),
    done: action.state === 'done',
    tail: inline(tailOf(action, withFields)),
    details: details.trim() ? writer.nested(details) : null,
  }
}

/** The ticket, unless the title names it. */
const ticketBeside = ({ title, ticket }: Action) =>
  ticket && !title.includes(ticket) ? ticket.replace(/^https?:\/\/[^\s<>]+$/, '<$&>') : null

/** @param own only in our own words, which are read again. */
const tailOf = (action: Action, own: boolean): string | null => {
  const { owner, start, due, priority, state, stateText } = action
  const plain = state === 'done' || state === 'agreed' ? null : state
  const tail = [
    owner && `@${owner}`,
    start && `start ${start}`,
    due && `due ${due}`,
    own ? action.type : (action.typeText ?? action.type),
    priority,
    ticketBeside(action),
    own ? plain : (stateText ?? plain),
  ].filter(Boolean)
  return tail.length > 0 ? tail.join(', ') : null
}
