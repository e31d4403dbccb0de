import { isZone, readIsoDate, readStampWhole } from '../time/index.ts'
import { type FieldName, isRequired, statuses } from './fields.ts'
import type { YamlNode } from './yaml.ts'

/** What the text of a field must be. The message is what the author is told to do. */
export interface Check {
  readonly holds: RegExp | ((text: string) => boolean)
  readonly message: string
}

/** A clock, with its day or without; `14:??`, `~14:00`, a part of a day or a day where no more is known. */
const MILESTONE =
  /^(?:~? ?(?:\d{4}-\d{2}-\d{2}[T ])?(?:~ ?)?\d{2}:(?:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|\?\?)(?: ?(?:Z|[+-]\d{2}:\d{2}))?|\d{4}-\d{2}-\d{2}(?: (?:early |late )?(?:morning|noon|midday|afternoon|evening|night|midnight))?)$/

/** Of what kinds of text the fields are. */
export const checks = {
  id: [
    {
      holds: /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u,
      message: 'Write an id of letters, digits, dots and dashes.',
    },
  ],
  title: [{ holds: /\S/, message: 'Write a title: what failed, for whom.' }],
  date: [
    { holds: /^\d{4}-\d{2}-\d{2}$/, message: 'Write the date as YYYY-MM-DD.' },
    { holds: text => readIsoDate(text) !== undefined, message: 'There is no such date.' },
  ],
  timezone: [{ holds: isZone, message: 'Write an IANA time zone such as America/Los_Angeles, or UTC.' }],
  severity: [
    {
      holds: /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u,
      message: 'Write a short label such as SEV2: letters, digits, blanks, dots and dashes.',
    },
  ],
  /** As BCP 47 has it. Pages know some, and show English labels for the others. */
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
    { holds: isRealTime, message: 'There is no such time.' },
  ],
  line: [{ holds: /^[^\r\n]*$/, message: 'Write this on one line.' }],
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

/**
 * What is wrong with a field, as the schema says it; null where nothing is. `undefined` where only the schema can
 * tell: it is large, and nearly all front matter does without it.
 */
export function faultOf(name: FieldName, value: YamlNode): string | null | undefined {
  if (value.kind === 'null') return isRequired(name) ? 'Fill this in, or delete the line.' : null
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
