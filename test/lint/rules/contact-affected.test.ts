import { describe } from 'vitest'
import { contactAffected } from '../../../src/lint/rules/contact-affected.ts'
import { testRule } from '../test-rule.ts'

const page = (service: string, text: string) => `---\nservices: [${service}]\n---\n\n## Summary\n\n${text}\n`

describe('contact-affected', () => {
  testRule(contactAffected, {
    accepts: [
      '',
      page('database', 'E-mail us.'),
      page('email', 'Call us.'),
      page('phone', 'Nothing to add.'),
    ],
    rejects: [
      { text: page('email', 'E-mail us.'), says: ['7:1 "E-mail us" was affected by the incident'] },
      { text: page('Mail delivery', 'Write to ops@acme.test.'), says: ['7:10'] },
      { text: page('Status page', 'News is on our status page.'), says: ['7:16'] },
      { text: page('help desk', 'Please open a ticket.'), says: ['7:8'] },
    ],
  })
})
