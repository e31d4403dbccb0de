import { comparable, formatDuration } from '../../document/index.ts'
import { vary } from '../example.ts'
import { countOption, defineRule } from '../rule.ts'
import { anyWord } from '../words/pattern.ts'

/** An event that reports a public notice. */
const PUBLIC = anyWord([
  'status ?page',
  'statuspage',
  'tweet(?:ed)?',
  String.raw`public(?:ly)? (?:notice|notif\w{1,10}|announc\w{1,10}|acknowledg\w{1,10})`,
  '(?:notified|informed|emailed|e-mailed) (?:all |our |the |affected ){0,2}(?:customers|users|clients|subscribers)',
  '(?:customers|users|clients) (?:were |are )?(?:notified|informed|told|emailed)',
])

export const acknowledgementSlow = defineRule({
  id: 'acknowledgement-slow',
  family: 'audience',
  summary: 'The first public notice comes soon after the start of the incident.',
  why: 'Silence costs more trust than the outage. A postmortem that explains the delay keeps some of it.',
  severity: 'warning',
  off: true,
  options: { minutes: countOption('The longest acceptable delay, in minutes.', 60) },
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
    const notice = events.find(({ text }) => PUBLIC.test(text))
    if (!started || !notice?.at || !comparable(started, notice.at)) return
    const delay = notice.at.earliest - started.latest
    if (delay <= options.minutes * 60_000) return
    yield {
      range: notice.stampRange,
      message: `The first public notice came ${formatDuration(delay)} after the start: say why, and what will change.`,
    }
  },
})
