import {
  type Document,
  isoDate,
  mailboxesIn,
  metricNames,
  milestoneNames,
  readIsoDate,
  type Span,
} from '../../document/index.ts'
import { plainWords } from '../formats/plain-text.ts'
import { incidentPicture, type Picture, schedulePicture, timelinePicture } from '../pictures/index.ts'
import { datesIn, dayAndClock } from './dates.ts'
import { forReaders, withoutMentions } from './for-customers.ts'
import { whenOf } from './incident-time.ts'
import { sectionViews } from './section-views.ts'
import { momentShown, zonesIn } from './shown-zone.ts'
import {
  descriptionOf,
  plainTitle,
  shortened,
  subjectOf,
  subtitleOf,
  TITLE_AT_MOST,
  titleOf,
} from './titles.ts'
import type { Arrangement, Fact, SectionView, View, Writer } from './view.ts'
import type { ViewContext, ViewOptions } from './view-context.ts'
import { VIEW_VERSION } from './view-shape.ts'
import { fill, type Words, wordsOf } from './words.ts'

/** Makes the view of a document in one format. */
export function viewOf<Text>(
  document: Document,
  arrangement: Arrangement,
  own: Writer<Text>,
  options: ViewOptions,
): View<Text> {
  const code = document.meta.one.get('language')?.text ?? null
  const { language, words } = wordsOf(code)
  const { template, cut, withFields, forCustomers } = options
  const writer = forCustomers ? withoutMentions(own) : own
  const context: ViewContext<Text> = {
    document,
    writer,
    words,
    dates: datesIn(code),
    zones: zonesIn(language),
    cut,
    withFields,
    forCustomers,
    numbers: new Map(document.events.map((event, i) => [event, i + 1])),
  }
  const pictures = picturesOf(context)
  const sections = withPictures(sectionViews(context, arrangement), pictures)
  return {
    version: VIEW_VERSION,
    ...headOf(context, options),
    ...peopleOf(context, options),
    description: forReaders(descriptionOf(document), forCustomers),
    state: stateOf(document, words),
    kicker: Object.hasOwn(words.kickers, template) ? words.kickers[template as 'sre'] : words.kickers.sre,
    // the language of the text: with that of the labels a screen reader would read it out wrongly
    language: code ?? language,
    direction: words.direction,
    words,
    ...factsOf(context),
    pictures,
    sections,
    contents: contentsOf(document, sections),
  }
}

/** The sections, the first timeline and the first actions with their pictures. */
function withPictures<Text>(
  sections: readonly SectionView<Text>[],
  { timeline, schedule }: View<Text>['pictures'],
): readonly SectionView<Text>[] {
  const [firstTimeline, firstActions] = [
    sections.find(section => section.timeline),
    sections.find(section => section.actions),
  ]
  return sections.map(section => ({
    ...section,
    picture: section === firstTimeline ? timeline : section === firstActions ? schedule : null,
  }))
}

/** Characters and headings from which on a page has a list of its contents. */
const LONG = 6000
const HEADINGS = 5

function contentsOf<Text>({ text }: Document, sections: readonly SectionView<Text>[]) {
  const named = sections.flatMap(({ id, name, part }) => (name !== null && !part ? [{ id, name }] : []))
  return text.length >= LONG && named.length >= HEADINGS ? named : []
}

/** A field of the front matter with a single value. */
const fieldOf = <Text>({ document, writer }: ViewContext<Text>, name: string): Text | null => {
  const text = document.meta.one.get(name)?.text
  return text ? writer.text(text) : null
}

const listOf = ({ meta }: Document, name: string): readonly string[] =>
  (meta.many.get(name) ?? []).map(item => item.text)

const joinedOf = <Text>({ document, writer }: ViewContext<Text>, name: string): Text | null => {
  const items = listOf(document, name)
  return items.length > 0 ? writer.text(items.join(', ')) : null
}

function headOf<Text>(context: ViewContext<Text>, options: ViewOptions) {
  const { document, writer, words, dates, cut } = context
  const { one } = document.meta
  const when = whenOf(context)
  const date = document.date ? writer.text(dates.date(document.date)) : null
  const organization = one.get('organization')?.text ?? options.organization
  const published = readIsoDate(one.get('published')?.text.slice(0, 10) ?? '')
  const report = one.get('report_url')?.text
  const status = one.get('status')?.text
  const short = shortened(plainTitle(document, words), TITLE_AT_MOST)
  return {
    title: cut ? writer.text(short) : writer.inline(titleOf(document, words)),
    subtitle: subtitleOf(document, writer),
    subject: writer.text(
      fill(words.email.subject, {
        title: subjectOf(document, organization ?? null, words, context.forCustomers),
      }),
    ),
    organization: organization ? writer.text(organization) : null,
    published: published ? writer.text(dates.date(published)) : null,
    report: report ? writer.inline(`[${words.report.full}](${report})`) : null,
    id: fieldOf(context, 'id'),
    date,
    when: when === null ? date : writer.text(when),
    status: isStatus(status) ? writer.text(words.statuses[status]) : fieldOf(context, 'status'),
    draft: status === 'draft',
    severity: fieldOf(context, 'severity'),
    services: joinedOf(context, 'services'),
  }
}

function peopleOf<Text>(context: ViewContext<Text>, { contacts, signed }: ViewOptions) {
  const { document, writer, words } = context
  const authors = listOf(document, 'authors')
  const own = listOf(document, 'signed')
  const signers = own.length > 0 ? own : signed.length > 0 ? signed : authors
  return {
    authors: joinedOf(context, 'authors'),
    byline: authors.length > 0 ? writer.text(fill(words.by, { names: authors.join(', ') })) : null,
    signature: signers.map(name => writer.text(name)),
    contact:
      contacts.length > 0
        ? writer.inline(fill(words.letter.contact, { contact: contacts.map(asLink).join(', ') }))
        : null,
  }
}

/** A mailbox or an address as a link in Markdown. */
const asLink = (contact: string): string =>
  /^https?:\/\/\S+$/.test(contact) || mailboxesIn(contact)[0]?.text === contact ? `<${contact}>` : contact

/** What is known of a document on lines of their own; of several incidents or components each with its name. */
function factsOf<Text>(context: ViewContext<Text>) {
  const { document, writer, words } = context
  const { milestones, metrics, incidents, date, meta } = document
  const parts = [{ name: '', milestones, metrics }, ...incidents]
  const own = (name: 'severity' | 'services' | 'authors', value: string) =>
    value ? [fact(writer, words.facts[name], value)] : []
  const status = meta.one.get('status')?.text ?? ''
  return {
    facts: [
      ...(date ? [fact(writer, words.facts.date, context.dates.date(date))] : []),
      ...own('severity', meta.one.get('severity')?.text ?? ''),
      ...own('services', listOf(document, 'services').join(', ')),
      ...(status
        ? [fact(writer, words.facts.status, isStatus(status) ? words.statuses[status] : status)]
        : []),
      ...own('authors', listOf(document, 'authors').join(', ')),
    ],
    milestones: parts.flatMap(part => milestonesOf(part, context)),
    durations: parts.flatMap(part => durationsOf(part, context)),
  }
}

type Part = Pick<Document['incidents'][number], 'name' | 'milestones' | 'metrics'>

const named = ({ name }: Part, text: string): string => (name ? `${plainWords(name)}: ${text}` : text)

/** The milestones; the day only where it is another than the one before, the zone only where it changes. */
function milestonesOf<Text>(part: Part, { document, writer, words, dates, zones }: ViewContext<Text>) {
  let known = document.date ? isoDate(document.date) : ''
  let zoneBefore: string | null = null
  return milestoneNames.flatMap(name => {
    const moment = part.milestones[name]
    if (!moment) return []
    const local = dayAndClock(moment)
    const zone = moment.zone && zones.label(moment.zone, moment.earliest)
    const value = local && local.day === known ? local.clock : dates.moment(moment)
    const shown = momentShown(value, zone && zone !== zoneBefore ? ` ${zone}` : '', words)
    known = local?.day ?? known
    zoneBefore = zone
    return shown ? [fact(writer, named(part, words.milestones[name]), shown)] : []
  })
}

function durationsOf<Text>(part: Part, { writer, words, dates }: ViewContext<Text>) {
  const { metrics } = part
  const isSaid = ({ least, most }: Span) =>
    [metrics.time_to_mitigate, metrics.time_to_resolve].some(one => one?.least === least && one.most === most)
  return metricNames.flatMap(name => {
    const value = metrics[name]
    // the impact is as long as one of them
    return value && value.most >= 0 && !(name === 'impact' && isSaid(value))
      ? [fact(writer, named(part, words.metrics[name]), dates.span(value))]
      : []
  })
}

function picturesOf<Text>({ document, writer, ...frame }: ViewContext<Text>) {
  const drawn = (picture: Picture | null) => picture && writer.picture(picture)
  return {
    incident: drawn(incidentPicture(document, frame)),
    timeline: drawn(timelinePicture(document, frame)),
    // a brief page has no room to say it twice
    schedule: frame.cut ? null : drawn(schedulePicture(document, frame)),
  }
}

const isStatus = (status: string | undefined): status is keyof Words['statuses'] =>
  status === 'draft' || status === 'in_review' || status === 'published'

/**
 * The state of the incident in words. All incidents or components count; only a draft that has begun is known to be
 * open.
 */
function stateOf({ milestones, incidents, meta }: Document, words: Words): string {
  const parts = incidents.length > 0 ? incidents.map(incident => incident.milestones) : [milestones]
  if (milestones.resolved || parts.every(({ resolved }) => resolved)) return words.status.resolved
  if (milestones.mitigated || parts.every(({ resolved, mitigated }) => resolved ?? mitigated))
    return words.status.monitoring
  const began = [milestones, ...parts].some(({ started, detected }) => started ?? detected)
  return began && meta.one.get('status')?.text === 'draft' ? words.status.open : ''
}

const fact = <Text>(writer: Writer<Text>, name: string, value: string): Fact<Text> => ({
  name: writer.text(name),
  value: writer.text(value),
})
