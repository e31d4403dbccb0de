import { isZone, readIsoDate, readStampWhole } from '../time/index.ts'
import { type FieldName, isRequired, statuses } from './fields.ts'
import type { YamlNode } from './yaml.ts'

/** A condition on the text of a field. The message says how to meet it, in one sentence. */
export interface Check {
  readonly holds: RegExp | ((text: string) => boolean)
  readonly message: string
}

/** A clock time, with or without its date; `14:??`, `~14:00`, a part of a day, or a date alone. */
const MILESTONE =
  /^(?:~? ?(?:\d{4}-\d{2}-\d{2}[T ])?(?:~ ?)?\d{2}:(?:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|\?\?)(?: ?(?:Z|[+-]\d{2}:\d{2}))?|\d{4}-\d{2}-\d{2}(?: (?:early |late )?(?:morning|noon|midday|afternoon|evening|night|midnight))?)$/

/** The conditions on the text of each field; the milestones share one entry. */
export const checks = {
  id: [
    {
      holds: /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u,
      message: 'Use letters, digits, dots, underscores and dashes, at most 100.',
    },
  ],
  title: [{ holds: /\S/, message: 'Say what failed, and for whom.' }],
  date: [
    { holds: /^\d{4}-\d{2}-\d{2}$/, message: 'Write the date as YYYY-MM-DD.' },
    { holds: text => readIsoDate(text) !== undefined, message: 'That day is not in the calendar.' },
  ],
  timezone: [{ holds: isZone, message: 'Write an IANA time zone such as America/Los_Angeles, or UTC.' }],
  severity: [
    {
      holds: /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u,
      message: 'Write a short label such as SEV2: letters, digits, spaces, dots and dashes.',
    },
  ],
  /** A BCP 47 tag. Pages have labels for some languages, and use English labels for the others. */
  language: [
    {
      holds: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/,
      message: 'Write a language code such as en, de or pt-BR.',
    },
  ],
  status: [{ holds: isStatus, message: 'Write draft, in_review or published.' }],
  milestone: [
    {
      holds: MILESTONE,
      message: 'Write HH:MM, YYYY-MM-DD HH:MM, or RFC 3339 such as 2012-03-28T06:59:00-07:00.',
    },
    { holds: isRealTime, message: 'That time does not exist.' },
  ],
  line: [{ holds: /^[^\r\n]*$/, message: 'Write it on one line.' }],
} as const satisfies Record<string, readonly Check[]>

function isStatus(text: string): boolean {
  return statuses.some(status => status === text)
}

function isRealTime(text: string): boolean {
  const stamp = readStampWhole(text, 'offset')
  const offset = /:\d{2}(?:[.,]\d+)? ?[+-](\d{2}):(\d{2})$/.exec(text)
  return (
    stamp !== undefined &&
    stamp.invalid === null &&
    (!offset || (Number(offset[1]) <= 14 && Number(offset[2]) <= 59))
  )
}

/** The advice for a field without a value. */
export const EMPTY = 'Write a value, or delete the line.'

/**
 * Checks a field with the same conditions as the schema, which is large and seldom needed.
 *
 * @returns the message of the first condition that fails; null where all hold; `undefined` where only the schema can
 *   decide.
 */
export function faultOf(name: FieldName, value: YamlNode): string | null | undefined {
  if (value.kind === 'null') return isRequired(name) ? EMPTY : null
  switch (name) {
    case 'incidents':
    case 'components':
      return undefined
    case 'services':
    case 'tags':
    case 'authors':
    case 'related':
      return (value.kind === 'list' ? value.items : [value]).every(isLine) ? null : undefined
    case 'started':
    case 'detected':
    case 'acknowledged':
    case 'mitigated':
    case 'resolved':
      return broken(checks.milestone, value)
    default:
      return broken(checks[name], value)
  }
}

const isLine = (value: YamlNode): boolean =>
  value.kind === 'text' && value.text !== '' && broken(checks.line, value) === null

function broken(wanted: readonly Check[], value: YamlNode): string | null | undefined {
  if (value.kind !== 'text') return undefined
  const check = wanted.find(
    ({ holds }) => !(typeof holds === 'function' ? holds(value.text) : holds.test(value.text)),
  )
  return check ? check.message : null
}
