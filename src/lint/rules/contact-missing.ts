import { mailboxesIn } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { listOptions } from '../words/word-list.ts'

const INVITING = [
  'contact|email|e-mail|call|write us|support',
  'contact|reach|email our|your|the support|team|account',
  'reach out (to) us|support|our|your',
  'get in touch',
  'reply to this',
  'open|file|submit|raise a (support) ticket|case|request',
  'support team|portal|desk|centre|center',
  'questions or concerns|comments|feedback',
]

export const contactMissing = defineRule({
  id: 'contact-missing',
  family: 'audience',
  summary: 'The postmortem says where readers can ask questions.',
  why: 'Readers who were affected will ask somebody: better you than the public.',
  severity: 'warning',
  off: true,
  options: listOptions,
  phrases: [INVITING],
  examples: {
    good: [vary('Environments took minutes to resume.', 'If you have questions, contact us.')],
    bad: [vary('## Summary', '## Executive summary')],
  },
  *check(document, { team, options, words }) {
    const { text } = document
    const known = [...team.contacts, ...options.allow].some(contact => text.includes(contact))
    const invites = [INVITING, options.also].some(phrases => words.find(phrases).length > 0)
    if (known || invites || text.includes('mailto:') || mailboxesIn(text).length > 0) return
    yield {
      range: document.title?.range ?? { start: 0, end: 0 },
      whole: true,
      message: 'No contact is given: say how readers can reach you, by an address, a page or a channel.',
    }
  },
})
