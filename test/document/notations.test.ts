import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatInstant, type Moment, parse } from '../../src/document/index.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/format.md'), 'utf8')
const section = page.slice(page.indexOf('### Times and dates'), page.indexOf('### Time zones'))
const rows = [...section.matchAll(/^\| (.+) \| (`+) ?(.+?) ?\2 \| (.+) \|$/gm)].map(
  ([, notation = '', , example = '', read = '']) => ({ notation, example, read }),
)

const shown = (moment: Moment) => {
  const [first, last] = (['earliest', 'latest'] as const).map(end => formatInstant(moment, end))
  return first === last ? first : `${first} to ${last}`
}

describe('the notations of docs/format.md', () => {
  it('are all found', () => {
    expect(rows.length).toBeGreaterThan(60)
  })

  it.each(rows)('$notation: $example', ({ example, read }) => {
    const document = parse(`---\ndate: 2012-03-27\n---\n\n## Timeline\n\n- 05:00 first\n- ${example}\n`)
    const event = document.events[1]
    const until = event?.until ? ` until ${formatInstant(event.until, 'earliest')}` : ''
    expect(event?.at ? shown(event.at) + until : 'nothing').toBe(read)
    // nothing of the time is left in the text
    expect(event?.text).toMatch(/^(?:\(9:05 AM ET\) )?a$/)
  })
})
