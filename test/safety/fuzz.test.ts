import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../lint/mutations.ts'
import { checked } from './fuzz.ts'

const folder = resolve(import.meta.dirname, 'cases')
const cases = existsSync(folder) ? readdirSync(folder) : []

describe('what mutants found', () => {
  it.each(['', ...cases])('%s', name => {
    const text = name === '' ? '' : readFileSync(join(folder, name), 'utf8')
    for (let seed = 0; seed < 8; seed++) expect(checked(text, randomFrom(seed))).toEqual([])
  })
})
