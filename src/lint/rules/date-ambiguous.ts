import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const dateAmbiguous = defineRule({
  id: 'date-ambiguous',
  family: 'time',
  summary: 'A date of numbers can be read in one way only.',
  why: 'Half the world reads 3/4/2012 as 3 April. Another date of the document, such as 25/4/2012, may decide; YYYY-MM-DD always does.',
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
      yield { range: stampRange, message: `${stamp.text} can be read as two dates: write it as YYYY-MM-DD.` }
      return
    }
  },
})
