import { visible } from '../visible.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** Text as it may stand in an XML attribute or element; what XML 1.0 cannot hold at all is spelt out. */
export const xmlText = (text: string): string =>
  visible(text).replace(/[&<>"'\n\t]/g, char => entities[char] ?? char)
