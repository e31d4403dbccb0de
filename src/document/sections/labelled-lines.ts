import type { MilestoneName } from '../front-matter/index.ts'
import type { Block } from '../markdown/index.ts'
import { endOfLine, splitAtBreaks } from '../markdown/index.ts'
import type { Range } from '../text/index.ts'
import {
  type CalendarDate,
  type DayOrder,
  dateOfStamp,
  inOrder,
  readStampAtStart,
  readStampWhole,
  type Stamp,
} from '../time/index.ts'
import type { Section } from './outline.ts'

/**
 * A label with its value: `**Date:** March 5, 2024`, a row `| Detected | 10:05 UTC |`, or `## Date` with the day below.
 */
export interface LabelledLine {
  /** In lower case. */
  readonly label: string
  readonly value: string
  /** Offset of the value in the document. */
  readonly start: number
}

const LABELLED = /^[*_]{0,3}(\p{L}[\p{L} /'’]{1,40}?)[*_ ]{0,4}[:：][*_` ]{0,4}(?=[\w(~])(.{4,100})/u

/** A quick test for the labels that are read below; most texts have none. */
const HINT =
  /(?:^|<br ?\/?>)[^A-Za-z\n]{0,16}(?:(?:incident|outage|event|impact|issue) )?(?:(?:date|day|when|duration|start|beg[ia]n|detect|acknowledged|mitigat|resol|end|time of)[a-z /]{0,30}[*_ ]{0,12}[:|]|date[ \t]*\r?$)|発生|検知|復旧|影響期間|日期|(?:^|[|*_])[*_ ]{0,4}(?:datum|zeitraum|beginn|ende|fecha|data|per[íi]odo|période|début|fin|inicio|início|fim|détect|detect)/im

/** The labelled lines outside of the timeline and the action items. */
export function labelledIn(body: string, sections: readonly Section[]): readonly LabelledLine[] {
  if (!HINT.test(body)) return []
  const found: LabelledLine[] = []
  for (const { kind, heading, headingRange, blocks } of sections) {
    if (kind === 'timeline' || kind === 'action_items') continue
    const [first] = blocks
    // `## Date: July 1, 2020`, and `## Date` with the day below
    addLabelled(heading, headingRange.end, found)
    const [line] = first?.kind === 'paragraph' ? first.lines : []
    if (line) addLabelled(`${heading}: ${line.text}`, endOfLine(line), found)
    for (const block of blocks) addLines(block, found)
  }
  return found
}

/** @param end offset at which the text ends in the document. */
function addLabelled(text: string, end: number, found: LabelledLine[]): void {
  const [whole, label, value] = LABELLED.exec(text) ?? []
  if (!whole || !label || !value) return
  const start = end - (text.length - whole.length) - value.length
  found.push({ label: label.toLowerCase().trim(), value, start })
}

// one list for all, since joining lists at each level of nesting takes quadratic time
function addLines(block: Block, found: LabelledLine[]): void {
  switch (block.kind) {
    case 'paragraph':
      for (const line of block.lines)
        for (const part of splitAtBreaks(line)) addLabelled(part.text, endOfLine(part), found)
      return
    case 'list':
      for (const item of block.items) for (const inner of item.blocks) addLines(inner, found)
      return
    case 'quote':
      for (const inner of block.blocks) addLines(inner, found)
      return
    case 'table':
      for (const [label, value] of [block.head, ...block.rows.map(row => row.cells)])
        if (label && value) addLabelled(`${label.text}: ${value.text}`, endOfLine(value), found)
  }
}

const DATE =
  /^(?:datum|zeitraum|fecha|data|período|periodo|période|発生日時|発生日|日時|日期|影響期間|date de l['’]incident|data do incidente|fecha del incidente|datum des vorfalls|(?:(?:incident|outage|event) )?(?:date|day|when|duration)(?: of (?:the )?(?:incident|outage|event))?(?: and time| ?\/ ?time)?)$/

/** The date of the incident in the labelled lines; null where none has it. */
export function labelledDate(lines: readonly LabelledLine[], orderOf: () => DayOrder): CalendarDate | null {
  for (const { label, value } of lines) {
    const stamp = DATE.test(label) ? readStampAtStart(value)?.stamp : undefined
    const date = stamp && stamp.invalid === null ? dateOfStamp(inOrder(stamp, orderOf).date, null) : null
    if (date) return date
  }
  return null
}

const OF = '(?:(?:incident|outage|impact|issue|event) )?'
const AT = '(?: (?:time|date|at|on))?'
const MILESTONES: Readonly<Record<MilestoneName, RegExp>> = {
  started: new RegExp(
    `^(?:${OF}(?:start(?:ed)?|begin|began)${AT}|(?:start|beginning|(?:date and )?time) of (?:the )?(?:incident|outage|start)|beginn|début|inicio|início|発生日時|発生時刻)$`,
  ),
  detected: new RegExp(
    `^(?:${OF}(?:detected|detection)${AT}|time of detection|erkannt|détecté|détection|detectado|detección|detecção|検知日時|検知時刻)$`,
  ),
  acknowledged: new RegExp(`^${OF}acknowledged${AT}$`),
  mitigated: new RegExp(`^(?:${OF}(?:mitigated|mitigation)${AT}|time of mitigation)$`),
  resolved: new RegExp(
    `^(?:${OF}(?:resolved|resolution|end(?:ed)?)${AT}|(?:end|time) of (?:the )?(?:incident|outage|resolution)|behoben|ende|fin|résolu|resuelto|resolvido|fim|復旧日時|復旧時刻)$`,
  ),
}

/** The labels after which a clock is one, not a length of time. */
const HAPPENED = /(?:ed|began|start|end)(?: (?:time|at))?$/

/** A time after a label, and its place. */
export interface LabelledTime {
  readonly stamp: Stamp
  readonly range: Range
}

/** The time of a milestone in the labelled lines; null where none has it. */
export function labelledTime(lines: readonly LabelledLine[], name: MilestoneName): LabelledTime | null {
  for (const { label, value, start } of lines) {
    const isSpan = /^duration$/.test(label)
    if (!isSpan && !MILESTONES[name].test(label)) continue
    const stamp = readStampWhole(withoutRemark(value))
    // a clock alone may be a duration: "Detection: 00:05"
    const saysWhen = stamp?.date != null || stamp?.zone != null || HAPPENED.test(label)
    const isTime = stamp?.clock?.minute != null && saysWhen
    if (!stamp || !isTime || stamp.invalid !== null) continue
    const at = Math.max(0, value.indexOf(stamp.text))
    const range = { start: start + at, end: start + at + stamp.text.length }
    if (!isSpan || (stamp.until && name === 'started')) return { stamp: { ...stamp, until: null }, range }
    if (stamp.until && name === 'resolved')
      return {
        stamp: { ...stamp, clock: stamp.until, date: stamp.lastDate ?? stamp.date, until: null },
        range,
      }
  }
  return null
}

/** A value without its marks, and without a remark in wide brackets behind it. */
function withoutRemark(value: string): string {
  const plain = value.replace(/[`*]/g, '').trim()
  return plain.endsWith('）') ? plain.slice(0, plain.lastIndexOf('（')) : plain
}

const EVENT_LABEL =
  /^(?:(\*\*|__)([A-Z][^*_:\d]{2,40}?):?\1:?|((?:(?:Incident|Outage|Impact|Issue) )?(?:Start|End|Began|Begin|Detect|Discover|Acknowledg|Mitigat|Recover|Resol|Restor|Declar|Escalat|Report|Time of)[^*_:\d]{0,30}?):) +(?=\S)/i

/** Reads a line with its time after a label: `**Detected:** 10:00 UTC, by an alert`. @returns null for other lines. */
export function stampAfterLabel(
  line: string,
): { stamp: Stamp; start: number; end: number; text: string } | null {
  const label = EVENT_LABEL.exec(line)
  const found = label && readStampAtStart(line.slice(label[0].length))
  if (!label || !found || found.stamp.clock?.minute == null || found.stamp.invalid !== null) return null
  const start = label[0].length
  const text = [label[2] ?? label[3] ?? '', found.text.trim()].filter(Boolean).join(': ')
  return { stamp: found.stamp, start, end: start + found.end, text }
}
