/** An inline SVG: shapes with classes of the page's style sheet, without scripts or references. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** The shapes, without the `svg` element. */
  readonly shapes: string
  /** What has to be said of it, such as that its scale is broken. */
  readonly note: string | null
}

const n = (value: number): string => String(Math.round(value * 10) / 10)

/** A text as XML has it. */
export const escapeXml = (text: string): string =>
  text
    // characters that XML forbids
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** A drawing of the given size in pixels. */
export const svg = (
  width: number,
  height: number,
  shapes: readonly string[],
  note: string | null = null,
): Drawing => ({ width, height, shapes: shapes.join(''), note })

/** The `svg` element of a drawing. @param id unique in the page. */
export function svgElement(
  { width, height, shapes }: Drawing,
  id: string,
  title: string,
  description: string,
): string {
  return `<svg viewBox="0 0 ${n(width)} ${n(height)}" role="img" direction="ltr" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-text">${escapeXml(description)}</desc>${shapes}</svg>`
}

/** What a bar or a dot stands for. */
export type Key = 'impact' | 'repair' | 'uncertain' | 'plan' | 'done'

const HATCH = 7

/** A horizontal bar. The repair is hatched, so that no colour has to tell it from the impact. */
export function bar(kind: Key, from: number, to: number, top: number, height: number): string {
  const end = Math.max(to, from + 2)
  const rect = `<rect class="bar-${kind}" x="${n(from)}" y="${n(top)}" width="${n(end - from)}" height="${n(height)}" rx="3"/>`
  if (kind !== 'repair' && kind !== 'done') return rect
  let lines = ''
  for (let x = from - height + HATCH; x < end; x += HATCH) {
    const [left, right] = [Math.max(x, from), Math.min(x + height, end)]
    lines += `M${n(left)} ${n(top + height - (left - x))}L${n(right)} ${n(top + height - (right - x))}`
  }
  return `${rect}<path class="hatch" d="${lines}"/>`
}

/** A vertical line. */
export const line = (kind: string, x: number, top: number, bottom: number): string =>
  `<line class="line-${kind}" x1="${n(x)}" y1="${n(top)}" x2="${n(x)}" y2="${n(bottom)}"/>`

/** A horizontal axis. */
export const axis = (from: number, to: number, y: number): string =>
  `<line class="line-axis" x1="${n(from)}" y1="${n(y)}" x2="${n(to)}" y2="${n(y)}"/>`

/** The ends of an axis that is broken: a stroke across each. */
export const breakEnds = (from: number, to: number, y: number): string =>
  [from, to]
    .map(x => `<line class="line-axis" x1="${n(x - 3)}" y1="${n(y + 7)}" x2="${n(x + 3)}" y2="${n(y - 7)}"/>`)
    .join('')

/** A dot; hollow for a time that is not exact. @param hint its tooltip. */
export const dot = (x: number, y: number, exact: boolean, hint: string): string =>
  `<circle class="dot${exact ? '' : ' about'}" cx="${n(x)}" cy="${n(y)}" r="5"><title>${escapeXml(hint)}</title></circle>`

/** What is read from the right; its words, dates and clocks stay in that order. */
const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/** A text. */
export const label = (
  kind: string,
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'middle',
): string => {
  const isolated = FROM_RIGHT.test(text) ? `\u2067${text}\u2069` : text
  return `<text class="label-${kind}" x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escapeXml(isolated)}</text>`
}

const ROW = 18

/** Characters that are twice as wide as Latin letters. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

const widthOfCharacter = (char: string): number =>
  WIDE.test(char)
    ? 14
    : /[mwMW@%&—…]/.test(char)
      ? 13
      : /\p{Lu}/u.test(char)
        ? 10
        : /[ .,:;'|ijl]/.test(char)
          ? 4.8
          : 8.4

/** The pixels that a label needs at most, in the widest of the fonts that pages ask for. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + widthOfCharacter(char), 0)

/** A text cut to a width in pixels. */
export function cutTo(width: number, text: string): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const char of text) {
    if (widthOf(`${kept}${char}…`) > width) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}

/** A label before it is placed. */
export interface Label {
  readonly x: number
  readonly text: string
}

/**
 * Places labels below their marks, in as many rows as needed so that none overlap.
 *
 * @param labels from left to right.
 * @param rows at most; what fits into none is left out.
 */
export function placed(
  labels: readonly Label[],
  {
    top,
    width,
    rows = Number.POSITIVE_INFINITY,
  }: { readonly top: number; readonly width: number; readonly rows?: number },
): { readonly drawn: readonly string[]; readonly bottom: number } {
  const ends: number[] = []
  const drawn = labels.flatMap(({ x, text }) => {
    const half = widthOf(text) / 2
    const middle = Math.min(Math.max(x, half), width - half)
    const free = ends.findIndex(end => end + 8 < middle - half)
    const row = free < 0 ? ends.length : free
    if (row >= rows) return []
    ends[row] = middle + half
    return label('mark', middle, top + row * ROW, text)
  })
  return { drawn, bottom: top + (ends.length - 1) * ROW }
}
