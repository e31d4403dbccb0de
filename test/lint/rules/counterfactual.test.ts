import { describe } from 'vitest'
import { counterfactual } from '../../../src/lint/rules/counterfactual.ts'
import { testRule } from '../test-rule.ts'

describe('counterfactual', () => {
  testRule(counterfactual, {
    accepts: [
      '',
      'Every service should have an owner.\n',
      '## What could have been avoided\n\nThe wait.\n',
      'Find out whether it should have been told.\n',
      'Each pod should have shared storage, dedicated disks, and limited access.\n',
      'Reflect if the balancers that we tested should have been told of.\n',
      'Nothing could have prevented it.\n',
      'Thirty samples that should have failed the check passed it.\n',
      'It would have reached all users by 10:00.\n',
      // what was expected to happen
      'This alone should have resulted in a short outage.\n',
      'Those jobs should have been retried by now.\n',
      'Invoices which should have been paid were not.\n',
      'The failover should have been automatic.\n',
    ],
    rejects: [
      {
        text: 'We should have tested it.\n',
        says: [
          '1:4 "should have tested" is about what did not happen: say what did, and why it seemed right at the time.',
        ],
      },
      { text: 'The alert shouldn’t have been silenced.\n', says: ['1:11'] },
      { text: 'It should probably have\nbeen caught.\n', says: ['1:4'] },
      { text: 'If we had tested it, it would not have happened.\n', says: ['1:1'] },
      {
        text: 'No alert fired, and for that reason the whole team of engineers should have checked.\n',
        says: ['1:65'],
      },
      { text: 'They should have rerouted it.\n', says: ['1:6'] },
      { text: 'The change should have been reviewed.\n', says: ['1:12'] },
      { text: 'A limit could have prevented this.\n', says: ['1:9'] },
      { text: 'It was an issue which should have been addressed.\n', says: ['1:23'] },
    ],
  })
})
