import {
  type Document,
  formatDuration,
  isAfter,
  positionAt,
  proseOf,
  type Range,
  type TimelineEvent,
} from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'
import { lineHint } from '../words/lexicon.ts'
import { anyOf, anyPattern } from '../words/pattern.ts'

const LOSS = lineHint('lost loss')
const PERMANENT = lineHint('permanent permanently')
const WHOLLY = lineHint('fully completely all full')
const RESTORING = lineHint('restored recovered operational resumed back recovery restoration capacity')

const PAST = ['was', 'were', 'has been', 'have been']
const APPLIED = ['implemented', 'applied', 'deployed', '(?:put )?in place']
const UNDER_WAY = ['installed', 'applied', 'put', 'rolled', 'tested', 'developed']

/** Claims, and the words elsewhere that contradict them. */
const opposites = [
  {
    hint: LOSS,
    claim: anyPattern([
      String.raw`\bno (?:customer |user )?data (?:has been |have been |was |were |is |had been )?lost\b`,
      String.raw`\bno (?:customer |user )?data loss\b`,
      String.raw`\bwithout (?:any )?data loss\b`,
    ]),
    against: anyPattern([
      String.raw`\binvestigat\w+ (?:the |any |this |possible |potential )*(?:data loss|loss of data|lost data)\b`,
      String.raw`(?<!\bno (?:(?:customer|user) )?)\bdata ${anyOf(PAST)} (?:permanently )?lost\b`,
      String.raw`\blost (?:some|part of) (?:of )?(?:the |their |our )?data\b`,
    ]),
  },
  {
    hint: PERMANENT,
    claim: anyPattern([
      String.raw`\bpermanent (?:fix|solution) (?:(?:is|${PAST.join('|')}) )?${anyOf(APPLIED)}\b`,
      String.raw`\bpermanently (?:fixed|resolved|corrected)\b`,
    ]),
    against: anyPattern([
      String.raw`\b(?:patch\w*|fix\w*|solutions?) (?:is|are) (?:still )?being ${anyOf(UNDER_WAY)}\b`,
      String.raw`\bin the process of (?:installing|applying|rolling out|fixing)\b`,
      String.raw`\b(?:still|currently) (?:installing|applying|experiencing)\b`,
      String.raw`\bputting (?:\w+ )?solutions in place\b`,
    ]),
  },
] as const

const RESTORED = anyPattern([
  String.raw`\b(?:fully|completely|all (?:\w+ ){0,3}${anyOf(PAST)}) (?:restored|recovered|operational|resumed|back)\b`,
  String.raw`\bfull (?:recovery|restoration|capacity)\b`,
])
const LATER_RESTORED =
  /\b(?:restored|recovered|recovery complete|back (?:online|up|to normal)|resumed|operational)\b/i
const CLOCK = /(?<![\w:.])(\d{1,2}):(\d{2})(?::\d{2})?(?:\s?([ap])\.?m\b)?/gi

export const claimContradiction = defineRule({
  id: 'claim-contradiction',
  family: 'truth',
  summary: 'No claim of a document contradicts another part of it.',
  why: 'Readers who find both "no data was lost" and "we are investigating data loss" believe neither, nor the rest.',
  severity: 'warning',
  hints: [LOSS, PERMANENT, WHOLLY, RESTORING],
  examples: {
    good: [
      vary('Environments took', 'No data was lost. Environments took'),
      vary('Environments took', 'All was fully restored at 07:52. Environments took'),
    ],
    bad: [
      vary('Environments took', 'No data was lost. We are investigating data loss. Environments took'),
      vary(
        'Environments took',
        'A permanent fix was implemented. We are in the process of installing patches. Environments took',
      ),
      vary('Environments took', 'Service was fully restored at 07:35. Environments took').replace(
        'All resumes had completed',
        'All environments were restored',
      ),
    ],
  },
  *check(document, { words }) {
    for (const { hint, claim, against } of opposites) {
      const claimed = firstMatch(statementsAmong(document, words.linesWith(hint)), claim)
      const denied =
        claimed && firstMatch(statementsAmong(document, proseOf(document).lines), against, HEDGED)
      if (!claimed || !denied) continue
      const { line } = positionAt(document.lines, denied.range.start)
      yield {
        range: claimed.range,
        related: [{ range: denied.range, message: 'contradicts it' }],
        message: `${quote(claimed.text)} contradicts ${quote(denied.text)} on line ${line}: correct one of them.`,
      }
    }
    const wholly = new Set(words.linesWith(WHOLLY))
    const restored = words.linesWith(RESTORING).filter(line => wholly.has(line))
    if (restored.length > 0) yield* restoredTwice(document, statementsAmong(document, restored))
  },
})

interface Match {
  readonly text: string
  readonly range: Range
}

/** Words before a contradiction that turn it into a question or a negation. */
const HEDGED = /\b(?:whether|if|would|could|might|feared|not|never|at first|initially|no)\b/i

interface Line {
  readonly text: string
  readonly start: number
}

/** The lines that state something: not events, which were true at their time, nor actions or quotations. */
function statementsAmong(document: Document, lines: readonly Line[]): readonly Line[] {
  if (lines.length === 0) return lines
  const entries = [...document.events, ...document.actions]
    .map(({ range }) => range)
    .sort((a, b) => a.start - b.start)
  let at = 0
  return lines.filter(({ start, text }) => {
    while (at < entries.length && (entries[at]?.end ?? 0) <= start) at++
    const inside = start >= (entries[at]?.start ?? Number.POSITIVE_INFINITY)
    return !inside && !/["“]/.test(text)
  })
}

function firstMatch(lines: readonly Line[], pattern: RegExp, except?: RegExp): Match | undefined {
  for (const { text, start } of lines) {
    const found = pattern.exec(text.slice(0, 4000))
    if (found && !except?.test(wordsBefore(text, found.index)))
      return {
        text: found[0],
        range: { start: start + found.index, end: start + found.index + found[0].length },
      }
  }
  return undefined
}

/** The last words before a place in its sentence. */
const wordsBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - 40), at)
    .split(/[.;]/)
    .at(-1) ?? ''

/** Finds "fully restored at 7:35" in the prose where an event of that day restores all of something at 7:52. */
function* restoredTwice(document: Document, lines: readonly Line[]): Iterable<RuleFinding> {
  const byClock = new Map<string, TimelineEvent>()
  for (const event of document.events) {
    const { clock } = event.stamp
    if (clock && !byClock.has(`${clock.hour}:${clock.minute}`))
      byClock.set(`${clock.hour}:${clock.minute}`, event)
  }
  const later = document.events.findLast(
    ({ at, text }) => at && LATER_RESTORED.test(text) && /\b(?:all|every|full\w*|complete\w*)\b/i.test(text),
  )
  for (const { text, start } of lines) {
    const claim = RESTORED.exec(text.slice(0, 4000))
    if (!claim || !later?.at) continue
    const [clock, ...others] = text.slice(claim.index, claim.index + 80).matchAll(CLOCK)
    const same =
      clock && others.length === 0 ? byClock.get(`${hourOf(clock)}:${Number(clock[2])}`) : undefined
    if (!clock || !same?.at || !isAfter(later.at, same.at) || later.at.earliest - same.at.latest > DAY / 2)
      continue
    const { line } = positionAt(document.lines, later.stampRange.start)
    yield {
      range: { start: start + claim.index, end: start + claim.index + claim[0].length },
      related: [{ range: later.stampRange, message: later.at.text }],
      message: `${quote(claim[0])} at ${clock[0].trim()}, but line ${line} restores more at ${later.at.text}, ${formatDuration(later.at.earliest - same.at.earliest)} later: correct one of them.`,
    }
  }
}

const DAY = 86_400_000

function hourOf([, hour, , meridiem]: RegExpExecArray): number {
  const written = Number(hour)
  if (meridiem?.toLowerCase() === 'p' && written < 12) return written + 12
  return meridiem?.toLowerCase() === 'a' && written === 12 ? 0 : written
}
