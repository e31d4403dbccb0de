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

/** A text escaped for an XML attribute or element; characters that XML 1.0 forbids are spelt out. */
export const xmlText = (text: string): string =>
  visible(text).replace(/[&<>"'\n\t]/g, char => entities[char] ?? char)
