import { describe, expect, it } from 'vitest'
import { collection } from './collection.ts'
import { run } from './run.ts'

const titles = (flags: readonly string[], key: 'answers' | 'similar') =>
  JSON.parse(run(collection(), [...flags, '--json']).out)[key].map(({ title }: { title: string }) => title)

describe('postmortem search', () => {
  it.each([
    // a word of the summary, of an action, of the events; a form of it, the start of it, a letter wrong
    [['locks'], ['Checkout errors', 'Checkout errors again']],
    [['heap'], ['Search is slow']],
    [['nodes', 'replaced'], ['Search is slow']],
    [['querying'], ['Checkout errors']],
    [['chekout'], ['Checkout errors', 'Checkout errors again']],
    [['pay'], ['Checkout errors']],
    [['checkout', '--severity', 'SEV2'], ['Checkout errors again']],
    [['basket', 'again', '--limit', '1'], ['Checkout errors again']],
    [['zebra'], []],
  ])('%j', (words, expected) => {
    // the order of two that answer alike is no promise
    expect(titles(['search', ...words], 'answers').toSorted()).toEqual(expected)
  })

  it.each([
    ['newest', ['Checkout errors again', 'Checkout errors']],
    ['oldest', ['Checkout errors', 'Checkout errors again']],
  ])('gives the %s first of those that have all words', (order, expected) => {
    const more = { 'postmortems/undated.md': '# Held locks\n\nThe basket held locks.\n' }
    const found = (...words: string[]) =>
      JSON.parse(run(collection(more), ['search', ...words, '--sort', order, '--json']).out).answers.map(
        ({ title }: { title: string }) => title,
      )
    expect(found('locks')).toEqual([...expected, 'Held locks'])
    expect(found('locks', 'slow')).toEqual(['Checkout errors'])
    expect(found('lokcs')).toEqual([])
    expect(run(collection(), ['search', 'locks', 'zebra', '--sort', order]).err).toContain('2 have some')
  })

  it('shows where it is, and the sentence that has the words', () => {
    expect(run(collection(), ['search', 'index', 'query']).out).toBe(
      'Checkout errors (2026-03-31, SEV1)\n  postmortems/2026-03-31-checkout-errors.md\n  A query without an index.\n',
    )
    expect(
      run(collection(), ['search', 'index', 'query'], { env: { NO_COLOR: undefined, FORCE_COLOR: '1' } }).out,
    ).toContain('A \u001b[33mquery\u001b[39m without an \u001b[33mindex\u001b[39m.')
    expect(run(collection(), ['search', 'zebra'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('No postmortem has'),
    })
  })
})

describe('postmortem similar', () => {
  it('finds those like a file, and says by which words; itself is none', () => {
    const { code, out } = run(collection(), ['similar', 'postmortems/2026-05-20-checkout-errors-again.md'])
    expect(code).toBe(0)
    expect(out).toMatch(
      /^Checkout errors \(2026-03-31, SEV1\)\n.*\n {2}\d+ % alike: .*\bcheckout\b.*\blocks\b/,
    )
    expect(out).not.toContain('again')
  })

  it('finds those like a title', () => {
    expect(titles(['similar', 'Slow', 'searches'], 'similar')).toEqual(['Search is slow'])
    expect(run(collection(), ['similar', 'zebra'])).toMatchObject({
      code: 1,
      out: 'No postmortem is like it.\n',
    })
  })
})
