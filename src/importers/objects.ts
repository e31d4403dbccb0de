/** A value of JSON that has fields. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** No export has its records deeper. */
const DEEPEST = 20

/**
 * The objects of a file, without the envelope of an API.
 *
 * @param envelopes the keys below which an API has its objects.
 */
export function objectsIn(json: unknown, envelopes: readonly string[], depth = 0): readonly Fields[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(json)) return json.flatMap(one => objectsIn(one, envelopes, depth + 1))
  if (!isFields(json)) return []
  // what has an id is a record, whatever it refers to
  if (Object.hasOwn(json, 'id')) return [json]
  const inside = envelopes.filter(
    name => Object.hasOwn(json, name) && typeof json[name] === 'object' && json[name],
  )
  return inside.length > 0 ? inside.flatMap(name => objectsIn(json[name], envelopes, depth + 1)) : [json]
}

/** The start of a value, for people who read what was skipped. */
export const shownStart = (value: unknown): string => JSON.stringify(value)?.slice(0, 200) ?? ''
