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

/** What an example has that the clean one has not, and what it leaves out. */
export function differenceOf(example: string): { readonly has: string[]; readonly lacks: string[] } {
  const lines = (text: string) => text.split('\n').filter(line => line.trim() !== '')
  const [own, clean] = [lines(example), lines(cleanExample)]
  return { has: own.filter(line => !clean.includes(line)), lacks: clean.filter(line => !own.includes(line)) }
}
