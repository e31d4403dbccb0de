import {
  type Document,
  type MetricName,
  type MilestoneName,
  mailboxesIn,
  metricNames,
  milestoneNames,
  readIsoDate,
  type Span,
} from '../../document/index.ts'
import { incidentPicture, type Picture, schedulePicture, timelinePicture } from '../pictures/index.ts'
import { datesIn } from './dates.ts'
import { withoutMentions } from './for-customers.ts'
import { whenOf } from './incident-time.ts'
import { sectionViews } from './section-views.ts'
import { momentShown, zonesIn } from './shown-zone.ts'
import { descriptionOf, plainTitle, shortened, subtitleOf, TITLE_AT_MOST, titleOf } from './titles.ts'
import type { Arrangement, Fact, View, Writer } from './view.ts'
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
  return {
    version: VIEW_VERSION,
    ...headOf(context, options),
    ...peopleOf(context, options),
    description: descriptionOf(document),
    state: stateOf(document, words),
    kicker: Object.hasOwn(words.kickers, template) ? words.kickers[template as 'sre'] : words.kickers.sre,
    // the language of the text: with that of the labels a screen reader would read it out wrongly
    language: code ?? language,
    direction: words.direction,
    words,
    ...factsOf(context),
    pictures: picturesOf(context),
    sections: sectionViews(context, arrangement),
  }
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
  const organization = one.get('organization')?.text ?? options.organization
  const published = readIsoDate(one.get('published')?.text.slice(0, 10) ?? '')
  const report = one.get('report_url')?.text
  const status = one.get('status')?.text
  const short = shortened(plainTitle(document, words), TITLE_AT_MOST)
  return {
    title: cut ? writer.text(short) : writer.inline(titleOf(document, words)),
    subtitle: subtitleOf(document, writer),
    subject: writer.text(
      fill(words.email.subject, { title: organization ? `${organization}: ${short}` : short }),
    ),
    organization: organization ? writer.text(organization) : null,
    published: published ? writer.text(dates.date(published)) : null,
    report: report ? writer.inline(`[${words.report.full}](${report})`) : null,
    date: document.date ? writer.text(dates.date(document.date)) : null,
    when: when === null ? null : writer.text(when),
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

function factsOf<Text>({ document, writer, words, dates, zones }: ViewContext<Text>) {
  const { metrics } = document
  const isSaid = ({ least, most }: Span) =>
    [metrics.time_to_mitigate, metrics.time_to_resolve].some(one => one?.least === least && one.most === most)
  const metric = (name: MetricName) => {
    const value = metrics[name]
    // the impact is as long as one of them
    return value && value.most >= 0 && !(name === 'impact' && isSaid(value))
      ? [fact(writer, words.metrics[name], dates.span(value))]
      : []
  }
  const milestone = (name: MilestoneName) => {
    const moment = document.milestones[name]
    const zone = moment?.zone ? ` ${zones.label(moment.zone, moment.earliest)}` : ''
    const value = moment && momentShown(dates.moment(moment), zone, words)
    return value ? [fact(writer, words.milestones[name], value)] : []
  }
  return { milestones: milestoneNames.flatMap(milestone), durations: metricNames.flatMap(metric) }
}

function picturesOf<Text>({ document, writer, ...frame }: ViewContext<Text>) {
  const drawn = (picture: Picture | null) => picture && writer.picture(picture)
  return {
    incident: drawn(incidentPicture(document, frame)),
    timeline: drawn(timelinePicture(document, frame)),
    schedule: drawn(schedulePicture(document, frame)),
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
