/** One word of a phrase: any of some words, beginnings or endings. */
interface Step {
  readonly words: ReadonlySet<string>
  readonly beginnings: readonly string[]
  readonly endings: readonly string[]
  readonly optional: boolean
}

export interface Phrase {
  readonly steps: readonly Step[]
  /** The step to look up in a document: the first one without a common word. Null if no step can be looked up. */
  readonly anchor: number | null
}

/** Words that nearly every document has. */
const COMMON = new Set(
  'a an the in on at of to by for with and or is was were are be been it we you they our your this that has had have do did does not no only just all as some many most'.split(
    ' ',
  ),
)

/** Reads a step. @param written in small letters, with straight apostrophes. */
function readStep(written: string): Step {
  const optional = written.startsWith('(') && written.endsWith(')')
  const choices = (optional ? written.slice(1, -1) : written).split('|')
  return {
    words: new Set(choices.filter(choice => !choice.includes('*'))),
    beginnings: choices.filter(choice => choice.endsWith('*')).map(choice => choice.slice(0, -1)),
    endings: choices.filter(choice => choice.startsWith('*')).map(choice => choice.slice(1)),
    optional,
  }
}

/**
 * A reader of phrases that reads each step once.
 *
 * A phrase is words separated by spaces; `a|b` is either, `fail*` begins so, `*ed` ends so, `(of)` may be missing.
 */
export function phraseReader(): (written: string) => Phrase {
  const known = new Map<string, Step>()
  const stepOf = (written: string): Step => {
    const step = known.get(written) ?? readStep(written)
    known.set(written, step)
    return step
  }
  return written => {
    const steps = written.toLowerCase().replaceAll('’', "'").split(/\s+/).filter(Boolean).map(stepOf)
    const whole = steps.flatMap((step, i) => (isOfWholeWords(step) ? [i] : []))
    const rare = whole.find(i => ![...(steps[i]?.words ?? [])].some(word => COMMON.has(word)))
    return { steps, anchor: rare ?? whole[0] ?? null }
  }
}

/** Whether the words of a step can be looked up. */
const isOfWholeWords = ({ beginnings, endings, optional }: Step): boolean =>
  beginnings.length + endings.length === 0 && !optional

/** Whether a step allows a word. */
export const allowsWord = ({ words, beginnings, endings }: Step, word: string): boolean =>
  words.has(word) ||
  beginnings.some(beginning => word.startsWith(beginning)) ||
  endings.some(ending => word.endsWith(ending))
