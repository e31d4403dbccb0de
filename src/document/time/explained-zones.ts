import { meaningOf } from './zone-names.ts'

/** The abbreviations that a text explains, and the offset of each: GST is UTC+04 in "GST is Gulf Standard Time [UTC+04]". */
export type ExplainedZones = ReadonlyMap<string, string>

const OFFSET = String.raw`((?:UTC|GMT) ?[+\u2212-] ?\d{1,2}(?::?\d{2})?)(?![\d:])`
const EXPLAINED: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\w/])([A-Z]{2,5})\b[*_]{0,2},? (?:is|means|stands for|refers to|=) [^.\n]{0,60}?\b${OFFSET}`,
    'g',
  ),
  new RegExp(
    String.raw`(?<![\w/])([A-Z]{2,5}) ?[([=:] ?(?:[A-Z][a-z]+ [^()[\]\n]{0,40}[,; ])?${OFFSET}`,
    'g',
  ),
  new RegExp(String.raw`\(([A-Z]{2,5})(?:, | is | = | )${OFFSET}\)`, 'g'),
]

/**
 * Finds the abbreviations that a text explains. One that has a single meaning anyway is not looked at, nor one that is
 * explained in two ways.
 */
export function explainedZones(text: string): ExplainedZones {
  const found = new Map<string, string>()
  if (!/(?:UTC|GMT) ?[+\u2212-]/.test(text)) return found
  const twice = new Set<string>()
  for (const pattern of EXPLAINED)
    for (const [, name = '', offset = ''] of text.matchAll(pattern)) {
      const known = meaningOf(name)
      if (known && (known.kind === 'offset' || known.places.length === 1)) continue
      const zone = offset.replaceAll(' ', '')
      if (found.has(name) && found.get(name) !== zone) twice.add(name)
      found.set(name, zone)
    }
  for (const name of twice) found.delete(name)
  return found
}

/** The explained abbreviation at the start of a text. */
export function explainedAt(
  text: string,
  explained: ExplainedZones | undefined,
): { readonly name: string; readonly zone: string } | undefined {
  if (!explained || explained.size === 0) return undefined
  const name = /^[A-Z]{2,5}(?![A-Za-z0-9_])/.exec(text)?.[0] ?? ''
  const zone = explained.get(name)
  return zone === undefined ? undefined : { name, zone }
}
