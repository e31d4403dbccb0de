import { isTimed } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timelinePresent = defineRule({
  id: 'timeline-present',
  family: 'structure',
  summary: 'The timeline has events, each with its time.',
  why: 'Durations, order and claims can only be checked against events with times.',
  severity: 'warning',
  examples: {
    good: [vary('- 06:59 Resumes', '- **06:59** Resumes')],
    bad: [
      vary(
        `- 06:59 Resumes slowed down
- 07:02 The first alert arrived
- 07:35 The server had warmed up
- 07:52 All resumes had completed`,
        'Resumes slowed down and were well again an hour later.',
      ),
    ],
  },
  *check({ sections, events, groups }) {
    const timeline = sections.find(section => section.kind === 'timeline')
    // another rule reports an empty section
    if (!timeline || events.some(isTimed) || groups.length === 0) return
    yield {
      range: timeline.headingRange,
      message:
        'No time of the timeline could be read: begin each event with its time, such as "- 06:55 what happened".',
    }
  },
})
