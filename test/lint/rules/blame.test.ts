import { describe } from 'vitest'
import { blame } from '../../../src/lint/rules/blame.ts'
import { testRule } from '../test-rule.ts'

describe('blame', () => {
  testRule(blame, {
    accepts: [
      '',
      'We forgot to renew it. I accidentally deleted it.\n',
      'The script failed to start. The engineer on call restarted it.\n',
      'She mended it. He was paged at 07:02.\n',
      '> An engineer forgot it.\n',
      '`the engineer forgot`\n',
      'Nobody is to blame. The load balancer was to blame.\n',
      'The Kubernetes operator failed to restart the pods.\n',
      'He did not bother the customer. The customer wrote: "the engineer forgot it".\n',
    ],
    rejects: [
      {
        text: 'An engineer forgot to renew it.\n',
        says: ['1:4 "engineer forgot" blames a person: say what made the mistake possible.'],
      },
      { text: 'The on-call **developer** had mistakenly deleted it.\n', says: ['1:15'] },
      { text: 'It was the operator’s mistake.\n', says: ['1:12'] },
      { text: 'The admin is to blame.\n', says: ['1:5'] },
    ],
  })
})
