import { describe } from 'vitest'
import { dataStatementMissing } from '../../../src/lint/rules/data-statement-missing.ts'
import { testRule } from '../test-rule.ts'

const page = (text: string) => `# Outage\n\n## Summary\n\n${text}\n`

describe('data-statement-missing', () => {
  testRule(dataStatementMissing, {
    accepts: [
      'データ損失: なし\n',
      'Nenhum dado foi afetado: os dados não foram perdidos.\n',
      page('No data was lost.'),
      page('Some customer data was exposed.'),
      page('There was no data loss.'),
    ],
    rejects: [{ text: page('The data centre was down.'), says: ['1:3 Nothing says whether data was lost'] }],
  })
})
