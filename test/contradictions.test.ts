import { describe, expect, it } from 'vitest'
import { parse } from '../src/document/index.ts'
import { lintDocument } from '../src/lint/index.ts'

/** Rule and message of each finding of these rules. */
const findings = (text: string, ...rules: readonly string[]) =>
  lintDocument(parse(text)).flatMap(({ rule, message }) =>
    rules.includes(rule) ? [`${rule}: ${message}`] : [],
  )

const head = (fields: string) => `---\ntitle: a\nstatus: published\n${fields}---\n\n`

describe('what the published reports contradict themselves in', () => {
  it('PST in daylight time, and 36 minutes against 53', () => {
    const text = `${head('date: 2012-03-28\ntimezone: America/Los_Angeles\nstarted: 06:59\nresolved: 07:52\n')}## Summary

The slowdown lasted from 6:59 to 7:52 AM (36 minutes).

## Timeline (all times PST)

- 6:55 AM the routine starts
- 6:59 AM it becomes slow
- 7:35 AM the server is warm
- 7:52 AM all environments have resumed
`
    expect(findings(text, 'zone-abbreviation', 'duration-mismatch')).toEqual([
      'duration-mismatch: 36 minutes is stated, but 6:59 to 7:52 AM is 53 min.',
      'zone-abbreviation: Write PDT, not PST: America/Los_Angeles was on PDT that day.',
    ])
  })

  it('prose against the schedule grid, and a permanent fix against patches still to come', () => {
    const text = `${head('date: 2006-11-15\n')}## Summary

In each case a permanent fix was implemented. We are in the process of installing patches for the latest.
Testing of the Oracle upgrades was started in September.

## Action items

| Project element | Start | Due |
|---|---|---|
| Test new Oracle upgrades in development | 2006-07 | 2006-08 |
| Launch new web servers | 2007-01 | 2007-02 |
`
    expect(findings(text, 'schedule-mismatch', 'claim-contradiction')).toEqual([
      'claim-contradiction: "permanent fix was implemented" contradicts "in the process of installing" on line 9: correct one of them.',
      'schedule-mismatch: "started in September" does not match the schedule, which has "Test new Oracle upgrades in development" from 2006-07 to 2006-08: correct one of them.',
    ])
  })

  it('a missing year, and no data lost against its own caveat', () => {
    const text = `# Web site and support down

The web site was unavailable for most of Thursday, October 27th. We believe that no data has been lost. Please
contact us again so that we may answer you and investigate the data loss.
`
    expect(findings(text, 'year-missing', 'claim-contradiction')).toEqual([
      expect.stringMatching(
        /^year-missing: "Thursday, October 27th" has no year: add it; the weekday fits .*\d{4}\.$/,
      ),
      'claim-contradiction: "no data has been lost" contradicts "investigate the data loss" on line 4: correct one of them.',
    ])
  })

  it('several more hours against Friday to Sunday', () => {
    const text = `${head('date: 2014-01-10\ntimezone: America/Los_Angeles\nstarted: 2014-01-10 evening\nresolved: 2014-01-12 16:40\n')}## Summary

Most was back within three hours, and it took several more hours for complete restoration.

## Timeline

- 2014-01-10 evening the upgrade goes wrong
- 2014-01-12 16:40 the core service is restored
`
    expect(findings(text, 'duration-mismatch')).toEqual([
      'duration-mismatch: several more hours is stated, but the last time of the timeline is at least 1 d 17 h after any other.',
    ])
  })
})
