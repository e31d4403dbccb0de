/** The source of a pattern of any of some alternatives, which are sources of patterns too. */
export const anyOf = (alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`

/** A pattern of any of some alternatives, in any case. */
export const anyPattern = (alternatives: readonly string[]): RegExp => new RegExp(alternatives.join('|'), 'i')

/** A pattern of any of some words or phrases, whole and in any case. */
export const anyWord = (alternatives: readonly string[]): RegExp =>
  new RegExp(`\\b${anyOf(alternatives)}\\b`, 'i')
