import manifest from '../../package.json' with { type: 'json' }
import { formatSpan, type MetricName } from '../../src/index.ts'
import type { Checked } from './check.ts'

/** An element with attributes and children; a text child is never read as HTML. */
function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** Goes to a place of the text. */
type Go = (start: number, end: number) => void

const lineButton = (line: number, go: () => void) => {
  const button = element('button', { type: 'button', class: 'place' }, `line ${line}`)
  button.addEventListener('click', go)
  return button
}

const nothing = (text: string) => element('p', { class: 'none' }, text)

export function findingsPane({ findings }: Checked, go: Go): Node {
  if (findings.length === 0) return nothing('No findings.')
  const items = findings.map(({ severity, start, range, message, rule }) =>
    element(
      'li',
      { class: severity },
      element(
        'p',
        {},
        element('span', { class: 'kind' }, severity),
        ', ',
        lineButton(start.line, () => go(range.start, range.end)),
      ),
      element('p', {}, message),
      element('p', {}, element('a', { href: `${manifest.homepage}rules/${rule}` }, rule)),
    ),
  )
  return element('ol', {}, ...items)
}

export function claimsPane({ claims }: Checked, go: Go): Node {
  if (claims.length === 0) return nothing('The text states no figures outside of its timeline.')
  const rows = claims.map(({ text, start, range, state, why }) => [
    element(
      'span',
      {},
      `“${text}”, `,
      lineButton(start.line, () => go(range.start, range.end)),
    ),
    element('span', { class: state }, state),
    why,
  ])
  return table('Every figure of the text, held against its timeline.', ['Figure', 'State', 'Why'], rows)
}

const metricTitles: Readonly<Record<MetricName, string>> = {
  time_to_detect: 'Time to detect',
  time_to_acknowledge: 'Time to acknowledge',
  time_to_mitigate: 'Time to mitigate',
  time_to_resolve: 'Time to resolve',
  impact: 'Impact',
}

export function durationsPane({ document: { metrics, events, timelineZone, date } }: Checked): Node {
  const names = Object.keys(metricTitles) as MetricName[]
  const rows = names.map(name => {
    const metric = metrics[name]
    return [metricTitles[name], metric ? formatSpan(metric) : 'not known']
  })
  const day = date
    ? [date.year, date.month, date.day].map(n => String(n).padStart(2, '0')).join('-')
    : 'not known'
  const read = [
    ['Events of the timeline', String(events.length)],
    ['Day', day],
    ['Time zone', timelineZone === null ? 'not known' : timelineZone.name],
  ]
  return table('What was read, and the durations that follow.', ['', ''], [...rows, ...read])
}

function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (Node | string)[])[],
): Node {
  const hasHead = head.some(Boolean)
  return element(
    'table',
    {},
    element('caption', {}, caption),
    ...(hasHead
      ? [element('thead', {}, element('tr', {}, ...head.map(text => element('th', { scope: 'col' }, text))))]
      : []),
    element(
      'tbody',
      {},
      ...rows.map(([first = '', ...others]) =>
        element(
          'tr',
          {},
          hasHead ? element('td', {}, first) : element('th', { scope: 'row' }, first),
          ...others.map(cell => element('td', {}, cell)),
        ),
      ),
    ),
  )
}
