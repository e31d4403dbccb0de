import { describe } from 'vitest'
import { customerActionMissing } from '../../../src/lint/rules/customer-action-missing.ts'
import { testRule } from '../test-rule.ts'

const page = (text: string) => `# Outage\n\n## Summary\n\n${text}\n`

describe('customer-action-missing', () => {
  testRule(customerActionMissing, {
    accepts: [
      page('You do not need to do anything.'),
      page('No action is required.'),
      page('Please change your password.'),
      page('Customers should retry.'),
    ],
    rejects: [{ text: page('It was down.'), says: ['1:3 Nothing says what customers have to do'] }],
  })
})
