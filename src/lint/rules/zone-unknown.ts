import type { Document } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

/** Capitals directly after a clock: in brackets, or without a blank, or of the form that abbreviations of zones have. */
const AFTER_CLOCK = /^(?:[([]([A-Z]{2,5})[)\]]|([A-Z]{2,4}T)(?=[\s:,.–—-]|$))/

export const zoneUnknown = defineRule({
  id: 'zone-unknown',
  family: 'time',
  summary: 'Letters after a time that stand where a zone stands are a known zone.',
  why: 'A zone that is not known is taken for words, and the time for one in the zone of the document.',
  severity: 'warning',
  examples: {
    good: [vary('07:02 The first', '07:02 PDT: The first')],
    bad: [vary('07:02 The first', '07:02 XQT: The first')],
  },
  *check({ events, text }: Document) {
    // one name may be after every time
    const elsewhere = new Map<string, boolean>()
    const isElsewhere = (name: string): boolean => {
      const known = elsewhere.get(name)
      if (known !== undefined) return known
      const times = text.split(new RegExp(`\\b${name}\\b`)).length - 1
      const found = times > events.filter(event => event.text.includes(name)).length
      elsewhere.set(name, found)
      return found
    }
    for (const { stamp, stampRange, text: words } of events) {
      if (stamp.clock === null || stamp.zone !== null) continue
      const [whole, bracketed, bare] = AFTER_CLOCK.exec(words) ?? []
      const name = bracketed ?? bare
      if (whole === undefined || name === undefined || WORDS.has(name)) continue
      // a team or a service is named elsewhere too
      if (isElsewhere(name)) continue
      const start = text.indexOf(whole, stampRange.end - 1)
      if (start < 0 || start > stampRange.end + 8) continue
      yield {
        range: { start, end: start + whole.length },
        message: `${quote(name)} is not a known time zone: write its offset, such as UTC+2, or an IANA zone such as Europe/Paris.`,
      }
    }
  },
})

/** Words in capitals that end like a zone. */
const WORDS: ReadonlySet<string> = new Set(
  'NOT GET PUT POST HOST PORT ROOT TEST BOT IOT JWT REST SAST DAST MQTT SFT FAST SQS API CPU DNS DB SRE OPS IRT CERT CSIRT ART BUT OUT LAST'.split(
    ' ',
  ),
)
