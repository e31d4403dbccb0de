import { comparable, formatDuration } from '../../document/index.ts'
import { vary } from '../example.ts'
import { count, defineRule } from '../rule.ts'

/** An entry that tells of words to the public. */
const PUBLIC =
  /\b(?:status ?page|statuspage|tweet(?:ed)?|public(?:ly)? (?:notice|notif\w{1,10}|announc\w{1,10}|acknowledg\w{1,10})|(?:notified|informed|emailed|e-mailed) (?:all |our |the |affected ){0,2}(?:customers|users|clients|subscribers)|(?:customers|users|clients) (?:were |are )?(?:notified|informed|told|emailed))\b/i

export const acknowledgementSlow = defineRule({
  id: 'acknowledgement-slow',
  family: 'audience',
  summary: 'The public was told soon after the incident began.',
  why: 'Silence costs more trust than the outage. A page that is open about its own silence keeps some of it.',
  severity: 'warning',
  off: true,
  options: { minutes: count('How long it may take, in minutes.', 60) },
  examples: {
    good: [vary('- 07:35 The server', '- 07:20 The status page was updated\n- 07:35 The server')],
    bad: [
      vary('- 07:52 All', '- 09:20 The status page was updated\n- 09:52 All').replace(
        'resolved: 07:52',
        'resolved: 09:52',
      ),
    ],
  },
  *check({ events, milestones }, { options }) {
    const { started } = milestones
    const told = events.find(({ text }) => PUBLIC.test(text))
    if (!started || !told?.at || !comparable(started, told.at)) return
    const silence = told.at.earliest - started.latest
    if (silence <= options.minutes * 60_000) return
    yield {
      range: told.stampRange,
      message: `The first notice came ${formatDuration(silence)} after the start: say why it took so long, and what changes.`,
    }
  },
})
