import type { Host } from '../../host/index.ts'
import { readDocument } from '../file/read-document.ts'
import { type Answers, checkAnswers, readAnswers } from './answers.ts'

/** The flags that answer questions, as commander names them. */
export interface AnswerFlags {
  readonly answers?: string
  readonly title?: string
  readonly date?: string
  readonly timezone?: string
  readonly severity?: string
  readonly service?: readonly string[]
  readonly author?: readonly string[]
  readonly summary?: string
  readonly impact?: string
  readonly event?: readonly string[]
  readonly started?: string
  readonly detected?: string
  readonly acknowledged?: string
  readonly mitigated?: string
  readonly resolved?: string
  readonly rootCause?: string
  readonly factor?: readonly string[]
  readonly action?: readonly string[]
  readonly lesson?: readonly string[]
}

/** Reads the answers file and the flags. A flag takes precedence over the file. */
export async function gatherAnswers(options: AnswerFlags, host: Host): Promise<Answers> {
  const { answers: source } = options
  const fromFile =
    source === undefined
      ? {}
      : readAnswers(source === '-' ? 'standard input' : source, await readSource(source, host))
  const flags = {
    title: options.title,
    date: options.date,
    timezone: options.timezone,
    severity: options.severity,
    services: options.service,
    authors: options.author,
    summary: options.summary,
    impact: options.impact,
    events: options.event,
    started: options.started,
    detected: options.detected,
    acknowledged: options.acknowledged,
    mitigated: options.mitigated,
    resolved: options.resolved,
    root_cause: options.rootCause,
    contributing_factors: options.factor,
    action_items: options.action,
    lessons: options.lesson,
  }
  const set = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
  return { ...fromFile, ...checkAnswers('the flags', set) }
}

const readSource = async (source: string, host: Host): Promise<string> =>
  source === '-' ? host.terminal.readInput() : readDocument(source, host)
