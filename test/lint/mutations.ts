import { type Document, parse } from '../../src/document/index.ts'
import { monthNames, weekdayNames } from '../../src/document/time/index.ts'
import { type Finding, lintDocument } from '../../src/lint/index.ts'

/** Numbers from a seed, the same on every machine. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

export interface Mutation {
  readonly kind: 'time' | 'date' | 'weekday' | 'zone' | 'duration'
  readonly before: string
  readonly after: string
}

/**
 * A postmortem whose times, weekday, zone and durations agree, in one of several notations, and one change to it
 * that makes them disagree in a way that a reader could see.
 */
export function mutate(random: (below: number) => number): Mutation {
  // the months in which clocks change are left out: their season depends on the day
  const [year, month, day] = [
    2010 + random(15),
    [0, 1, 3, 4, 5, 6, 7, 8, 9, 11][random(10)] ?? 0,
    1 + random(28),
  ]
  const date = `${year}-${two(month + 1)}-${two(day)}`
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay()
  const summer = month > 2 && month < 10
  const zone = summer ? 'PDT' : 'PST'
  const times = [300 + random(60)]
  for (let i = 0; i < 5; i++) times.push((times.at(-1) ?? 0) + 4 + random(50))
  const [started = 0, detected = 0, , mitigated = 0, resolved = 0] = times
  const length = resolved - started
  const notation = random(4)
  const line = (i: number, at: string) =>
    notation === 0
      ? `- ${at} Step ${i}`
      : notation === 1
        ? `- **${at}** - Step ${i}`
        : notation === 2
          ? `| ${at} | Step ${i} |`
          : `### ${at}\n\nStep ${i}\n`
  const write = (change: Partial<Record<string, string>>) => {
    const at = (i: number) => change[`event${i}`] ?? clock(times[i] ?? 0)
    const events = times.map((_, i) => line(i, at(i))).join('\n')
    const table = notation === 2 ? '| Time | Event |\n|---|---|\n' : ''
    return `---
title: Something failed
date: ${date}
timezone: America/Los_Angeles
status: published
started: ${change.started ?? clock(started)}
detected: ${change.detected ?? clock(detected)}
mitigated: ${change.mitigated ?? clock(mitigated)}
resolved: ${change.resolved ?? clock(resolved)}
---

## Summary

On ${change.weekday ?? weekdayNames[weekday]}, ${monthNames[month]} ${day}, ${year} the service failed from ${clock(started)} to ${clock(resolved)} (${change.range ?? `${length} minutes`}).

## Impact

Everyone. Time to detection: ${change.detection ?? `${detected - started} minutes`}

## Timeline (all times ${change.zone ?? zone})

${table}${events}

## Root cause

A limit was missing.

## Action items

- [x] Set a limit
`
  }
  const [kind, change] = changeOf(random, { date, year, month, day, weekday, zone, times, length })
  return { kind, before: write({}), after: write(change) }
}

interface Facts {
  readonly date: string
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly zone: string
  readonly times: readonly number[]
  readonly length: number
}

function changeOf(
  random: (below: number) => number,
  facts: Facts,
): readonly [Mutation['kind'], Record<string, string>] {
  const { times, year, month, day } = facts
  const event = random(times.length)
  const milestone = ['started', 'detected', 'mitigated', 'resolved'][random(4)] ?? 'started'
  const place = { started: 0, detected: 1, mitigated: 3, resolved: 4 }[milestone] ?? 0
  const shift = (1 + random(12)) * (random(2) ? 1 : -1)
  switch (random(6)) {
    case 0: {
      // past a neighbour, so that the order shows it
      const to = random(2)
        ? (times[Math.min(event + 1, 5)] ?? 0) + 1 + random(30)
        : (times[Math.max(event - 1, 0)] ?? 0) - 1 - random(30)
      return event === 0 || event === 5
        ? ['time', { [`event${place}`]: clock((times[place] ?? 0) + shift) }]
        : ['time', { [`event${event}`]: clock(to) }]
    }
    case 1:
      return ['time', { [milestone]: clock((times[place] ?? 0) + shift) }]
    case 2: {
      const other = [
        `${year - 1}-${two(month + 1)}-${two(day)}`,
        `${year + 1}-${two(month + 1)}-${two(day)}`,
        `${year}-${two(month + 1)}-${two(day === 28 ? 27 : day + 1)}`,
      ][random(3)]
      const middle = 1 + random(4)
      return ['date', { [`event${middle}`]: `${other} ${clock(times[middle] ?? 0)}` }]
    }
    case 3:
      return ['weekday', { weekday: weekdayNames[(facts.weekday + 1 + random(6)) % 7] ?? '' }]
    case 4:
      return ['zone', { zone: facts.zone === 'PST' ? 'PDT' : 'PST' }]
    default: {
      const by = (2 + random(40)) * (random(2) ? 1 : -1)
      const detection = (times[1] ?? 0) - (times[0] ?? 0)
      return random(2)
        ? [
            'duration',
            {
              range: `${Math.max(1, facts.length + by === facts.length ? facts.length + 5 : facts.length + by)} minutes`,
            },
          ]
        : ['duration', { detection: `${detection + Math.abs(by)} minutes` }]
    }
  }
}

const newIn = (before: readonly Finding[], after: readonly Finding[]) => {
  const seen = new Set(before.map(finding => `${finding.rule}|${finding.message}`))
  return after.filter(finding => !seen.has(`${finding.rule}|${finding.message}`))
}

export interface MutationResult {
  readonly kind: Mutation['kind']
  readonly found: boolean
  readonly cleanBefore: boolean
  readonly mutation: Mutation
}

/** Whether a change is found, by any rule. */
export function tryMutation(mutation: Mutation): MutationResult {
  const lint = (text: string): { document: Document; findings: readonly Finding[] } => {
    const document = parse(text)
    return { document, findings: lintDocument(document) }
  }
  const [before, after] = [lint(mutation.before), lint(mutation.after)]
  return {
    kind: mutation.kind,
    found: newIn(before.findings, after.findings).length > 0,
    cleanBefore: before.findings.length === 0,
    mutation,
  }
}
