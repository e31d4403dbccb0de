import { type Html, safe } from '../render/index.ts'

// Shapes with classes of the page's style sheet. Each stands beside its number in a table, which says the same in words.

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

const svg = (shapes: string): Html => safe(`<svg aria-hidden="true" focusable="false">${shapes}</svg>`)

/** A bar for a count, beside the largest of its kind. */
export const barOf = (count: number, most: number): Html =>
  svg(count === 0 ? '' : `<rect class="bar-plan" width="${percent(count / most)}" height="100%" rx="2"/>`)

/** A line from a lower to an upper value with a middle one on it, each as its share of the width. */
export function rangeOf(lower: number, middle: number, upper: number): Html {
  return svg(
    `<line class="line-grid" x1="0" x2="100%" y1="50%" y2="50%"/><rect class="bar-plan" x="${percent(lower)}" y="35%" width="${percent(Math.max(upper - lower, 0.005))}" height="30%"/><line class="line-mark" x1="${percent(middle)}" x2="${percent(middle)}" y1="0" y2="100%"/>`,
  )
}

const [WIDTH, HEIGHT, FOOT] = [720, 180, 22]

/**
 * Columns over time, in an image with its own words.
 *
 * @param columns in order, each with the year that begins with it, or null. @param title what it shows.
 */
export function columnsOf(
  columns: readonly { readonly name: string; readonly count: number }[],
  title: string,
): Html {
  const most = Math.max(1, ...columns.map(({ count }) => count))
  const step = WIDTH / columns.length
  const room = HEIGHT - FOOT - 14
  const shapes = columns.map(({ count }, i) => {
    const height = (count / most) * room
    return count === 0
      ? ''
      : `<rect class="bar-plan" x="${round(i * step + step * 0.1)}" y="${round(HEIGHT - FOOT - height)}" width="${round(step * 0.8)}" height="${round(height)}"/>`
  })
  const years = columns.flatMap(({ name }, i) => {
    const isYear = i === 0 || name.slice(0, 4) !== columns[i - 1]?.name.slice(0, 4)
    return isYear ? [{ year: name.slice(0, 4), x: i * step }] : []
  })
  // as many years as have room for their digits
  const each = Math.ceil((40 * years.length) / WIDTH)
  const labels = years
    .filter((_, i) => i % each === 0)
    .map(({ year, x }) => `<text x="${round(x)}" y="${HEIGHT - 5}">${year}</text>`)
  return safe(
    `<svg class="columns" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" direction="ltr" aria-label="${title.replace(/[&<>"]/g, '')}"><text x="0" y="11">${most}</text><line class="line-grid" x1="0" x2="${WIDTH}" y1="14" y2="14"/><line class="line-axis" x1="0" x2="${WIDTH}" y1="${HEIGHT - FOOT}" y2="${HEIGHT - FOOT}"/>${shapes.join('')}${labels.join('')}</svg>`,
  )
}

const round = (value: number): string => String(Math.round(value * 10) / 10)
