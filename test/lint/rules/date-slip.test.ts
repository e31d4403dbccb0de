import { describe } from 'vitest'
import { dateSlip } from '../../../src/lint/rules/date-slip.ts'
import { testRule } from '../test-rule.ts'

const page = (text: string, title = 'a') =>
  `---\ntitle: ${title}\ndate: 2024-07-10\nstarted: 07:00\n---\n\n${text}\n`
const timeline = '\n## Timeline\n\n- 2024-07-10 07:00 a\n- 2024-07-10 08:00 b\n'

describe('date-slip', () => {
  testRule(dateSlip, {
    accepts: [
      page('On July 10, 2024, it broke.'),
      page('On July 9, it was deployed.'),
      page('On July 11, 2024 it broke again.'),
      page('The certificate was issued on July 10, 2023.'),
      page('A year earlier, on July 10, 2023, it broke for the first time.'),
      page('On July 10, 2024, it broke. We will have finished by August 10, 2024.'),
      page('We released it in version 3. On May 12, 2024, the first user came.'),
      page('On June 3, 2024, we changed the cluster.'),
      page('x', 'a on July 10, 2024'),
      `# Postmortem of 2024-07-12\n${timeline}`.replace('2024-07-12', 'the queue'),
      `# Outages from 2024-07-09 to 2024-07-11\n${timeline}`,
      `# The report of 2024-09-30\n${timeline}`,
      '# An outage on 2024-07-10\n\nx\n',
      '# The queue was full (Apr 4, 2024)\n\n## Timeline\n\n- 11:30 a\n- 12:00 b\n- 2024-04-20 12:00 Reported\n',
    ],
    rejects: [
      {
        text: page('On July 10, 2023, it broke.'),
        says: ['7:4 "July 10, 2023" has another year than the incident, which is of 2024-07-10 on line 3'],
      },
      {
        text: page('On Monday 10 July 2025, at 07:00 UTC, it will be moved.'),
        says: ['7:4 "Monday 10 July 2025'],
      },
      {
        text: page('On June 10, 2024, it broke.'),
        says: ['7:4 "June 10, 2024" has another month than the incident'],
      },
      {
        text: page('A maintenance is planned for the 10 August 2024.'),
        says: ['7:34 "10 August 2024" has another month'],
      },
      { text: page('x', 'a on July 10, 2023'), says: ['2:13 "July 10, 2023" has another year'] },
      {
        text: `# 2024-07-18 The queue was full\n${timeline}`,
        says: ['1:3 "2024-07-18" has another day than the incident, which is of 2024-07-10 on line 5'],
      },
      { text: `# The queue was full, 2023-07-10\n${timeline}`, says: ['1:23 "2023-07-10" has another year'] },
    ],
  })
})
