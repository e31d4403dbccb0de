import css from '../../../templates/page.css?raw'

/** The colours that text has, and what they are on. */
const PAIRS = [
  ['ink', 'paper'],
  ['soft', 'paper'],
  ['accent', 'paper'],
  ['done', 'paper'],
  ['ink', 'wash'],
] as const

/** What WCAG asks of text of usual size. */
const ENOUGH = 4.5

/** What is wrong with the colours of a theme: text that is hard to read, in light or in dark mode. */
export function contrastProblems(theme: string): readonly string[] {
  const own = coloursIn(theme)
  const page = coloursIn(css.slice(0, css.indexOf('@media')))
  const dark = coloursIn(css.slice(css.indexOf('@media'), css.indexOf('* {')))
  const modes = [
    { mode: 'light', of: (name: string) => own.get(name) ?? page.get(name) },
    { mode: 'dark', of: (name: string) => own.get(`dark-${name}`) ?? dark.get(name) },
  ]
  return modes.flatMap(({ mode, of }) =>
    PAIRS.flatMap(([text, ground]) => {
      const [one, other] = [of(text), of(ground)]
      if (one === undefined || other === undefined) return []
      const contrast = contrastOf(one, other)
      return contrast >= ENOUGH
        ? []
        : [
            `In ${mode} mode the theme's --${text} on --${ground} has a contrast of ${contrast.toFixed(1)}; text needs ${ENOUGH}.`,
          ]
    }),
  )
}

/** The luminance of each variable that has a hexadecimal colour. */
function coloursIn(text: string): ReadonlyMap<string, number> {
  const found = text.matchAll(
    /--([a-z-]{1,30}):\s{0,9}(?:var\(--[a-z-]{1,30},\s{0,9})?#([\da-f]{3}(?:[\da-f]{3})?)\b/gi,
  )
  return new Map(Array.from(found, ([, name = '', hex = '']) => [name, luminanceOf(hex)] as const))
}

/** The relative luminance of a colour (WCAG 2.2), from 0 to 1. */
function luminanceOf(hex: string): number {
  const six = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(at => {
    const share = Number.parseInt(six.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrastOf = (one: number, other: number): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
