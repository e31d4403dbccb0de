import { folder } from './run.ts'

/** Four postmortems of one team, and what is none. */
export const files = {
  'postmortems/2026-03-31-checkout-errors.md': `---
title: Checkout errors
date: 2026-03-31
timezone: UTC
severity: SEV1
status: published
services: [checkout, payments]
tags: [deploy]
authors: [kim]
started: 06:20
detected: 06:29
mitigated: 06:50
resolved: 07:10
---

## Summary

Customers could not pay, since a new query of the basket held locks.

## Timeline

- 06:20 api v42 is deployed
- 06:29 Alert: error rate of checkout
- 06:50 Rolled back
- 07:10 All orders processed

## Root cause

A query without an index.

## Action items

- [x] Add the index — @kim, due 2026-04-03, prevent, OPS-12
- [ ] Alert on slow queries — @ana, due 2026-04-10, detect, [OPS-13](https://tracker.example/browse/OPS-13)
- [ ] Write the runbook
`,
  'postmortems/2026-05-02-search-is-slow.md': `---
title: Search is slow
date: 2026-05-02
timezone: UTC
severity: SEV3
status: in_review
services: [search]
authors: [ana]
---

## Timeline

- ~10:00 A customer reported slow searches
- 12:30 A node was replaced

## Action items

| Action | Owner | Due | Status |
|---|---|---|---|
| Watch the heap | ana | 2027-01-15 | open |
| Replace old nodes | kim | | done |
`,
  'postmortems/2026-05-20-checkout-errors-again.md': `---
title: Checkout errors again
date: 2026-05-20
timezone: UTC
severity: SEV2
status: draft
services: [checkout]
started: 23:50
---

## Summary

The basket held locks once more.
`,
  'postmortems/broken.md': new Uint8Array([0xe9, 0x0a]),
  'postmortems/README.md': '# About this folder\n',
}

/** A folder with those files, and more. */
export const collection = (more: Readonly<Record<string, string | Uint8Array>> = {}): string =>
  folder({ ...files, ...more })
