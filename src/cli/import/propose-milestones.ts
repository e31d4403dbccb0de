import { clockOfTimeline, type MilestoneName, milestoneNames, setMilestone } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import { visibleLine } from '../../visible.ts'
import { prompterOf } from '../ask/ask.ts'
import { incidentFile } from '../incident/add-event.ts'
import { milestoneProblem } from '../incident/milestone-problem.ts'
import { clockIn } from '../when/when.ts'
import type { PlacedProposal } from './place-entries.ts'

/**
 * Sets the milestones that the file lacks, where a source has them: the first detection, the last end.
 *
 * @param meant the milestones to set; undefined to ask the person at the terminal.
 */
export async function proposeMilestones(
  path: string,
  proposals: readonly PlacedProposal[],
  meant: readonly MilestoneName[] | undefined,
  host: Host,
): Promise<void> {
  const file = await incidentFile(path, host)
  // whoever leaves here has the events in the file
  const around = { kept: () => path, preview: () => null }
  for (const [milestone, proposal] of bestOf(proposals)) {
    const { milestonePlaces } = file.read()
    if (milestonePlaces.has(milestone) || milestoneProblem(file, [milestone], proposal.instant)) continue
    const { date, clock } = clockIn(proposal.instant, clockOfTimeline(file.read(), file.options))
    const said = `${milestone} ${date} ${clock.slice(0, 5)}, since ${visibleLine(proposal.because)}`
    const isMeant =
      meant === undefined
        ? host.terminal.interactive &&
          (await (await prompterOf(host, { around })).confirm({ message: `Set ${said}?` }))
        : meant.includes(milestone)
    if (!isMeant) continue
    const moment = { instant: proposal.instant, written: null }
    const edit = setMilestone(file.read(), milestone, moment, file.options)
    if (!edit) continue
    file.change('', document => setMilestone(document, milestone, moment, file.options) ?? edit)
    host.terminal.out(`  set ${said}\n`)
  }
}

/** The proposal for each milestone: what began or was noticed first, what ended last. */
function bestOf(proposals: readonly PlacedProposal[]): readonly (readonly [MilestoneName, PlacedProposal])[] {
  return milestoneNames.flatMap(name => {
    const isLast = name === 'mitigated' || name === 'resolved'
    const inOrder = proposals
      .filter(({ milestone }) => milestone === name)
      .toSorted((a, b) => a.instant - b.instant)
    const best = inOrder.at(isLast ? -1 : 0)
    return best ? [[name, best] as const] : []
  })
}
