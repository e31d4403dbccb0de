import { describe, expect, it } from 'vitest'
import { faultOfIncident } from './random-incident.ts'

// a long run: INCIDENTS=10000 npx vitest run test/cli/incident-law.test.ts
const incidents = Number(process.env.INCIDENTS ?? 300)
const from = Number(process.env.SEED ?? 1)

describe('the record of an incident', () => {
  it(`is right in ${incidents} random ones: instants, words, order, nothing else moved`, async () => {
    const faults: string[] = []
    for (let seed = from; seed < from + incidents; seed++) {
      const fault = await faultOfIncident(seed)
      if (fault !== null) faults.push(fault)
    }
    expect([faults.length, ...faults.slice(0, 3)].join('\n\n')).toBe('0')
  }, 3_600_000)
})
