import type { Action } from './action.ts'

const AND = String.raw`(?:[,;]? ?(?:&|\+|/) ?|[,;]? (?:and|or) |[,;] ?| )`

/** A pattern of the mention of one name, or of all of several: "@kim", "@kim & @lee"; the first `@` is not in its group. */
export const mentions = (name: string): string => `(?<!@${name}${AND})@(${name}(?:${AND}@${name}){0,9})`

/** A name that can be mentioned, or that of a team: `org/sre`. */
export const NAME = String.raw`[\p{L}\p{N}._/-]{1,60}`

/** All of a text that mentions the owners of an action item. */
export const OWNERS = new RegExp(`^${mentions(NAME)}$`, 'u')

/** The names in the owner of an action item: "Kim & Ana", "kim, @ana", "Kim/Ana"; `org/team` is one. */
export const ownersOf = ({ owner }: Pick<Action, 'owner'>): readonly string[] => {
  const names = (owner ?? '')
    .split(/,|;|&|\+|\s@|<br ?\/?>|\b(?:and|or)\b|\/(?=\s|@)|(?<=\p{Lu}\p{Ll}{1,30})\/(?=\p{Lu}\p{Ll})/u)
    .map(name => name.trim().replace(/^@/, ''))
  return [...new Set(names)].filter(Boolean)
}
