import { derivedFrom } from '../derived.ts'
import type { Document } from '../document.ts'
import type { TextLine } from '../markdown/index.ts'
import { proseOf } from '../views/index.ts'

/** A line that begins something of its own: a label, a mark, a row, a list in a paragraph. */
const OWN_START = /^\s*(?:[-*+•–|>#]|\d{1,3}[.)]\s|\(?[A-Z][^\s:]{0,30}(?: [^\s:]{1,30}){0,3}:(?:\s|$|\*))/
/** A clock or a date at the start of a line, which an entry of a timeline has too. */
const TIME_START =
  /^\s*[[(~]?(?:\d{1,2}[:.]\d{2}|\d{4}-\d{2}|\d{1,2}\/\d{1,2}|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)/i
/** What cannot end a sentence: the words go on in the next line. */
const GOES_ON =
  /(?:\b(?:at|from|to|until|till|by|between|and|or|around|about|on|since|before|after|approximately|roughly|for|of|in|the|a|an|than|was|were|is|lasted|took|within|over)|,)$/i

/** Lines that are read as one. */
export interface Passage {
  readonly text: string
  /** The offset in the document of a place in the text. */
  placeOf(at: number): number
}

/** The longest text that is made of lines: readers of lines have a limit of their own. */
const LONGEST = 3000

/**
 * The prose with the lines of each passage joined by a blank where an editor wrapped them: so its readers see it. A break
 * that is meant, and what begins like an item of a list, stays.
 */
export const passagesOf = (document: Document): readonly Passage[] => derivedFrom(document, joinLines)

function joinLines(document: Document): readonly Passage[] {
  const { lines, passages } = proseOf(document)
  const starts = new Set(passages)
  const joined: TextLine[][] = []
  let length = 0
  for (const [i, line] of lines.entries()) {
    const group = joined.at(-1)
    const last = group?.at(-1)
    const gap = last ? document.text.slice(last.start + last.text.length, line.start) : ''
    const goesOn = !starts.has(i) && length + line.text.length < LONGEST
    if (group && last && goesOn && isWrapped(last.text, gap, line.text)) group.push(line)
    else {
      joined.push([line])
      length = 0
    }
    length += line.text.length + 1
  }
  return joined.map(passageOf)
}

function passageOf(lines: readonly TextLine[]): Passage {
  const [first = { text: '', start: 0 }] = lines
  if (lines.length === 1) return { text: first.text, placeOf: at => first.start + at }
  return {
    text: lines.map(({ text }) => text).join(' '),
    placeOf(at) {
      let left = at
      for (const { text, start } of lines) {
        if (left <= text.length) return start + left
        left -= text.length + 1
      }
      return first.start + at
    },
  }
}

/** Two blanks or a backslash before the end of a line are a break that is meant. */
function isWrapped(before: string, gap: string, after: string): boolean {
  if (!/^\r?\n[ \t>]{0,20}$/.test(gap) || / {2}$|\\$/.test(before) || OWN_START.test(after)) return false
  return !TIME_START.test(after) || GOES_ON.test(before)
}
