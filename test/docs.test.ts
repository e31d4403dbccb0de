import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { templates } from '../src/render/index.ts'
import { pageShape, VIEW_VERSION } from '../src/render/view/view-shape.ts'

const page = readFileSync(resolve(import.meta.dirname, '../docs/templates.md'), 'utf8')

describe('the page on templates', () => {
  it('names every template', () => {
    for (const name of Object.keys(templates)) expect(page).toContain(`| \`${name}\` |`)
  })

  it('names every field of the view, and its version', () => {
    expect(page).toContain(`## The view, version ${VIEW_VERSION}`)
    for (const name of Object.keys(pageShape)) expect(page).toContain(`\`${name}`)
  })
})
