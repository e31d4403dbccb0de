import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsIn, parse } from '../../src/document/index.ts'
import { cleanExample, vary } from '../../src/lint/example.ts'
import { lintText, rules } from '../../src/lint/index.ts'

/** Prose is read as its reader reads it: where an editor wraps a line is a blank. */

const sentences = [
  'Time to resolve: 45 minutes for all customers.',
  'On Tuesday, March 28 it was slow from 06:59 to 07:52 PDT, for two hours.',
  'Between 06:59 and 07:20 (53 minutes) nothing resumed.',
  'The first alert came at 07:02, 40 minutes after the start at 06:59.',
  'At 08:20 on March 28, 2012 the server was rebooted.',
  'It lasted 36 minutes, from 06:59 until 07:35.',
]

const summary = (text: string) => vary('Environments took minutes to resume.', text)
const truth = new Set(
  rules.filter(({ family }) => family === 'truth' || family === 'time').map(({ id }) => id),
)
const found = (text: string) =>
  lintText('a.md', text)
    .findings.filter(({ rule }) => truth.has(rule))
    .map(({ rule, message }) => `${rule}: ${message.replace(/line \d+/g, 'line N').replace(/\s+/g, ' ')}`)
const claimed = (text: string) =>
  claimsIn(parse(text)).map(({ kind, text }) => `${kind} ${text.replace(/\s+/g, ' ')}`)

describe('a wrapped paragraph', () => {
  it.each(sentences)('%s says what it says on one line', sentence => {
    const whole = summary(sentence)
    const blanks = [...sentence.matchAll(/ /g)].map(({ index }) => index)
    fc.assert(
      fc.property(fc.subarray(blanks), fc.constantFrom('\n', '\r\n'), (at, end) => {
        const wrapped = summary([...sentence].map((char, i) => (at.includes(i) ? end : char)).join(''))
        expect(claimed(wrapped)).toEqual(claimed(whole))
        expect(found(wrapped)).toEqual(found(whole))
      }),
      { numRuns: 60 },
    )
  })

  it('has something to find', () => {
    expect(sentences.filter(sentence => found(summary(sentence)).length > 0).length).toBeGreaterThan(2)
    expect(found(cleanExample)).toEqual([])
  })

  it.each([
    'Duration: 45 minutes\nDetected: 07:02',
    '06:59 it began\n07:52 it ended',
    'It lasted 53 minutes.  \nThe review took 2 days.',
    '**Impact:** 10 minutes\n**Detection:** 3 minutes',
  ])('keeps apart what begins anew: %j', text => {
    const apart = claimsIn(parse(summary(text.replace('\n', '\n\n')))).map(({ text }) => text)
    expect(claimsIn(parse(summary(text))).map(({ text }) => text)).toEqual(apart)
  })
})
