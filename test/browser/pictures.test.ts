import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { languageNames, renderDocument } from '../../src/render/index.ts'
import { chromiumPath, newPage, openBrowser } from './chromium.ts'

/** Pseudo-random numbers below 1 from a seed, the same in each run. */
function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 2 ** 32
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const MINUTE = 60_000
/** From a minute to two years. */
const LENGTHS = [1, 3, 20, 59, 300, 1439, 2000, 10_000, 45_000, 400_000, 1_051_200]
const COUNTS = [2, 3, 7, 12, 13, 60, 200]

/** An incident of a length in minutes with a number of events: zones mixed, times uncertain, quiet hours, components. */
function documentOf(seed: number): string {
  const random = randomOf(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const [length, count] = [pick(LENGTHS), pick(COUNTS)]
  const start = Date.UTC(2023, Math.floor(random() * 12), 1 + Math.floor(random() * 28), 9, 17)
  const at = (share: number, exact = true) => {
    const time = start + Math.floor(share * length * (length < 60 ? 60 : 1)) * (length < 60 ? 1000 : MINUTE)
    const text = new Date(time)
      .toISOString()
      .slice(0, length < 60 ? 19 : 16)
      .replace('T', ' ')
    if (!exact) return pick([`~${text}`, text.slice(0, 10), `${text.slice(0, 13)}:??`])
    return random() < 0.1 ? `${text} PST` : `${text}${pick(['', '', ' UTC'])}`
  }
  // most of them close together, so that some gaps are long
  const shares = Array.from({ length: count }, () => random() ** pick([1, 4])).sort((a, b) => a - b)
  const events = shares.map(
    (share, i) => `- ${at(share, random() > 0.15)}: Event ${i} of Wordy-Component-Name`,
  )
  const milestones = (name: string, shift: number) => [
    `started: ${at(shift)}`,
    `detected: ${at(shift + 0.02, random() > 0.3)}`,
    `mitigated: ${at(0.6, random() > 0.3)}`,
    `resolved: ${at(1)}`,
    ...(name ? [`name: ${name}`] : []),
  ]
  const parts = ['API', 'A component with a very long name that does not fit beside anything', 'データベース']
  const fields =
    random() < 0.3
      ? ['incidents:', ...parts.map((name, i) => `  - ${milestones(name, i / 10).join('\n    ')}`)]
      : milestones('', 0)
  const actions = [0, 3, 7].map(
    i =>
      `- [${i ? ' ' : 'x'}] Long words of an action item, number ${i} — start 2024-0${i + 1}, due 2024-0${i + 2}`,
  )
  return [
    ...['---', 'title: T', `language: ${pick(languageNames)}`, 'timezone: UTC', ...fields, '---', ''],
    ...[
      '## Summary',
      '',
      'Words.',
      '',
      '## Timeline',
      '',
      ...events,
      '',
      '## Action items',
      '',
      ...actions,
      '',
    ],
  ].join('\n')
}

/** Texts of pictures that lie over one another or leave their picture, as a browser draws them. */
const COLLISIONS = `[...document.querySelectorAll('.drawing svg')].filter(one => one.checkVisibility()).flatMap(one => {
  const frame = one.getBoundingClientRect()
  const boxes = [...one.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }))
  const out = boxes.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
  const over = boxes.filter(({ box: a }, i) => boxes.some(({ box: b }, j) =>
    j < i && a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom))
  return [...out.map(({ text }) => 'outside: ' + text), ...over.map(({ text }) => 'over another: ' + text)]
})`

describe.runIf(chromiumPath)('pictures', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  it('have no two labels over one another, and none that is cut', async () => {
    const wrong: string[] = []
    let drawn = 0
    for (const width of [1280, 375]) {
      const { page } = await newPage(browser, { width })
      for (let seed = 1; seed <= 60; seed++) {
        const text = documentOf(seed)
        await page.setContent(renderDocument(parse(text), 'sre', 'html'))
        drawn += Number(await page.evaluate(`document.querySelectorAll('.drawing').length`))
        const found = (await page.evaluate(COLLISIONS)) as string[]
        wrong.push(...found.map(words => `${seed} at ${width}: ${words}`))
      }
      await page.context().close()
    }
    expect(wrong).toEqual([])
    // an empty page has no collisions either
    expect(drawn).toBeGreaterThan(200)
  }, 120_000)
})
