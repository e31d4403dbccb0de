import { proseWith } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const imageAlt = defineRule({
  id: 'image-alt',
  family: 'structure',
  summary: 'Every image has alternative text.',
  why: 'Readers who cannot see a graph, or who read mail without images, learn nothing from it otherwise.',
  severity: 'warning',
  examples: {
    good: [vary('took minutes', '![Resumes per minute, falling from 07:00](a.png) minutes')],
    bad: [vary('took minutes', '![](a.png) minutes'), vary('took minutes', '![image](a.png) minutes')],
  },
  *check(document) {
    for (const { text, start } of proseWith(document, /!\[/)) {
      for (const { 0: image, 1: words = '', index } of text.matchAll(IMAGE)) {
        if (
          !/^\s*$|^(?:image|picture|screenshot|screen ?shot|img|alt(?: text)?|untitled)(?:[ _-]?\d{0,4})?(?:\.\w{3,4})?$/i.test(
            words,
          )
        )
          continue
        const range = { start: start + index, end: start + index + image.length }
        yield { range, message: 'This image has no alternative text: write in the brackets what it shows.' }
      }
    }
  },
})

const IMAGE = /!\[([^[\]]{0,300})\]\([^()\s]{1,300}(?: "[^"]{0,200}")?\)/g
