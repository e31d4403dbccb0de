import { describe } from 'vitest'
import { contactMissing } from '../../../src/lint/rules/contact-missing.ts'
import { testRule } from '../test-rule.ts'

const page = (text: string) => `# Outage\n\n## Summary\n\n${text}\n`

describe('contact-missing', () => {
  testRule(contactMissing, {
    accepts: [
      page('Write to ops@acme.test.'),
      page('Contact us.'),
      page('Please open a ticket.'),
      page('Our support team helps.'),
    ],
    rejects: [
      { text: page('It was down.'), says: ['1:3 No contact is given'] },
      { text: page('The contact of the relay was worn.'), says: ['1:3'] },
    ],
  })
})
