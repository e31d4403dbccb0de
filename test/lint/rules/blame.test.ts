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
      'Kubernetes accidentally deleted it. Cloudflare failed to start.\n',
      '---\nservices: [Atlas]\n---\n\nAtlas forgot its sessions. Then Nobody forgot it.\n',
      'Traffic forgot its route, as traffic does. May neglected it.\n',
      'Ann mended it. The customer wrote: "Bob forgot it".\n',
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
      { text: 'Bob forgot to enable the canary.\n', says: ['1:1 "Bob forgot" blames a person'] },
      { text: "In the end it was Sam's fault.\n", says: ['1:19 "Sam\'s fault" blames'] },
      { text: 'Ann Lee had neglected the alert, and @bo didn’t bother.\n', says: ['1:1', '1:38'] },
      {
        text: '---\nauthors: [Ann Lee]\n---\n\nAnn accidentally deleted it. Rita accidentally kept it.\n',
        says: ['5:1 "Ann accidentally" blames'],
      },
      {
        text: 'Bob failed to tell us.\n\n## Action items\n\n- [ ] Tell us — @bob\n',
        says: ['1:1 "Bob failed to" blames'],
      },
    ],
  })
})
