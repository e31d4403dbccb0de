/** A document without findings, which the examples of rules vary. */
export const cleanExample = `---
title: Storage migration slowed environment resumes
date: 2012-03-28
timezone: America/Los_Angeles
status: published
severity: SEV2
started: 06:59
detected: 07:02
mitigated: 07:35
resolved: 07:52
---

## Summary

Environments took minutes to resume.

## Impact

Every customer who resumed an environment was affected.

## Timeline

- 06:59 Resumes slowed down
- 07:02 The first alert arrived
- 07:35 The server had warmed up
- 07:52 All resumes had completed

## Root cause

The migration routine asked one server for more than it could compute.

## Action items

- [x] Limit concurrent migrations — @storage, due 2012-04-13, prevent
`

/** The clean example with one part of it replaced. */
export function vary(part: string, replacement: string): string {
  if (!cleanExample.includes(part)) throw new Error(`the clean example has no ${JSON.stringify(part)}`)
  return cleanExample.replace(part, () => replacement)
}

/** A line of an example or of the clean one: added, removed, or in both. */
interface LineChange {
  readonly kind: '+' | '-' | ' '
  readonly line: string
}

/** The changes from the clean example to another one, line by line, without blank lines. */
export function changesOf(example: string): readonly LineChange[] {
  const lines = (text: string) => text.split('\n').filter(line => line.trim() !== '')
  const [clean, own] = [lines(cleanExample), lines(example)]
  const common = commonLengths(clean, own)
  const changes: LineChange[] = []
  for (let i = 0, j = 0; i < clean.length || j < own.length; ) {
    const [before, after] = [clean[i], own[j]]
    if (before !== undefined && before === after) {
      changes.push({ kind: ' ', line: before })
      i++
      j++
    } else if (before !== undefined && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) {
      changes.push({ kind: '-', line: before })
      i++
    } else {
      changes.push({ kind: '+', line: after ?? '' })
      j++
    }
  }
  return changes
}

/** The length of the longest common subsequence of the lines from each pair of indexes on. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const [row = [], next = []] = [lengths[i], lengths[i + 1]]
      row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
    }
  return lengths
}

/** The lines that an example adds to the clean one, and the lines that it removes. */
export function differenceOf(example: string): { readonly has: string[]; readonly lacks: string[] } {
  const changes = changesOf(example)
  const linesOf = (kind: LineChange['kind']) =>
    changes.flatMap(change => (change.kind === kind ? [change.line] : []))
  return { has: linesOf('+'), lacks: linesOf('-') }
}
