import type { Hover } from 'vscode-languageserver'
import {
  type Action,
  comparable,
  type Document,
  formatDuration,
  formatInZone,
  formatMoment,
  formatSpan,
  type Moment,
  milestoneNames,
  ownersOf,
  type Range,
  timesIn,
} from '../document/index.ts'
import { ledgerOf, rules } from '../lint/index.ts'
import { rulePage } from '../report/index.ts'
import { holds, type Open, placeOf } from './open.ts'

/** What is known of the place under the cursor: a time, a claim, an owner, a rule; null where nothing is. */
export function hoverAt(open: Open, offset: number): Hover | null {
  const found = timeAt(open, offset) ?? claimAt(open, offset) ?? ownerAt(open, offset) ?? ruleAt(open, offset)
  if (!found) return null
  return {
    range: placeOf(open, found.range),
    contents: { kind: 'markdown', value: found.lines.join('\n\n') },
  }
}

interface Said {
  readonly range: Range
  readonly lines: readonly string[]
}

function timeAt({ document }: Open, offset: number): Said | undefined {
  const time = timesIn(document).find(({ range }) => holds(range, offset))
  if (!time) return undefined
  const { moment, range, milestone, stamp } = time
  const name = milestone ? `**${milestone}** ` : ''
  if (!moment) return { range, lines: [`${name}${stamp.invalid ?? 'Its day is not known.'}`] }
  return {
    range,
    lines: [
      `${name}${formatMoment(moment)}${moment.zone ? ` ${moment.zone}` : ''}`,
      ...utcOf(moment),
      ...(moment.latest > moment.earliest
        ? [`Uncertain by ${formatDuration(moment.latest - moment.earliest)}.`]
        : []),
      ...distances(document, moment),
    ],
  }
}

const utcOf = (moment: Moment): readonly string[] =>
  moment.frame === 'instant' && moment.zone !== 'UTC'
    ? [formatInZone(moment.earliest, 'UTC')]
    : moment.frame === 'local'
      ? ['No zone is known.']
      : []

/** How far a time is from each milestone. */
function distances({ milestones }: Document, moment: Moment): readonly string[] {
  const lines = milestoneNames.flatMap(name => {
    const other = milestones[name]
    if (!other || !comparable(other, moment)) return []
    const [least, most] = [moment.earliest - other.latest, moment.latest - other.earliest]
    if (least === 0 && most === 0) return [`- at ${name}`]
    if (least >= 0) return [`- ${formatSpan({ least, most })} after ${name}`]
    if (most <= 0) return [`- ${formatSpan({ least: -most, most: -least })} before ${name}`]
    return [`- around ${name}`]
  })
  return lines.length > 0 ? [lines.join('\n')] : []
}

const STATES = { supported: 'Supported', contradicted: 'Contradicted', unchecked: 'Not checked' } as const

function claimAt({ document, report }: Open, offset: number): Said | undefined {
  const verdict = ledgerOf(document, report.findings).find(({ claim }) => holds(claim, offset))
  if (!verdict) return undefined
  const { claim, state, why, line } = verdict
  const place = line === null ? '' : ` (line ${line})`
  return { range: claim, lines: [`**${STATES[state]}**: ${why}${place}`] }
}

function ownerAt({ document, known }: Open, offset: number): Said | undefined {
  const action = document.actions.find(({ range }) => holds(range, offset))
  const range = action && ownerRange(document.text, action, offset)
  if (!range) return undefined
  const owner = document.text.slice(range.start, range.end)
  const here = document.actions.filter(one => ownersOf(one).includes(owner)).length
  const open = known.owners.get(owner) ?? 0
  return { range, lines: [`**@${owner}**: ${here} here, ${open} open in all postmortems`] }
}

/** The name of an owner of an action item at a place in it. */
const ownerRange = (text: string, action: Action, offset: number): Range | undefined =>
  ownersOf(action)
    .map(owner => {
      const start = text.lastIndexOf(owner, offset)
      return { start, end: start + owner.length }
    })
    .find(range => {
      const around = text.charAt(range.start - 1) + text.charAt(range.end)
      return range.start >= 0 && holds(range, offset) && !/[\p{L}\p{N}]/u.test(around)
    })

const NAME = /[a-z-]+/g

function ruleAt({ document, sheet }: Open, offset: number): Said | undefined {
  const { line } = sheet.positionAt(offset)
  const start = sheet.offsetAt({ line, character: 0 })
  const text = document.text.slice(start, sheet.offsetAt({ line: line + 1, character: 0 }))
  if (!/postmortem-(?:disable|enable)/.test(text)) return undefined
  for (const { 0: name, index } of text.matchAll(NAME)) {
    const range = { start: start + index, end: start + index + name.length }
    const rule = rules.find(({ id }) => id === name)
    if (rule && holds(range, offset))
      return {
        range,
        lines: [`**${rule.id}**: ${rule.summary}`, rule.why, `[${rule.id}](${rulePage(rule.id)})`],
      }
  }
  return undefined
}
