import type { Document, TextLine } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'
import type { DocumentWords } from '../words/document-words.ts'
import { lineHint } from '../words/lexicon.ts'
import { findListed, isPrecededBy, listOptions } from '../words/word-list.ts'

const GROUPS = {
  person:
    'engineer|developer|administrator|admin|sysadmin|employee|intern|contractor|colleague|technician|programmer|dba|sre|tester|manager|somebody|someone|he|she|engineers|developers|lead',
  careless: 'careless|negligent|incompetent|sloppy|lazy|reckless',
}

/** Phrases that blame a person. "We" and "I" accept responsibility, so they are not among them. */
const BLAMING = [
  '<person> (had|has|also|who|then) forgot|forgotten|neglected|ignored',
  '<person> (had|has|also|who|then) failed to',
  'on-call|human|duty operator (had|has|also|who|then) forgot|forgotten|neglected|ignored|failed|mistakenly|accidentally',
  '<person> (had|has|also|who|then) accidentally|mistakenly|inadvertently|erroneously|carelessly|wrongly|unwittingly',
  '<person> (had|has|also|who|then) made|making a mistake|typo|blunder',
  '<person> (had|has|also|who|then) ran|run|pushed|deployed|deleted|changed|used|executed|picked the wrong',
  '<person> did not|never follow|read|check the',
  '<person> did not bother to',
  '<person> was|were (very) <careless>',
  '<person> is|was|are|were to blame',
  '<person> should be blamed|fired|punished',
  "engineer's|developer's|operator's|administrator's|admin's|employee's|intern's|contractor's|technician's|his|her mistake|fault|negligence|carelessness|blunder",
  'blame lies|rests with',
  'fault of the|our|an|a engineer|developer|team|employee|contractor|intern',
  '<careless> engineer|developer|operator|team|employee|mistake',
  'through|due|by (to) carelessness|negligence|incompetence|laziness',
]

/** Verbs and nouns beside which a name is that of a person. */
const OF_PEOPLE = lineHint(
  'forgot forgotten neglected bother fault mistake negligence carelessness blunder blame',
)
/** What programs do too: beside these only a name that the document knows is one. */
const OF_ALL = lineHint('mistakenly accidentally inadvertently erroneously carelessly failed')

const NAME = String.raw`(?<![\p{L}\p{N}@.#/-])(@[\w-]{2,39}|\p{Lu}\p{Ll}{1,20}(?: \p{Lu}\p{Ll}{1,20})?)`
const HAD = '(?: had| has| also| then| simply)?'
const SLIPS = String.raw`(?: (?:forgot|forgotten|neglected)\b| did ?n[o’']t bother\b| (?:is|was) to blame\b)`
const FAULTS = "['’]s (?:own )?(?:fault|mistake|negligence|carelessness|blunder)\\b"
const NAMED = new RegExp(`${NAME}(?:${HAD}${SLIPS}|${FAULTS})`, 'gu')
const ACTED = String.raw`(?: (?:mistakenly|accidentally|inadvertently|erroneously|carelessly)\b| failed to\b)`
const KNOWN_ACTED = new RegExp(`${NAME}${HAD}${ACTED}`, 'gu')

/** Words that begin a sentence and are no names. */
const NO_NAME = new Set(
  'i we you they it he she who this that these those there one someone somebody nobody everyone everybody anyone people no not if when while because since but and so as our their its the a an each all some most many both neither either another engineers developers operators admins administrators users customers teams team staff support management nothing everything whoever then later also here'.split(
    ' ',
  ),
)

const NOBODY = new Set(['nobody', 'no', 'not', 'never'])

export const blame = defineRule({
  id: 'blame',
  family: 'language',
  summary: 'No person is named as the cause.',
  why: 'People who are blamed share less the next time. What let a slip become an outage can be fixed; a person cannot.',
  severity: 'warning',
  options: listOptions,
  phrases: [BLAMING],
  hints: [OF_PEOPLE, OF_ALL],
  groups: GROUPS,
  examples: {
    good: [
      vary('The migration routine asked', 'We forgot the limit. The migration routine asked'),
      vary('The migration routine asked', 'The deploy tool did not ask. The migration routine asked'),
    ],
    bad: [
      vary('The migration routine asked', 'An engineer forgot the limit. The migration routine asked'),
      vary('The migration routine asked', "Due to the operator's mistake, the migration routine asked"),
    ],
  },
  *check(document, { options, words }) {
    yield* blamedByName(document, words, options)
    for (const found of findListed(words, BLAMING, options)) {
      if (isPrecededBy(found, NOBODY)) continue
      yield {
        range: found,
        message: `${quote(found.text)} blames a person: say what made the mistake possible.`,
      }
    }
  },
})

/** A name beside a slip: "Bob forgot to enable it", "It was Sam's fault". */
function* blamedByName(
  document: Document,
  words: DocumentWords,
  { allow }: { readonly allow: readonly string[] },
): Iterable<RuleFinding> {
  let people: ReadonlySet<string> | undefined
  const isKnown = (name: string) => {
    people ??= knownPeople(document)
    return people.has(name) || people.has(name.split(' ')[0] ?? '')
  }
  const isName = (name: string) => isKnown(name) || mayBeName(name, document)
  for (const [hint, pattern, counts] of [
    [OF_PEOPLE, NAMED, isName],
    [OF_ALL, KNOWN_ACTED, isKnown],
  ] as const)
    for (const line of words.linesWith(hint)) yield* namesIn(line, pattern, counts, allow)
}

function* namesIn(
  { text, start }: TextLine,
  pattern: RegExp,
  counts: (name: string) => boolean,
  allow: readonly string[],
): Iterable<RuleFinding> {
  for (const { 0: whole, 1: name = '', index } of text.matchAll(pattern)) {
    if (!counts(name) || /["“]/.test(text.slice(0, index)) || allow.includes(whole)) continue
    const range = { start: start + index, end: start + index + whole.length }
    yield { range, message: `${quote(whole)} blames a person: say what made the mistake possible.` }
  }
}

/** The authors, the owners and the handles of a document, whole and by their first words. */
function knownPeople({ meta, actions, text }: Document): ReadonlySet<string> {
  const authors = (meta.many.get('authors') ?? []).map(author => author.text)
  const owners = actions.flatMap(({ owner }) => owner ?? [])
  const handles = [...text.matchAll(/(?<!\w)@([A-Za-z][\w-]{1,38})/g)].map(([, name = '']) => name)
  const names = [...authors, ...owners, ...handles].map(name => name.replace(/^@/, ''))
  const cased = names.map(name => name.charAt(0).toUpperCase() + name.slice(1))
  return new Set([
    ...names,
    ...cased,
    ...names.map(name => `@${name}`),
    ...cased.flatMap(name => name.split(' ')[0] ?? []),
  ])
}

/** Whether a word in capitals is no service, no product of the title, no month, and no word that is elsewhere in small letters. */
function mayBeName(name: string, { meta, title, text }: Document): boolean {
  if (name.startsWith('@')) return true
  const parts = name.toLowerCase().split(' ')
  const [first = ''] = parts
  if (parts.some(word => NO_NAME.has(word)) || MONTHS.test(first)) return false
  const services = (meta.many.get('services') ?? []).map(service => service.text).join(' ')
  const things = `${services} ${title?.text ?? ''}`.toLowerCase()
  return !things.includes(first) && !new RegExp(`(?<![\\p{L}@])${first}(?!\\p{L})`, 'u').test(text)
}

const MONTHS = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/
