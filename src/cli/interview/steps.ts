import { milestoneStep, openingSteps, servicesStep, severityStep } from './field-steps.ts'
import type { Step } from './interview.ts'
import { actionsStep, eventsStep, listStep, sectionStep } from './section-steps.ts'

/** Every question, in the order of the interview. `new` asks the first three itself, before there is a file. */
export const steps: readonly Step[] = [
  ...openingSteps,
  severityStep,
  servicesStep,
  sectionStep('summary', 'summary', {
    message: 'Summary: what happened, in a few sentences?',
    why: 'Some people read nothing else: say what failed, for whom, for how long, and why, in words that a customer knows.',
    example:
      'On 28 March environments took minutes to resume, because a storage migration ran without a limit.',
  }),
  sectionStep('impact', 'impact', {
    message: 'Impact: who was affected, how much, for how long?',
    why: 'Numbers save readers from guessing, and you from being asked.',
    example: '12% of resumes failed between 06:59 and 07:35; no data was lost.',
  }),
  eventsStep,
  milestoneStep('started', {
    message: 'When did the impact begin?',
    why: 'Durations count from here: when customers were first affected, not when the first alert came.',
  }),
  milestoneStep('detected', {
    message: 'When did a person or an alert notice?',
    why: 'The time from the start to here is the time to detect, which better alerts shorten.',
  }),
  milestoneStep('mitigated', {
    message: 'When did the impact end?',
    why: 'Customers were no longer affected, even if the repair continued.',
  }),
  milestoneStep('resolved', {
    message: 'When was everything back to normal?',
    why: 'No temporary fix was left in place.',
  }),
  sectionStep('root_cause', 'root cause', {
    message: 'Root cause: which condition made it possible?',
    why: 'Ask what made it likely and why nothing caught it. A human error is where the question begins, not its answer.',
    example: 'The migration routine had no limit on how many volumes it moves at once.',
    another: { name: 'why', does: 'asks why, up to five times, and makes a list of the answers.' },
  }),
  listStep('contributing_factors', 'contributing factors', {
    message: 'Contributing factors, one per line',
    why: 'List what made it worse, longer or harder to see.',
    example: 'The alert on resume times went to a list that nobody reads',
  }),
  actionsStep,
  listStep('lessons', 'lessons learned', {
    message: 'Lessons learned, one per line',
    why: 'List what another team can use, even if it never has this failure.',
    example: 'Every background job needs a limit before it needs to be fast',
  }),
]
