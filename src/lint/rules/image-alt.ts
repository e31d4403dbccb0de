import { proseWith } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const imageAlt = defineRule({
  id: 'image-alt',
  family: 'structure',
  summary: 'A picture has words that say what it shows.',
  why: 'Who cannot see it, or reads the mail without pictures, learns nothing from a graph without them.',
  severity: 'warning',
  examples: {
    good: [vary('took minutes', '![Resumes per minute, falling from 07:00](a.png) minutes')],
    bad: [vary('took minutes', '![](a.png) minutes'), vary('took minutes', '![image](a.png) minutes')],
  },
  *check(document) {
    for (const { text, start } of proseWith(document, /!\[/)) {
      for (const { 0: picture, 1: words = '', index } of text.matchAll(PICTURE)) {
        if (
          !/^\s*$|^(?:image|picture|screenshot|screen ?shot|img|alt(?: text)?|untitled)(?:[ _-]?\d{0,4})?(?:\.\w{3,4})?$/i.test(
            words,
          )
        )
          continue
        const range = { start: start + index, end: start + index + picture.length }
        yield { range, message: 'Say in the brackets what this picture shows.' }
      }
    }
  },
})

const PICTURE = /!\[([^[\]]{0,300})\]\([^()\s]{1,300}(?: "[^"]{0,200}")?\)/g
