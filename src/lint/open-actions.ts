import type { Action } from '../document/index.ts'
import { quote } from '../visible.ts'
import type { RuleFinding, Severity } from './rule.ts'

/** What an action item lacks, and what to append. */
export interface Lack {
  readonly what: string
  readonly append: string
}

/**
 * The findings about open action items that lack something: one for a list of which no item has it, else one an item.
 *
 * @param open all open items that could have it
 */
export function* lacking(
  open: readonly Action[],
  lackOf: (action: Action) => Lack | null,
  severity: Severity,
): Iterable<RuleFinding> {
  const found = open.flatMap(action => {
    const lack = lackOf(action)
    return lack ? [{ action, lack }] : []
  })
  const [first] = found
  // what the first item lacks, all of them lack
  const same = first && found.every(({ lack }) => lack.append === first.lack.append)
  if (first && same && found.length > 1 && found.length === open.length) {
    yield {
      range: first.action.range,
      severity,
      subject: 'all',
      whole: true,
      message: `None of the ${open.length} open action items has ${first.lack.what.replace(' and ', ' or ')}: append "— ${first.lack.append}" to each.`,
    }
    return
  }
  for (const { action, lack } of found)
    yield {
      range: action.range,
      severity,
      message: `Add ${lack.what} to ${quote(action.title)}: append "— ${lack.append}".`,
    }
}
