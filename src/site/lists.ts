import barsHtml from '../../templates/site/bars.html.hbs'
import entriesHtml from '../../templates/site/entries.html.hbs'
import groupHtml from '../../templates/site/group.html.hbs'
import groupsHtml from '../../templates/site/groups.html.hbs'
import indexHtml from '../../templates/site/index.html.hbs'
import { durationOf, newRanking } from '../collection/index.ts'
import { formatSpan, isOpen } from '../document/index.ts'
import { fill, type Precompiled, safe } from '../render/index.ts'
import { slugOf, wayTo } from './addresses.ts'
import script from './browser/find.ts?bundled'
import { barOf } from './charts.ts'
import { type Entry, newestFirst, type SiteFile, type SiteOptions } from './entry.ts'
import { countLine, pageOf, siteWords } from './frame.ts'

/** Templates with the partials that they share. */
const withPartials = (template: Precompiled): Precompiled => ({
  ...template,
  partials: { entries: entriesHtml, bars: barsHtml },
})

/** What a page shows of a postmortem in a list. */
interface Listed {
  readonly id: number
  readonly address: string
  readonly title: string
  readonly date: string | null
  readonly facts: readonly string[]
  readonly summary: string
}

function listed(entry: Entry, id: number, from: string, options: SiteOptions): Listed {
  const { of, address, title, summary } = entry
  const words = siteWords(options)
  const lasted = durationOf(of)
  const open = of.actions.filter(isOpen).length
  const isPublic = options.audience === 'public'
  const status = of.status === 'open' ? words.site.incidentOpen : statusIn(of.status, words.statuses)
  return {
    id,
    address: wayTo(address, from),
    title,
    date: of.date,
    facts: [
      of.severity,
      ...of.services,
      lasted && fill(words.site.lasted, { span: formatSpan(lasted, words.units) }),
      ...(isPublic
        ? []
        : [
            of.status === 'published' ? null : status,
            open > 0 ? fill(words.site.open, { count: String(open) }) : null,
          ]),
    ].filter(fact => fact !== null),
    summary,
  }
}

const statusIn = (status: string | null, names: Readonly<Record<string, string>>): string | null =>
  status === null ? null : (names[status] ?? status)

/** The list of all, with what is needed to find some of them in the page itself. */
export function indexPage(entries: readonly Entry[], options: SiteOptions): SiteFile {
  const words = siteWords(options)
  const sorted = newestFirst(entries)
  const years = new Map<string, Listed[]>()
  for (const [id, entry] of sorted.entries()) {
    const year = entry.of.date?.slice(0, 4) ?? words.site.undated
    years.set(year, [...(years.get(year) ?? []), listed(entry, id, 'index.html', options)])
  }
  const labels = {
    severity: words.facts.severity,
    service: words.site.service,
    tag: words.site.tag,
    year: words.site.year,
    ...(options.audience === 'internal' && { status: words.facts.status }),
  }
  const kinds = Object.keys(labels) as (keyof Kinds)[]
  const values = sorted.map(entry => kindsOf(entry))
  const ranking = newRanking()
  for (const [id, { terms }] of sorted.entries()) ranking.add(id, terms)
  const data = JSON.stringify({
    entries: values.map(one => kinds.map(kind => one[kind])),
    kinds,
    ranking: ranking.toJson(),
  })
  return pageOf(
    'index.html',
    withPartials(indexHtml),
    options.name,
    {
      count: countLine(words.site.postmortems, entries.length),
      filters: kinds.flatMap(name => {
        const known = [...new Set(values.flatMap(one => one[name]))].sort()
        const options = name === 'year' ? known.reverse() : known
        return options.length > 0 ? [{ name, label: labels[name] ?? name, options }] : []
      }),
      years: [...years].map(([name, entries]) => ({ name, entries })),
      data: safe(data.replace(/</g, '\\u003c')),
    },
    options,
    { script },
  )
}

/** The values of a postmortem that it can be filtered by. */
type Kinds = Readonly<Record<'severity' | 'service' | 'tag' | 'status' | 'year', readonly string[]>>

const kindsOf = ({ of: { severity, services, tags, status, date } }: Entry): Kinds => ({
  severity: severity === null ? [] : [severity],
  service: services,
  tag: tags,
  status: status === null ? [] : [status],
  year: date === null ? [] : [date.slice(0, 4)],
})

/** The pages of services or of tags: all of them, and one for each. */
export function groupPages(
  kind: 'services' | 'tags',
  entries: readonly Entry[],
  options: SiteOptions,
): readonly SiteFile[] {
  const words = siteWords(options)
  const groups = new Map<string, { readonly name: string; readonly entries: Entry[] }>()
  for (const entry of newestFirst(entries))
    for (const name of new Map(entry.of[kind].map(one => [slugOf(one), one])).values()) {
      const group = groups.get(slugOf(name)) ?? { name, entries: [] }
      group.entries.push(entry)
      groups.set(slugOf(name), group)
    }
  const sorted = [...groups].sort(
    ([, a], [, b]) => b.entries.length - a.entries.length || (a.name < b.name ? -1 : 1),
  )
  const most = sorted[0]?.[1].entries.length ?? 0
  const home = `${kind}/index.html`
  const rows = sorted.map(([slug, { name, entries }]) => ({
    name,
    address: `${encodeURIComponent(slug)}.html`,
    count: entries.length,
    bar: barOf(entries.length, most),
  }))
  return [
    pageOf(home, withPartials(groupsHtml), words.site[kind], { groups: rows }, options),
    ...sorted.map(([slug, { name, entries }]) => {
      const address = `${kind}/${slug}.html`
      return pageOf(
        address,
        withPartials(groupHtml),
        name,
        {
          kicker: words.site[kind === 'services' ? 'service' : 'tag'],
          count: countLine(words.site.postmortems, entries.length),
          entries: entries.map((entry, id) => listed(entry, id, address, options)),
        },
        options,
        { here: home },
      )
    }),
  ]
}
