import { type Document, formatDuration, positionAt, proseOf, type Range } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'

/** A claim, and words elsewhere that it cannot stand beside. */
const opposites: readonly { readonly claim: RegExp; readonly against: RegExp }[] = [
  {
    claim:
      /\bno (?:customer |user )?data (?:has been |have been |was |were |is |had been )?lost\b|\bno (?:customer |user )?data loss\b|\bwithout (?:any )?data loss\b/i,
    against:
      /\binvestigat\w+ (?:the |any |this |possible |potential )*(?:data loss|loss of data|lost data)\b|(?<!no )(?<!no customer )(?<!no user )\bdata (?:was|were|has been|have been) (?:permanently )?lost\b|\blost (?:some|part of) (?:of )?(?:the |their |our )?data\b/i,
  },
  {
    claim:
      /\bpermanent (?:fix|solution) (?:has been |was |is |were |have been )?(?:implemented|applied|deployed|in place|put in place)\b|\bpermanently (?:fixed|resolved|corrected)\b/i,
    against:
      /\b(?:patch\w*|fix\w*|solutions?) (?:is|are) (?:still )?being (?:installed|applied|put|rolled|tested|developed)\b|\bin the process of (?:installing|applying|rolling out|fixing)\b|\b(?:still|currently) (?:installing|applying|experiencing)\b|\bputting (?:\w+ )?solutions in place\b/i,
  },
]

const RESTORED =
  /\b(?:fully|completely|all (?:\w+ ){0,3}(?:was|were|has been|have been)) (?:restored|recovered|operational|resumed|back)\b|\bfull (?:recovery|restoration|capacity)\b/i
const LATER_RESTORED =
  /\b(?:restored|recovered|recovery complete|back (?:online|up|to normal)|resumed|operational)\b/i
const CLOCK = /(?<![\w:.])(\d{1,2}):(\d{2})(?::\d{2})?(?:\s?([ap])\.?m\b)?/gi

export const claimContradiction = defineRule({
  id: 'claim-contradiction',
  summary: 'What a document claims is not denied elsewhere in it.',
  why: 'Readers believe neither of "no data was lost" and "we are investigating data loss", nor the rest.',
  severity: 'warning',
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
  *check(document) {
    const lines = [...proseOf(document)]
    for (const { claim, against } of opposites) {
      const claimed = firstMatch(lines, claim)
      const denied = claimed && firstMatch(lines, against)
      if (!claimed || !denied) continue
      const { line } = positionAt(document.lines, denied.range.start)
      yield {
        range: claimed.range,
        message: `"${claimed.text}" stands against "${denied.text}" on line ${line}: say which holds.`,
      }
    }
    yield* restoredTwice(document, lines)
  },
})

interface Match {
  readonly text: string
  readonly range: Range
}

function firstMatch(
  lines: readonly { readonly text: string; readonly start: number }[],
  pattern: RegExp,
): Match | undefined {
  for (const { text, start } of lines) {
    const found = pattern.exec(text.slice(0, 4000))
    if (found)
      return {
        text: found[0],
        range: { start: start + found.index, end: start + found.index + found[0].length },
      }
  }
  return undefined
}

/** "Fully restored at 7:35" in the prose, and an event that restores more at 7:52. */
function* restoredTwice(
  document: Document,
  lines: readonly { readonly text: string; readonly start: number }[],
): Iterable<RuleFinding> {
  const inEvent = (at: number) => document.events.some(({ range }) => at >= range.start && at < range.end)
  for (const { text, start } of lines) {
    const claim = RESTORED.exec(text.slice(0, 4000))
    if (!claim || inEvent(start)) continue
    const clocks = [...text.slice(claim.index, claim.index + 80).matchAll(CLOCK)]
    const [clock] = clocks
    if (!clock || clocks.length > 1) continue
    const same = document.events.find(
      ({ stamp }) => stamp.clock?.hour === hourOf(clock) && stamp.clock.minute === Number(clock[2]),
    )
    const later = document.events.findLast(
      ({ at, text: words }) =>
        same?.at &&
        at &&
        at.earliest > same.at.latest &&
        at.frame === same.at.frame &&
        LATER_RESTORED.test(words) &&
        !/\b(?:migration|backup|monitor)\w*\b/i.test(words),
    )
    if (!same?.at || !later?.at) continue
    const { line } = positionAt(document.lines, later.stampRange.start)
    yield {
      range: { start: start + claim.index, end: start + claim.index + claim[0].length },
      message: `"${claim[0]}" at ${clock[0].trim()}, but ${later.at.text} on line ${line} restores more, ${formatDuration(later.at.earliest - same.at.earliest)} later.`,
    }
  }
}

function hourOf([, hour, , half]: RegExpExecArray): number {
  const written = Number(hour)
  if (half?.toLowerCase() === 'p' && written < 12) return written + 12
  return half?.toLowerCase() === 'a' && written === 12 ? 0 : written
}
