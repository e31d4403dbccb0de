import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const dateAmbiguous = defineRule({
  id: 'date-ambiguous',
  family: 'time',
  summary: 'A numeric date can be read in only one way.',
  why: 'Half the world reads 3/4/2012 as 3 April. Another date in the document, such as 25/4/2012, can settle the order; YYYY-MM-DD is never ambiguous.',
  severity: 'warning',
  examples: {
    good: [
      vary('06:59 Resumes', '2012-03-04 06:59 Resumes'),
      vary('06:59 Resumes', '3/4/2012 06:59 Resumes').replace(
        'Every customer',
        'Until 25/4/2012 every customer',
      ),
    ],
    bad: [vary('06:59 Resumes', '3/4/2012 06:59 Resumes')],
  },
  *check({ events }) {
    for (const { stamp, stampRange } of events) {
      if (!stamp.date?.ambiguous) continue
      yield { range: stampRange, message: `${stamp.text} can be read as two dates: write YYYY-MM-DD.` }
      return
    }
  },
})
