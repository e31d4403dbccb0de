import type { SourceFile } from './entry.ts'

/** A file of a source, with what is in it as JSON. */
export function sourceFile(path: string, content: string): SourceFile {
  const text = content.replace(/^\ufeff/, '')
  return { path, text, json: jsonOf(text) }
}

function jsonOf(text: string): unknown {
  const trimmed = text.trim()
  if (!/^[[{]/.test(trimmed)) return undefined
  const whole = parsed(trimmed)
  if (whole !== undefined) return whole
  const rows = trimmed.split(/\r?\n/).filter(line => line.trim() !== '')
  const values = rows.map(parsed).filter(value => typeof value === 'object' && value !== null)
  // a line of a chat may be a number, or in brackets
  return values.length * 2 > rows.length ? values : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is wrong with a text that begins like JSON; null for another one. */
export function jsonProblem(text: string): string | null {
  if (!/^\s*[[{]/.test(text)) return null
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof SyntaxError ? error.message : null
  }
}
