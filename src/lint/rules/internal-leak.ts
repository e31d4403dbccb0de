import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { findPhrases } from '../phrases.ts'
import { defineRule, words } from '../rule.ts'

interface Leak {
  readonly pattern: RegExp
  readonly what: string
  /** A secret is one whoever reads it. */
  readonly severity: 'error' | 'warning'
}

const leaks: readonly Leak[] = [
  {
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[0-9A-Za-z]{36}\b|\bgithub_pat_\w{40,90}\b|\bglpat-[\w-]{20}\b|\bxox[abprs]-[0-9A-Za-z-]{10,72}|\b[sr]k_live_[0-9A-Za-z]{16,64}\b|\bAIza[\w-]{35}\b|\beyJ[\w-]{8,400}\.eyJ[\w-]{8,400}\.[\w-]{8,400}/g,
    what: 'a secret',
    severity: 'error',
  },
  {
    pattern:
      /(?<![\w.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}(?:internal|corp|intranet|lan|intra|svc\.cluster\.local|local)\b(?![.\w-])/gi,
    what: 'a private host',
    severity: 'warning',
  },
  {
    pattern: /(?<![\w.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\w.]\d)/g,
    what: 'a private address',
    severity: 'warning',
  },
  {
    pattern: /(?<![\w.+/:-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}\b/gi,
    what: 'an e-mail address',
    severity: 'warning',
  },
]

const MARKS = ['internal only', 'for internal use']

/** Mailboxes of a team are there to be written to. */
const PUBLIC_BOX =
  /^(?:support|help|helpdesk|contact|info|hello|security|abuse|press|privacy|sales|billing|status|noreply|no-reply|feedback|team|ops|admin|git)(?:[+-][\w-]{0,30})?@|@example\.(?:com|org|net)$/i

export const internalLeak = defineRule({
  id: 'internal-leak',
  family: 'audience',
  summary:
    "Nothing is shown that is for insiders: private hosts and addresses, people's e-mail, secrets, marked names.",
  why: 'A public page is read by whoever looks for a way in, and is kept by archives for good.',
  severity: 'warning',
  off: true,
  options: {
    names: words('Names that stay inside: of projects, machines, customers. Phrases as in word lists.'),
    allow: words('Hosts and addresses that may be shown, as they stand in the text.'),
  },
  examples: {
    good: [vary('asked one server', 'asked one server (write to support@acme.test)')],
    bad: [
      vary('asked one server', 'asked db-1.prod.internal'),
      vary('asked one server', 'asked 10.0.12.7'),
      vary('asked one server', 'asked one server (see ann.lee@acme.test)'),
      vary('asked one server', 'asked with AKIAIOSFODNN7EXAMPLE'),
    ],
  },
  *check(document, { house, options }) {
    const { text } = document
    const fine = [...house.contacts, ...options.allow]
    for (const { pattern, what, severity } of leaks) {
      for (const { 0: found, index } of text.matchAll(pattern)) {
        if (fine.some(allowed => allowed.includes(found)) || PUBLIC_BOX.test(found)) continue
        yield {
          range: { start: index, end: index + found.length },
          severity,
          message:
            severity === 'error'
              ? `Take out ${what}, and have it replaced.`
              : `Take out ${what}: ${quote(found)}.`,
        }
      }
    }
    for (const found of [MARKS, options.names].flatMap(phrases => findPhrases(document, phrases)))
      yield { range: found, message: `Take this out before others read it: ${quote(found.text)}.` }
  },
})
