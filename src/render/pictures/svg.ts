/** An inline SVG: shapes with classes of the page's style sheet, without scripts or references. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** The shapes, without the `svg` element. */
  readonly shapes: string
}

const n = (value: number): string => String(Math.round(value * 10) / 10)

const escapeXml = (text: string): string =>
  text
    // characters that XML forbids
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** A drawing of the given size in pixels. */
export const svg = (width: number, height: number, shapes: readonly string[]): Drawing => ({
  width,
  height,
  shapes: shapes.join(''),
})

/** The `svg` element of a drawing. @param id unique in the page. */
export function svgElement(
  { width, height, shapes }: Drawing,
  id: string,
  title: string,
  description: string,
): string {
  return `<svg viewBox="0 0 ${n(width)} ${n(height)}" role="img" direction="ltr" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-text">${escapeXml(description)}</desc>${shapes}</svg>`
}

/** A horizontal bar. */
export const bar = (kind: string, from: number, to: number, top: number, height: number): string =>
  `<rect class="bar-${kind}" x="${n(from)}" y="${n(top)}" width="${n(Math.max(2, to - from))}" height="${n(height)}" rx="3"/>`

/** A vertical line. */
export const line = (kind: string, x: number, top: number, bottom: number): string =>
  `<line class="line-${kind}" x1="${n(x)}" y1="${n(top)}" x2="${n(x)}" y2="${n(bottom)}"/>`

/** A horizontal axis. */
export const axis = (from: number, to: number, y: number): string =>
  `<line class="line-axis" x1="${n(from)}" y1="${n(y)}" x2="${n(to)}" y2="${n(y)}"/>`

/** A break in the axis. */
export const fold = (x: number, width: number, y: number): string => {
  const step = width / 6
  const points = [0, 1, 2, 3, 4, 5, 6].map(
    i => `${n(x + i * step)},${n(y + (i === 0 || i === 6 ? 0 : i % 2 ? -5 : 5))}`,
  )
  return `<polyline class="line-fold" points="${points.join(' ')}"/>`
}

/** A dot. @param hint its tooltip. */
export const dot = (x: number, y: number, hint: string): string =>
  `<circle class="dot" cx="${n(x)}" cy="${n(y)}" r="5"><title>${escapeXml(hint)}</title></circle>`

/** A text. */
export const label = (
  kind: string,
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'middle',
): string =>
  `<text class="label-${kind}" x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escapeXml(text)}</text>`

/** A label before it is placed. */
export interface Label {
  readonly x: number
  readonly text: string
}

const ROW = 18
const LETTER = 7.2

/** Characters that are twice as wide as Latin letters. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 14 : LETTER), 0)

/**
 * Places labels below their marks, in as many rows as needed so that none overlap.
 *
 * @param labels from left to right.
 */
export function placed(
  labels: readonly Label[],
  { top, width }: { readonly top: number; readonly width: number },
): { readonly drawn: readonly string[]; readonly bottom: number } {
  const ends: number[] = []
  const drawn = labels.map(({ x, text }) => {
    const half = widthOf(text) / 2
    const middle = Math.min(Math.max(x, half + 2), width - half - 2)
    const free = ends.findIndex(end => end + 8 < middle - half)
    const row = free < 0 ? ends.length : free
    ends[row] = middle + half
    return label('mark', middle, top + row * ROW, text)
  })
  return { drawn, bottom: top + (ends.length - 1) * ROW }
}
