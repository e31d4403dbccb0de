import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { listOptions } from '../words/word-list.ts'

const STATING = [
  'data (was|were|is|has|have|loss|breach|leak|exposure|corruption|integrity) (not|been|never) lost|loss|exposed|affected|compromised|accessed|corrupted|safe|intact|leaked|breached|breach|leak|exposure|corruption|integrity|stolen',
  'data|files|records|photos (was|were|is|are|remain|remained) (not|never) safe|intact|unaffected|untouched',
  'no (customer|user|client|personal) data|records|information',
  'lost|lose|losing|exposed|leaked|corrupted|deleted (any|no|some) (customer|user|personal) data|records|information',
  'loss|exposure|corruption of (customer|user|personal) data|records|information',
  'customer|user|client|personal|your data',
]

/** The same in other languages that pages have. */
const FOREIGN =
  /データ(?:の)?(?:損失|欠損|消失|漏洩|破損)|数据(?:丢失|损失|泄露)|datenverlust|\b(?:perda|pérdida|perte) d[eo]s? (?:dados|datos|données)|\b(?:dados|datos|données|daten)\b[^.\n]{0,60}\b(?:perdid|verlor|perdu|afetad|afectad|betroffen)/i

export const dataStatementMissing = defineRule({
  id: 'data-statement-missing',
  family: 'audience',
  summary: 'The postmortem says whether data was lost or exposed.',
  why: 'Without a statement readers fear the worst, and some of them must report a loss within days.',
  severity: 'warning',
  off: true,
  options: listOptions,
  phrases: [STATING],
  examples: {
    good: [
      vary('Environments took minutes to resume.', 'Environments took minutes to resume. No data was lost.'),
    ],
    bad: [vary('## Summary', '## Executive summary')],
  },
  *check(document, { options, words }) {
    if (
      [STATING, options.also].some(phrases => words.find(phrases).length > 0) ||
      FOREIGN.test(document.text)
    )
      return
    yield {
      range: document.title?.range ?? { start: 0, end: 0 },
      whole: true,
      message:
        'Nothing says whether data was lost, changed or exposed: say it, or write "No data was lost or exposed."',
    }
  },
})
