import type { Document } from '../document/index.ts'
import { CAUSES, sectionsText } from './fields.ts'

/** What set an incident off, as the words of its document say. */
export const causes = [
  'change',
  'capacity',
  'hardware',
  'dependency',
  'expiry',
  'bug',
  'operation',
  'attack',
] as const
export type Cause = (typeof causes)[number]

const WORDS: Readonly<Record<Cause, RegExp>> = {
  change:
    /\b(?:deploy(?:ed|ing|ment)?s?|releas(?:ed?|ing)|roll(?:ed)?[ -]?out|upgrad\w+|migrat\w+|merged?|pull request|(?:config(?:uration)?|schema|code|dns) changes?|new version|maintenance|chang(?:ed|ing))\b/gi,
  capacity:
    /\b(?:out of (?:memory|disk|space)|oom\w*|(?:disk|volume|filesystem|partition)s? (?:was |were |is |got )?full|no space left|ran out|exhaust\w+|overload\w*|saturat\w+|capacity|quotas?|rate limit\w*|too many|traffic spike|spike in|high load|load average|throttl\w+|cpu)\b/gi,
  hardware:
    /\b(?:hardware|power (?:outage|loss|failure|supply)|(?:disk|drive|memory|ram|fan|psu|switch|router|raid|ssd|motherboard) fail\w*|failed (?:disk|drive|switch|node)|cooling|cable|fib(?:re|er)|datacent(?:re|er) (?:outage|fire)|network card|faulty)\b/gi,
  dependency:
    /\b(?:provider|third[ -]part(?:y|ies)|upstream|vendor|isp|external service|(?:aws|azure|gcp|google|github|cloudflare|fastly|quay|docker hub|letsencrypt|let's encrypt)(?:'s)? (?:outage|incident|issue|problem)|outage (?:at|of|in) (?:our|their|the provider|aws|azure|google))\b/gi,
  expiry:
    /\b(?:expir\w+|(?:certificate|token|credential|key|licen[cs]e|domain)s? (?:was |were |had been )?(?:revoked|lapsed|out of date)|renew(?:al|ed)?)\b/gi,
  bug: /\b(?:bugs?|race condition|memory leak|leak(?:ed|ing|s)?|deadlock\w*|null pointer|regression|defect|infinite loop|unhandled|off[ -]by[ -]one|panic\w*)\b/gi,
  operation:
    /\b(?:by mistake|mistaken(?:ly)?|accident(?:al|ally)|wrong (?:cluster|context|environment|command|host|server|database|terminal)|typo|human error|manual(?:ly)?|inadvertent(?:ly)?|unintentional(?:ly)?|ran the (?:wrong )?command)\b/gi,
  attack:
    /\b(?:d?dos|denial of service|attack\w*|malicious|abus\w+|spam\w*|compromis\w+|intru\w+|brute[ -]force|exploit\w*|crawl(?:er|ers|ing)|bots?)\b/gi,
}

/** The characters that are read of a text without those sections. */
const UNTITLED_AT_MOST = 2000

/** What has so many times as many words as the next is clear. */
const CLEARLY = 1.5

/** The cause that most words of its sections, title and summary are of; null where none is clear. */
export function causeIn(document: Document): Cause | null {
  const { title, text } = document
  const said = sectionsText(document, CAUSES)
  const summary = sectionsText(document, ['summary'])
  const weighed = [
    [said, 1],
    [title?.text ?? '', 2],
    [summary, said ? 0.5 : 1],
    // an announcement of a few lines has no headings
    [said || summary ? '' : text.slice(0, UNTITLED_AT_MOST), 1],
  ] as const
  const scores = causes
    .map(cause => ({
      cause,
      score: weighed.reduce(
        (sum, [words, weight]) => sum + weight * (words.match(WORDS[cause])?.length ?? 0),
        0,
      ),
    }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = scores
  return first && first.score > 0 && first.score >= CLEARLY * (second?.score ?? 0) ? first.cause : null
}
