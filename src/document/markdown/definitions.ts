/** A line of the form of a link definition, with its label and what is after it. */
const DEFINITION = /^( {0,3})\[([^[\]\n\\]{1,80})\]:(?=[ \t]{0,9}(\S{1,200}))/gm

/** An address, or the path of one: anything else after a label is words. */
const ADDRESS = /^(?:[<#/.]|[a-z][a-z0-9+.-]{0,20}:)/i

const MAY_DEFINE = /^ {0,3}\[[^\]\n]{1,80}\]:/m

/**
 * The text with lines such as `[10:00]: Alert` and `[^1]: words` made into words: a Markdown reader would take them
 * for definitions of links, and they would vanish.
 *
 * @param spell writes the label of such a line; with as many characters, offsets stay.
 */
export function withoutFalseDefinitions(
  text: string,
  spell: (indent: string, label: string) => string,
): string {
  if (!MAY_DEFINE.test(text)) return text
  const uses = usesOfLabels(text)
  return text.replace(DEFINITION, (whole, indent: string, label: string, target: string) => {
    const isTime = /^\d{1,2}[:.h]\d{2}/.test(label)
    const isUsed = (uses.get(label) ?? 0) > 1
    const isFalse = label.startsWith('^') || isTime || (!ADDRESS.test(target) && !isUsed)
    return isFalse ? spell(indent, label) : whole
  })
}

/** How often each label is in brackets, its definition counted too. */
function usesOfLabels(text: string): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const [, label = ''] of text.matchAll(/\[([^[\]\n\\]{1,80})\]/g))
    uses.set(label, (uses.get(label) ?? 0) + 1)
  return uses
}

/** With another colon of the same length, for reading where blocks begin and end. */
export const sameLength = (indent: string, label: string): string => `${indent}[${label}]\u2236`

/** The address that a label of a link stands for, as in `[issue][label]`; `undefined` where it has none. */
export type LinkOf = (label: string) => string | undefined

/** Reads the definitions of links once a label is asked for. */
export function linksOf(text: string): LinkOf {
  let links: ReadonlyMap<string, string> | undefined
  return label => {
    links ??= new Map(
      Array.from(
        text.matchAll(/^ {0,3}\[([^[\]\n\\]{1,80})\]:[ \t]{0,9}<?([^\s<>]{1,300})/gm),
        ([, name = '', address = '']) => [name.toLowerCase(), address] as const,
      ),
    )
    return links.get(label.toLowerCase())
  }
}
