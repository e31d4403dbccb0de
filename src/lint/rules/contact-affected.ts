import { mailboxesIn, slice } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

interface Channel {
  /** Phrases that ask a reader to use it. */
  readonly offered: readonly string[]
  address?(text: string): string | undefined
  /** Its names in a title or a list of services. */
  readonly down: RegExp
}

const channels: readonly Channel[] = [
  {
    offered: ['email|e-mail|mail us|our|support', 'by email|e-mail', 'reply to this email|e-mail|message'],
    address: text => mailboxesIn(text)[0]?.text,
    down: /\b(?:e-?mails?|mail (?:server|delivery|service)s?|smtp|inbound mail)\b/i,
  },
  {
    offered: ['status page', 'statuspage'],
    address: text => /https?:\/\/status\./i.exec(text)?.[0],
    down: /\bstatus ?pages?\b/i,
  },
  {
    offered: ['call|phone us|our|support', 'by phone|telephone'],
    address: text => /\btel:/i.exec(text)?.[0],
    down: /\b(?:phones?|telephony|call cent(?:er|re)|voice)\b/i,
  },
  {
    offered: ['live chat', 'chat with us', 'in|via|through|on (the|our) chat|slack|intercom|discord'],
    down: /\b(?:chat|slack|intercom|discord)\b/i,
  },
  {
    offered: [
      'open|file|submit|raise a (support) ticket|case|request',
      'via|through|at|visit|use|contact our|the support portal|desk|centre|center',
      'via|through|at|visit|use|contact our|the help desk|centre|center',
    ],
    down: /\b(?:support (?:portal|desk|cent(?:er|re))|help ?desk|help cent(?:er|re)|ticket(?:ing)? system|tickets)\b/i,
  },
]

export const contactAffected = defineRule({
  id: 'contact-affected',
  family: 'audience',
  summary: 'The contact that readers are offered was not affected by the incident.',
  why: 'A page about an e-mail outage that asks for an e-mail shows that nobody thought of its readers.',
  severity: 'warning',
  off: true,
  phrases: channels.map(({ offered }) => offered),
  examples: {
    good: [
      vary('severity: SEV2', 'services: [environments]').replace('minutes to resume.', 'minutes. E-mail us.'),
    ],
    bad: [vary('severity: SEV2', 'services: [email]').replace('minutes to resume.', 'minutes. E-mail us.')],
  },
  *check(document, { team, words }) {
    const { meta, title, text } = document
    const services = (meta.many.get('services') ?? []).map(service => service.text)
    const hit = [...services, title?.text ?? ''].join('\n')
    const contacts = team.contacts.filter(contact => text.includes(contact)).join('\n')
    for (const { offered, address, down } of channels) {
      if (!down.test(hit)) continue
      const [found] = words.find(offered)
      const at = found ?? placeOf(address?.(contacts || text), text)
      if (at)
        yield {
          range: at,
          message: `${quote(slice(text, at))} was affected by the incident: offer another contact.`,
        }
    }
  },
})

/** Where an address is, in a line that offers it. */
function placeOf(address: string | undefined, text: string) {
  const start = address === undefined ? -1 : text.indexOf(address)
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start)
  if (!OFFERS.test(line)) return null
  return address === undefined || start < 0 ? null : { start, end: start + address.length }
}

const OFFERS =
  /\b(?:contact|reach|write|e-?mail|mail|questions?|ask|let us know|get in touch|visit|see|updates?)\b/i
