import { mailboxesIn, type Range } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule, phraseOption } from '../rule.ts'
import { anyOf } from '../words/pattern.ts'

/** The keys of well-known services. */
const SECRET = new RegExp(
  `^${anyOf([
    '(?:AKIA|ASIA)[0-9A-Z]{16}',
    'gh[pousr]_[0-9A-Za-z]{36}',
    String.raw`github_pat_\w{40,90}`,
    String.raw`glpat-[\w-]{20}`,
    'xox[abprs]-[0-9A-Za-z-]{10,72}',
    '[sr]k_live_[0-9A-Za-z]{16,64}',
    String.raw`AIza[\w-]{35}`,
    String.raw`eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+`,
  ])}$`,
)
const PRIVATE_HOST = /^(?:[a-z0-9_-]+\.)+(?:internal|corp|intranet|lan|intra|local)$/i
const PRIVATE_ADDRESS = /^(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}$/

interface Leak extends Range {
  readonly what: string
  readonly secret: boolean
}

function* leaksIn(text: string): Iterable<Leak> {
  for (const { 0: run, index } of text.matchAll(/[\w.-]+/g)) {
    if (run.length >= 16 && SECRET.test(run.replace(/^[.-]|[.-]$/g, '')))
      yield { start: index, end: index + run.length, what: 'a secret', secret: true }
    else yield* placesIn(run, index, text)
  }
  for (const { 0: key, index } of text.matchAll(/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g))
    yield { start: index, end: index + key.length, what: 'a secret', secret: true }
  for (const { start, end } of mailboxesIn(text)) {
    // part of https://user@host or git@host:path, or a unit of systemd
    const isPart = /[/:]/.test(text.charAt(start - 1)) || text.charAt(end) === ':' || isLogin(text, start)
    if (!isPart && !/\.(?:service|timer|socket|target|mount)$/.test(text.slice(start, end)))
      yield { start, end, what: 'an e-mail address', secret: false }
  }
}

/** The hosts and addresses in a run of letters, digits, dots and dashes: `10.0.12.7-10.0.12.9`, `db5.prod.internal...`. */
function* placesIn(run: string, index: number, text: string): Iterable<Leak> {
  let at = index
  for (const part of run.split(/(?<=\d)-(?=\d{1,3}\.)/)) {
    const lead = part.length - trimmedStart(part).length
    const word = trimmedEnd(part.slice(lead))
    const range = { start: at + lead, end: at + lead + word.length }
    // reported already with its mailbox, unless that is public or not a mailbox: admin@host, git@host:path
    const reported =
      text.charAt(range.start - 1) === '@' &&
      text.charAt(range.end) !== ':' &&
      !PUBLIC_MAILBOX.test(mailboxAt(text, range)) &&
      !isLogin(text, range.start)
    if (!reported && word.includes('.') && PRIVATE_HOST.test(word))
      yield { ...range, what: 'a private host', secret: false }
    else if (PRIVATE_ADDRESS.test(word)) yield { ...range, what: 'a private address', secret: false }
    at += part.length + 1
  }
}

/** Whether what is at an offset is logged in to: `ssh root@db-1`. */
const isLogin = (text: string, at: number): boolean =>
  /\b(?:ssh|scp|sftp|rsync)\b[^\n]{0,40}$/.test(text.slice(Math.max(0, at - 50), at))

const isJoin = (char: string | undefined) => char === '.' || char === '-'

function trimmedStart(text: string): string {
  let from = 0
  while (isJoin(text[from])) from++
  return text.slice(from)
}

function trimmedEnd(text: string): string {
  let to = text.length
  while (to > 0 && isJoin(text[to - 1])) to--
  return text.slice(0, to)
}

/** The mailbox that ends with a host. */
const mailboxAt = (text: string, { start, end }: Range): string =>
  /[\w.+-]{1,60}@$/.exec(text.slice(Math.max(0, start - 61), start))?.[0].concat(text.slice(start, end)) ?? ''

const MARKINGS = ['internal only', 'for internal use']

/** Mailboxes that a team publishes. */
const PUBLIC_NAMES =
  'support help helpdesk contact info hello security abuse press privacy sales billing status noreply no-reply feedback team ops admin git'.split(
    ' ',
  )
const PUBLIC_MAILBOX = new RegExp(
  String.raw`^${anyOf(PUBLIC_NAMES)}(?:[+-][\w-]{0,30})?@|@example\.(?:com|org|net)$`,
  'i',
)

export const internalLeak = defineRule({
  id: 'internal-leak',
  family: 'audience',
  summary:
    'The text has no secrets, private hosts or addresses, personal e-mail addresses or internal names.',
  why: 'Attackers read public pages, and archives keep them for good.',
  severity: 'warning',
  off: true,
  phrases: [MARKINGS],
  options: {
    names: phraseOption(
      'Internal names: of projects, machines, customers. Written like the phrases of word lists.',
    ),
    allow: phraseOption('Hosts and addresses that may be shown, as written in the text.'),
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
  *check(document, { team, options, words }) {
    const { text } = document
    const allowed = [...team.contacts, ...options.allow]
    for (const { what, secret, start, end } of leaksIn(text)) {
      const found = text.slice(start, end)
      if (allowed.some(text => text.includes(found)) || PUBLIC_MAILBOX.test(found)) continue
      yield {
        range: { start, end },
        severity: secret ? 'error' : 'warning',
        message: secret
          ? 'This looks like a secret: remove it, and revoke it.'
          : `${quote(found)} is ${what}: remove it.`,
      }
    }
    for (const found of [MARKINGS, options.names].flatMap(phrases => words.find(phrases)))
      yield { range: found, message: `${quote(found.text)} is internal: remove it before you publish.` }
  },
})
